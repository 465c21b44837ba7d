import type { SectionName } from "../domain/presentation.ts";
import type { Section } from "../outline/outline.ts";
import { Code, Contacts, Heading, Headline, Name, Row, Sections, Sheet, styles, type TemplateProps, View } from "./parts/index.ts";

const ink = "#151515";
const quiet = "#4a4a4a";

const stylesOf = styles(({ text, heading, space, leading, top, bottom, accent, margin, slant }) => ({
  page: { lineHeight: leading(1.32), color: ink, paddingTop: top(space(50)), paddingBottom: bottom(52), paddingHorizontal: margin },
  header: { alignItems: "center", paddingBottom: space(9), borderBottomWidth: 1.2, borderBottomColor: accent },
  name: { fontWeight: 600, lineHeight: 1.15, textAlign: "center", color: accent },
  headline: { fontSize: text(11.5), fontStyle: slant, color: quiet, lineHeight: 1.3, marginTop: space(2), textAlign: "center" },
  contacts: {
    flexWrap: "wrap",
    justifyContent: "center",
    columnGap: 16,
    rowGap: 1,
    fontSize: text(9.5),
    marginTop: space(6),
    color: quiet,
  },
  contact: { textAlign: "center" },
  heading: {
    fontSize: heading(11.7),
    fontWeight: 600,
    lineHeight: 1.2,
    color: accent,
    marginTop: space(13),
    marginBottom: space(5),
    paddingBottom: 1.5,
    borderBottomWidth: 0.6,
    borderBottomColor: ink,
  },
  subtitle: { fontStyle: slant },
}));

const careers = new Set<SectionName>(["experience", "education", "volunteer"]);

/** Puts the organisation before the role, where people ask first where somebody was. */
const organisationsFirst = (section: Section): Section =>
  careers.has(section.name)
    ? {
        ...section,
        parts: section.parts.map((part) => (part.kind === "entry" ? { ...part, title: part.subtitle, subtitle: part.title } : part)),
      }
    : section;

/** Sets a conservative serif under a centred head. A job has two lines: the organisation, then the role. */
export function Corporate({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text } = look;
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={styles.page}>
      <View style={styles.header}>
        <Name of={resume} size={text(23)} width={470} style={styles.name} />
        <Headline of={resume} style={styles.headline} />
        <Row style={styles.contacts}>
          <Contacts of={resume} style={styles.contact} />
        </Row>
      </View>
      <Sections
        of={resume.sections.map(organisationsFirst)}
        heading={(title) => <Heading style={styles.heading}>{title}</Heading>}
        styles={{ subtitle: styles.subtitle }}
        between={{ entries: 8.5 }}
      />
      <Code of={resume} />
    </Sheet>
  );
}
