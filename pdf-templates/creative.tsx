import { StyleSheet, View } from "@react-pdf/renderer";
import type { SectionName } from "../domain/presentation.ts";
import type { Entry, Section } from "../outline/outline.ts";
import { legible, tint } from "./accent.ts";
import type { Look } from "./parts/look.ts";
import { Contacts, EntryTitle, Heading, Lead, linked, Name, Photo, Row, Sheet, Split } from "./parts/primitives.tsx";
import { SectionBlock } from "./parts/section-block.tsx";
import { Narrow, Words } from "./parts/words.tsx";
import type { Template, TemplateProps } from "./template.ts";

const ink = "#22252b";
const quiet = "#5b616b";
const side = 176;
const top = 44;

function Creative({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text, space } = look;
  const inMain = {
    paragraph: {},
    bullet: {},
    bulletWidth: 0.704 * text(9.8),
    note: {},
    keywords: styles.quiet,
    item: {},
    label: styles.strong,
    betweenEntries: space(9),
    betweenItems: space(3),
    betweenLines: space(1.8),
  };
  const inSide = {
    ...inMain,
    item: styles.sideText,
    note: styles.sideText,
    paragraph: styles.sideText,
    betweenEntries: space(6),
    betweenItems: space(5),
  };
  const headOf = ({ title, date, subtitle, place, url }: Entry) => (
    <>
      <Split heading look={look} texts={[title, date]} styles={[styles.strong, styles.quiet]} />
      <Split look={look} texts={[linked(subtitle, url, quiet), place]} styles={[styles.quiet, styles.quiet]} />
    </>
  );
  const sideHeadOf = ({ title, date, subtitle, url }: Entry) => (
    <View style={styles.sideText}>
      {title && <EntryTitle style={styles.strong}>{title}</EntryTitle>}
      {(subtitle || url) && <Words>{linked(subtitle, url, quiet)}</Words>}
      {date && <Words style={styles.quiet}>{date}</Words>}
    </View>
  );
  const isAside = ({ name }: Section) => aside.has(name);
  return (
    <Sheet look={look} name={resume.name} style={styles.page} foot={styles.foot}>
      <View style={styles.ground} fixed />
      <Row look={look}>
        <View style={styles.side}>
          <Narrow>
            <Photo of={resume} size={text(104)} radius={text(52)} style={{ marginBottom: space(16), alignSelf: "center" }} />
            <Contacts contacts={resume.contacts} color={ink} style={styles.contact} />
            {resume.sections.filter(isAside).map((section) => (
              <SectionBlock
                key={section.key}
                section={section}
                styles={inSide}
                heading={<Heading style={styles.sideHeading}>{section.title}</Heading>}
                head={sideHeadOf}
              />
            ))}
          </Narrow>
        </View>
        <View style={styles.main}>
          <Lead>
            <Name of={resume} size={text(29)} width={350} style={styles.name} />
            {resume.headline && <Words style={styles.headline}>{resume.headline}</Words>}
          </Lead>
          {resume.sections
            .filter((section) => !isAside(section))
            .map((section) => (
              <SectionBlock
                key={section.key}
                section={section}
                styles={inMain}
                heading={<Heading style={styles.heading}>{section.title}</Heading>}
                head={headOf}
              />
            ))}
        </View>
      </Row>
    </Sheet>
  );
}

/** What stands at the side, below the ways to reach somebody. */
const aside = new Set<SectionName>(["skills", "languages", "interests", "certifications"]);

const stylesOf = ({ text, space, accent = "#6b3fa0", isRtl }: Look) => {
  const ground = tint(accent, 0.09);
  return StyleSheet.create({
    page: { fontSize: text(9.8), lineHeight: 1.36, color: ink, paddingTop: top, paddingBottom: 50 },
    foot: { [isRtl ? "right" : "left"]: side + 26, [isRtl ? "left" : "right"]: 40, fontSize: 8.5, color: quiet },
    ground: { position: "absolute", top: 0, bottom: 0, [isRtl ? "right" : "left"]: 0, width: side, backgroundColor: ground },
    // Takes no room of the row: the other column keeps its place on pages that this one does not reach.
    side: { width: side, paddingHorizontal: 22, [isRtl ? "marginLeft" : "marginRight"]: -side },
    main: {
      flexGrow: 1,
      flexShrink: 1,
      flexBasis: 0,
      [isRtl ? "marginRight" : "marginLeft"]: side,
      [isRtl ? "paddingRight" : "paddingLeft"]: 26,
      [isRtl ? "paddingLeft" : "paddingRight"]: 40,
    },
    contact: { fontSize: text(9), marginBottom: space(3) },
    sideHeading: {
      fontSize: text(10.5),
      fontWeight: 600,
      lineHeight: 1.2,
      color: legible(accent, ground),
      marginTop: space(16),
      marginBottom: space(4),
    },
    sideText: { fontSize: text(9) },
    name: { fontWeight: 600, lineHeight: 1.1, color: accent },
    headline: { fontSize: text(12.5), color: quiet, lineHeight: 1.3, marginTop: space(3) },
    heading: { fontSize: text(13), fontWeight: 600, lineHeight: 1.2, color: accent, marginTop: space(15), marginBottom: space(5) },
    strong: { fontWeight: 600 },
    quiet: { color: quiet },
  });
};

/** A tinted side column for who and with what, the career beside it. */
export const creative: Template = { typeface: "sans", Pages: Creative };
