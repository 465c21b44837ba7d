import { StyleSheet, View } from "@react-pdf/renderer";
import type { Look } from "./parts/look.ts";
import { Contacts, Heading, linked, Name, Photo, Row, Sheet, Split } from "./parts/primitives.tsx";
import { SectionBlock } from "./parts/section-block.tsx";
import { Words } from "./parts/words.tsx";
import type { Template, TemplateProps } from "./template.ts";

const ink = "#1b1f24";
const quiet = "#57606a";
const rule = "#d0d7de";

const stylesOf = ({ text, space, accent = "#24507a" }: Look) => {
  const body = text(10);
  return StyleSheet.create({
    page: {
      fontSize: body,
      lineHeight: 1.34,
      color: ink,
      paddingTop: space(46),
      paddingBottom: 50,
      paddingHorizontal: 40 + space(14),
    },
    foot: { left: 54, right: 54, fontSize: 8.5, color: quiet },
    name: { fontWeight: 600, lineHeight: 1.15, marginBottom: space(4) },
    headline: { fontSize: text(12), color: quiet, lineHeight: 1.25, marginBottom: space(4) },
    contacts: { flexWrap: "wrap", columnGap: 16, rowGap: 1, fontSize: text(9.5), color: quiet },
    heading: {
      fontSize: text(11.5),
      fontWeight: 600,
      lineHeight: 1.2,
      color: accent,
      paddingBottom: 2,
      marginTop: space(13),
      marginBottom: space(5),
      borderBottomWidth: 0.7,
      borderBottomColor: rule,
    },
    strong: { fontWeight: 600 },
    quiet: { color: quiet },
    italic: { fontStyle: "italic", color: quiet },
  });
};

function Classic({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text, space } = look;
  const inSection = {
    paragraph: {},
    bullet: {},
    bulletWidth: 0.704 * text(10),
    note: {},
    keywords: styles.quiet,
    item: {},
    label: styles.strong,
    betweenEntries: space(7),
    betweenItems: space(3),
    betweenLines: space(1.5),
  };
  return (
    <Sheet look={look} name={resume.name} style={styles.page} foot={styles.foot}>
      <Row look={look} style={{ justifyContent: "space-between", columnGap: 16 }}>
        <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>
          <Name of={resume} size={text(25)} width={390} style={styles.name} />
          {resume.headline && <Words style={styles.headline}>{resume.headline}</Words>}
          <Row look={look} style={styles.contacts}>
            <Contacts contacts={resume.contacts} color={quiet} />
          </Row>
        </View>
        <Photo of={resume} size={text(72)} radius={3} />
      </Row>
      {resume.sections.map((section) => (
        <SectionBlock
          key={section.key}
          section={section}
          styles={inSection}
          heading={<Heading style={styles.heading}>{section.title}</Heading>}
          head={({ title, date, subtitle, place, url }) => (
            <>
              <Split heading look={look} texts={[title, date]} styles={[styles.strong, styles.quiet]} />
              <Split look={look} texts={[linked(subtitle, url, quiet), place]} styles={[styles.italic, styles.quiet]} />
            </>
          )}
        />
      ))}
    </Sheet>
  );
}

/** A single column in a humanist sans serif; the accent colour for headings alone. */
export const classic: Template = { typeface: "sans", Pages: Classic };
