import { StyleSheet, View } from "@react-pdf/renderer";
import type { Look } from "./parts/look.ts";
import { Contacts, Heading, linked, Name, Photo, Row, Sheet, Split } from "./parts/primitives.tsx";
import { SectionBlock } from "./parts/section-block.tsx";
import { Words } from "./parts/words.tsx";
import type { Template, TemplateProps } from "./template.ts";

const ink = "#1d2327";
const quiet = "#5a646d";
const margin = 50;
const top = 42;

const stylesOf = ({ text, space, accent = "#0b6470", isRtl }: Look) => {
  const body = text(10);
  return StyleSheet.create({
    page: {
      fontSize: body,
      lineHeight: 1.36,
      color: ink,
      paddingTop: top,
      paddingBottom: 50,
      paddingHorizontal: margin,
    },
    foot: { left: margin, right: margin, fontSize: 8.5, color: quiet },
    // Out to the edges of the first page.
    band: {
      marginTop: -top,
      marginHorizontal: -margin,
      paddingTop: space(34),
      paddingBottom: space(26),
      paddingHorizontal: margin,
      marginBottom: space(8),
      backgroundColor: accent,
      color: "#ffffff",
      alignItems: "center",
      columnGap: 20,
    },
    name: { fontWeight: 600, lineHeight: 1.12 },
    headline: { fontSize: text(13), lineHeight: 1.3, marginTop: space(3) },
    contacts: { flexWrap: "wrap", columnGap: 18, rowGap: 2, fontSize: text(9.5), marginTop: space(9) },
    heading: { marginTop: space(14), marginBottom: space(5) },
    bar: { width: 26, height: 2.6, backgroundColor: accent, marginBottom: space(4), alignSelf: isRtl ? "flex-end" : "flex-start" },
    title: { fontSize: text(13.5), fontWeight: 600, lineHeight: 1.2, color: accent },
    what: { fontSize: text(10.5), fontWeight: 600 },
    when: { fontSize: text(9.5), fontWeight: 600, color: accent },
    quiet: { color: quiet },
    strong: { fontWeight: 600 },
  });
};

function Modern({ resume, look }: TemplateProps) {
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
    betweenEntries: space(9),
    betweenItems: space(3),
    betweenLines: space(2),
  };
  return (
    <Sheet look={look} name={resume.name} style={styles.page} foot={styles.foot}>
      <Row look={look} style={styles.band}>
        <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>
          <Name of={resume} size={text(28)} width={390} style={styles.name} />
          {resume.headline && <Words style={styles.headline}>{resume.headline}</Words>}
          <Row look={look} style={styles.contacts}>
            <Contacts contacts={resume.contacts} color="#ffffff" />
          </Row>
        </View>
        <Photo of={resume} size={text(84)} radius={text(42)} />
      </Row>
      {resume.sections.map((section) => (
        <SectionBlock
          key={section.key}
          section={section}
          styles={inSection}
          heading={
            <View style={styles.heading}>
              <View style={styles.bar} />
              <Heading style={styles.title}>{section.title}</Heading>
            </View>
          }
          head={({ title, date, subtitle, place, url }) => (
            <>
              <Split heading look={look} texts={[title, date]} styles={[styles.what, styles.when]} />
              <Split look={look} texts={[linked(subtitle, url, quiet), place]} styles={[{}, styles.quiet]} />
            </>
          )}
        />
      ))}
    </Sheet>
  );
}

/** A band of the accent colour for who it is, and confident headings in the same. */
export const modern: Template = { typeface: "sans", Pages: Modern };
