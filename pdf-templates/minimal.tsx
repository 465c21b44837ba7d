import { StyleSheet, View } from "@react-pdf/renderer";
import type { Look } from "./parts/look.ts";
import { Contacts, Heading, linked, Name, Row, Sheet, Split } from "./parts/primitives.tsx";
import { SectionBlock } from "./parts/section-block.tsx";
import { Words } from "./parts/words.tsx";
import type { Template, TemplateProps } from "./template.ts";

const ink = "#26292c";
const quiet = "#666d74";

const stylesOf = ({ text, space, accent = ink }: Look) => {
  const body = text(9.8);
  return StyleSheet.create({
    page: {
      fontSize: body,
      lineHeight: 1.46,
      color: ink,
      paddingTop: 22 + space(46),
      paddingBottom: 62,
      paddingHorizontal: 36 + space(42),
    },
    foot: { left: 78, right: 78, fontSize: 8.5, color: quiet },
    name: { lineHeight: 1.2, color: accent },
    headline: { fontSize: text(11), color: quiet, marginTop: space(3) },
    contacts: { flexWrap: "wrap", marginTop: space(8), columnGap: 18, rowGap: 1, fontSize: text(9.3), color: quiet },
    heading: { fontSize: text(9.8), fontWeight: 600, color: accent, marginTop: space(24), marginBottom: space(7) },
    strong: { fontWeight: 600 },
    quiet: { color: quiet },
  });
};

function Minimal({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text, space } = look;
  const inSection = {
    paragraph: {},
    bullet: {},
    bulletWidth: 0.704 * text(9.8),
    note: styles.quiet,
    keywords: styles.quiet,
    item: {},
    label: {},
    betweenEntries: space(12),
    betweenItems: space(3),
    betweenLines: space(2),
  };
  return (
    <Sheet look={look} name={resume.name} style={styles.page} foot={styles.foot}>
      <View>
        <Name of={resume} size={text(23)} width={435} style={styles.name} />
        {resume.headline && <Words style={styles.headline}>{resume.headline}</Words>}
        <Row look={look} style={styles.contacts}>
          <Contacts contacts={resume.contacts} color={quiet} />
        </Row>
      </View>
      {resume.sections.map((section) => (
        <SectionBlock
          key={section.key}
          section={section}
          styles={inSection}
          heading={<Heading style={styles.heading}>{section.title}</Heading>}
          head={({ title, date, subtitle, place, url }) => (
            <>
              <Split heading look={look} texts={[title, date]} styles={[styles.strong, styles.quiet]} />
              <Split look={look} texts={[linked(subtitle, url, quiet), place]} styles={[styles.quiet, styles.quiet]} />
            </>
          )}
        />
      ))}
    </Sheet>
  );
}

/** White space in place of rules and colours. */
export const minimal: Template = { typeface: "sans", Pages: Minimal };
