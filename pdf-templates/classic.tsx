import { Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ComponentProps, ReactNode } from "react";
import type { SectionName } from "../domain/presentation.ts";
import { sans } from "./fonts.ts";
import { dateRange, join } from "./format.ts";
import type { Shown } from "./presentable.ts";
import { Anchor, Bullets, Entry, Paragraphs, Row, Section } from "./primitives.tsx";
import { sectionsOf } from "./sections.ts";
import type { TemplateProps } from "./template.ts";

type PageLayoutProps = Parameters<NonNullable<ComponentProps<typeof Page>["layout"]>>[0];

const ink = "#1b1f24";
const quiet = "#57606a";
const defaultAccent = "#24507a";

/** In points. A distance from the bottom is measured from the end of the content, so the footer needs the height. */
const pageHeights = { A4: 841.89, Letter: 792 };

/** Sections of short entries. */
const tight = new Set<SectionName>(["skills", "certifications", "awards", "references"]);

const styles = StyleSheet.create({
  page: { fontFamily: sans, fontSize: 10, lineHeight: 1.34, color: ink, paddingTop: 46, paddingBottom: 50, paddingHorizontal: 54 },
  name: { fontSize: 25, fontWeight: 600, lineHeight: 1.15, marginBottom: 4 },
  headline: { fontSize: 12, color: quiet, lineHeight: 1.25, marginBottom: 4 },
  contact: { flexDirection: "row", flexWrap: "wrap", columnGap: 16, rowGap: 1, fontSize: 9.5, color: quiet },
  sectionTitle: {
    fontSize: 11.5,
    fontWeight: 600,
    lineHeight: 1.2,
    paddingBottom: 2,
    marginTop: 13,
    marginBottom: 5,
    borderBottomWidth: 0.7,
    borderBottomColor: "#d0d7de",
  },
  strong: { fontWeight: 600 },
  quiet: { color: quiet },
  italic: { fontStyle: "italic", color: quiet },
  footer: { position: "absolute", left: 54, right: 54, textAlign: "right", fontSize: 8.5, color: quiet },
});

/** A single column; the accent colour for headings alone. */
export function Classic({ content, page_size }: TemplateProps) {
  const accent = content.presentation?.accent_color ?? defaultAccent;
  return (
    <Page size={page_size === "Letter" ? "LETTER" : "A4"} style={styles.page} layout={(page) => frame(page, content.name, page_size)}>
      <Header content={content} />
      {sectionsOf(content).map(({ name, title, index }) => (
        <Section key={name + index} title={title} titleStyle={[styles.sectionTitle, { color: accent }]} gap={tight.has(name) ? 3 : 7}>
          {sections[name](content, index)}
        </Section>
      ))}
    </Page>
  );
}

/** What stands around the content of every page: from the second on, whose it is and which. */
function frame({ children, pageNumber = 1, totalPages }: PageLayoutProps, name: string | undefined, page_size: TemplateProps["page_size"]) {
  const text = pageNumber > 1 ? join([name, `${pageNumber} / ${totalPages}`], "  ·  ") : "";
  return (
    <>
      {children}
      <Text style={[styles.footer, { top: pageHeights[page_size] - 36 }]}>{text ?? ""}</Text>
    </>
  );
}

function Header({ content }: { content: Shown }) {
  const { name, pronouns, headline, email, phone, location, url, profiles } = content;
  const place = join([location?.address, join([location?.postal_code, location?.city], " "), location?.region, location?.country_code]);
  return (
    <View>
      {name && <Text style={styles.name}>{name}</Text>}
      {(headline || pronouns) && <Text style={styles.headline}>{join([headline, pronouns], "  ·  ")}</Text>}
      <View style={styles.contact}>
        <Text>
          <Anchor url={`mailto:${email}`} color={quiet} />
        </Text>
        {phone && <Text>{phone}</Text>}
        {place && <Text>{place}</Text>}
        {url && (
          <Text>
            <Anchor url={url} color={quiet} />
          </Text>
        )}
        {profiles?.map((profile, i) => (
          <Text key={i}>{profile.url ? <Anchor url={profile.url} color={quiet} /> : join([profile.network, profile.username], ": ")}</Text>
        ))}
      </View>
    </View>
  );
}

/** Two lines: what and when, then with whom and where. */
function head(what?: string, when?: string, whom?: ReactNode, where?: string) {
  return (
    <>
      <Row left={what} right={when} leftStyle={styles.strong} rightStyle={styles.quiet} />
      <Row left={whom} right={where} leftStyle={styles.italic} rightStyle={styles.quiet} />
    </>
  );
}

const linked = (text: string | undefined, url: string | undefined): ReactNode =>
  url ? (
    <>
      {text}
      {text && "  ·  "}
      <Anchor url={url} color={quiet} />
    </>
  ) : (
    text
  );

const Keywords = ({ items }: { items: string[] | undefined }) =>
  items && <Text style={[styles.quiet, { marginTop: 1.5 }]}>{items.join(", ")}</Text>;

const sections: Record<SectionName, (content: Shown, index: number) => ReactNode> = {
  summary: ({ summary }) => (
    <View>
      <Paragraphs text={summary} />
    </View>
  ),

  experience: ({ experience }) =>
    experience?.map((job, i) => (
      <Entry key={i} head={head(job.role, dateRange(job.start, job.end), linked(job.company, job.url), job.location)}>
        <Paragraphs text={job.summary} />
        <Bullets items={job.details} />
        <Keywords items={job.keywords} />
      </Entry>
    )),

  education: ({ education }) =>
    education?.map((school, i) => (
      <Entry
        key={i}
        head={head(
          join([school.degree, school.area]),
          dateRange(school.start, school.end) ?? school.year,
          linked(school.institution, school.url),
          school.location,
        )}
      >
        {school.score && <Text>{school.score}</Text>}
        <Paragraphs text={school.summary} />
        <Keywords items={school.courses} />
      </Entry>
    )),

  skills: ({ skills }) => {
    const plain = skills?.filter((skill) => typeof skill === "string");
    const grouped = skills?.filter((skill) => typeof skill === "object");
    return (
      <>
        {plain && plain.length > 0 && <Text>{plain.join(", ")}</Text>}
        {grouped?.map((skill, i) => (
          <Text key={i}>
            <Text style={styles.strong}>{join([skill.name, skill.level], " – ")}</Text>
            {skill.keywords && `${skill.name || skill.level ? ": " : ""}${skill.keywords.join(", ")}`}
          </Text>
        ))}
      </>
    );
  },

  projects: ({ projects }) =>
    projects?.map((project, i) => (
      <Entry key={i} head={head(project.name, dateRange(project.start, project.end), linked(undefined, project.url))}>
        <Paragraphs text={project.description} />
        <Bullets items={project.details} />
        <Keywords items={project.keywords} />
      </Entry>
    )),

  certifications: ({ certifications }) =>
    certifications?.map((item, i) => (
      <Entry key={i} head={head(item.name, dateRange(item.date, item.expires), linked(item.issuer, item.url))} />
    )),

  publications: ({ publications }) =>
    publications?.map((item, i) => (
      <Entry key={i} head={head(item.name, item.date, linked(item.publisher, item.url))}>
        {item.authors && <Text>{item.authors.join(", ")}</Text>}
        <Paragraphs text={item.summary} />
      </Entry>
    )),

  awards: ({ awards }) =>
    awards?.map((award, i) => (
      <Entry key={i} head={head(award.title, award.date, award.awarder)}>
        <Paragraphs text={award.summary} />
      </Entry>
    )),

  volunteer: ({ volunteer }) =>
    volunteer?.map((item, i) => (
      <Entry key={i} head={head(item.role, dateRange(item.start, item.end), linked(item.organization, item.url))}>
        <Paragraphs text={item.summary} />
        <Bullets items={item.details} />
      </Entry>
    )),

  languages: ({ languages }) => (
    <Text>{languages?.map(({ language, fluency }) => (fluency ? `${language ?? ""} (${fluency})`.trim() : language)).join(", ")}</Text>
  ),

  interests: ({ interests }) => (
    <Text>{interests?.map(({ name, keywords }) => (keywords ? `${name ?? ""} (${keywords.join(", ")})`.trim() : name)).join(", ")}</Text>
  ),

  references: ({ references }) =>
    references?.map(({ name, reference }, i) => (
      <Entry key={i} head={<Row left={name} leftStyle={styles.strong} />}>
        <Paragraphs text={reference} />
      </Entry>
    )),

  custom_sections: ({ custom_sections }, index) =>
    custom_sections?.[index]?.items?.map((item, i) => (
      <Entry key={i} head={head(item.title, item.date, item.subtitle)}>
        <Paragraphs text={item.text} />
        <Bullets items={item.details} />
      </Entry>
    )),
};
