import { StyleSheet, View } from "@react-pdf/renderer";
import type { Entry } from "../outline/outline.ts";
import type { Look } from "./parts/look.ts";
import { Contacts, Heading, linked, Name, Row, Sheet, Split } from "./parts/primitives.tsx";
import { SectionBlock } from "./parts/section-block.tsx";
import { Words } from "./parts/words.tsx";
import type { Template, TemplateProps } from "./template.ts";

const ink = "#151515";
const quiet = "#4a4a4a";

const stylesOf = ({ text, space, accent = ink }: Look) => {
  const body = text(10);
  return StyleSheet.create({
    page: {
      fontSize: body,
      lineHeight: 1.32,
      color: ink,
      paddingTop: space(50),
      paddingBottom: 52,
      paddingHorizontal: 44 + space(16),
    },
    foot: { left: 60, right: 60, fontSize: 8.5, color: quiet },
    header: { alignItems: "center", paddingBottom: space(9), borderBottomWidth: 1.2, borderBottomColor: accent },
    name: { fontWeight: 600, lineHeight: 1.15, textAlign: "center", color: accent },
    headline: { fontSize: text(11.5), fontStyle: "italic", color: quiet, lineHeight: 1.3, marginTop: space(2), textAlign: "center" },
    contacts: {
      flexWrap: "wrap",
      justifyContent: "center",
      columnGap: 16,
      rowGap: 1,
      fontSize: text(9.5),
      marginTop: space(6),
      color: quiet,
    },
    heading: {
      fontSize: text(11.5),
      fontWeight: 600,
      lineHeight: 1.2,
      color: accent,
      marginTop: space(13),
      marginBottom: space(5),
      paddingBottom: 1.5,
      borderBottomWidth: 0.6,
      borderBottomColor: ink,
    },
    strong: { fontWeight: 600 },
    italic: { fontStyle: "italic" },
    quiet: { color: quiet },
  });
};

function Corporate({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text, space } = look;
  const inSection = {
    paragraph: {},
    bullet: {},
    bulletWidth: 0.72 * text(10),
    note: {},
    keywords: styles.quiet,
    item: {},
    label: styles.strong,
    betweenEntries: space(8),
    betweenItems: space(3),
    betweenLines: space(1.5),
  };
  const head = ({ title, date, subtitle, place, url }: Entry) =>
    subtitle ? (
      <>
        <Split heading look={look} texts={[subtitle, place ?? date]} styles={[styles.strong, styles.quiet]} />
        <Split look={look} texts={[linked(title, url, quiet), place ? date : undefined]} styles={[styles.italic, styles.quiet]} />
      </>
    ) : (
      <>
        <Split heading look={look} texts={[title, date]} styles={[styles.strong, styles.quiet]} />
        <Split look={look} texts={[linked(undefined, url, quiet), place]} styles={[styles.italic, styles.quiet]} />
      </>
    );
  return (
    <Sheet look={look} name={resume.name} style={styles.page} foot={styles.foot}>
      <View style={styles.header}>
        <Name of={resume} size={text(23)} width={470} style={styles.name} />
        {resume.headline && <Words style={styles.headline}>{resume.headline}</Words>}
        <Row look={look} style={styles.contacts}>
          <Contacts contacts={resume.contacts} color={quiet} style={{ textAlign: "center" }} />
        </Row>
      </View>
      {resume.sections.map((section) => (
        <SectionBlock
          key={section.key}
          section={section}
          styles={inSection}
          heading={<Heading style={styles.heading}>{section.title}</Heading>}
          head={head}
        />
      ))}
    </Sheet>
  );
}

/** A conservative serif, centred on the first page's head; an entry in two lines, with whom before what. */
export const corporate: Template = { typeface: "serif", Pages: Corporate };
