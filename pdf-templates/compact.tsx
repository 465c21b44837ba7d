import { StyleSheet, View } from "@react-pdf/renderer";
import type { Entry } from "../outline/outline.ts";
import type { Look } from "./parts/look.ts";
import { Anchor, Contacts, Heading, Name, Row, Sheet, Split } from "./parts/primitives.tsx";
import { SectionBlock } from "./parts/section-block.tsx";
import { Words } from "./parts/words.tsx";
import type { Template, TemplateProps } from "./template.ts";

const ink = "#16191c";
const quiet = "#4f5861";
const rule = "#b9c2ca";

const stylesOf = ({ text, space, accent = "#7a2e2e", isRtl }: Look) => {
  const body = text(9.2);
  return StyleSheet.create({
    page: {
      fontSize: body,
      lineHeight: 1.24,
      color: ink,
      paddingTop: space(32),
      paddingBottom: 42,
      paddingHorizontal: 40,
    },
    foot: { left: 40, right: 40, fontSize: 8.5, color: quiet },
    header: { alignItems: "flex-end", justifyContent: "space-between", columnGap: 18, marginBottom: space(2) },
    who: { alignItems: isRtl ? "flex-end" : "flex-start" },
    name: { fontWeight: 600, lineHeight: 1.12 },
    headline: { fontSize: text(10), color: quiet, lineHeight: 1.25, marginTop: space(1.5) },
    contacts: { flexWrap: "wrap", columnGap: 12, fontSize: text(8.8), color: quiet },
    below: { marginTop: space(2), marginBottom: space(2) },
    beside: { flexGrow: 1, flexShrink: 1, flexBasis: 0, justifyContent: "flex-end" },
    heading: { alignItems: "center", columnGap: 7, marginTop: space(8), marginBottom: space(2.5) },
    // Leaves the rule its room: React-PDF lays no text out anew that is made narrower for the sake of what stands beside it.
    title: { maxWidth: "90%", fontSize: text(10), fontWeight: 600, lineHeight: 1.2, color: accent },
    rule: { flexGrow: 1, flexBasis: 20, height: 0.6, backgroundColor: rule },
    strong: { fontWeight: 600 },
    quiet: { color: quiet },
  });
};

function Compact({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text, space } = look;
  const inSection = {
    paragraph: {},
    bullet: {},
    bulletWidth: 0.704 * text(9.2),
    note: {},
    keywords: styles.quiet,
    item: {},
    label: styles.strong,
    betweenEntries: space(4),
    betweenItems: space(1),
    betweenLines: space(0.6),
  };
  const head = ({ title, date, subtitle, place, url }: Entry) => {
    const what = (
      <>
        {title && <Words style={styles.strong}>{title}</Words>}
        {title && subtitle && ", "}
        {subtitle}
        {url && (title || subtitle) && "  ·  "}
        {url && <Anchor url={url} color={quiet} />}
      </>
    );
    return (
      <Split
        heading
        look={look}
        texts={[title || subtitle || url ? what : undefined, place, date]}
        styles={[{}, styles.quiet, styles.quiet]}
      />
    );
  };
  // Two lines of them, or three.
  const fitsBeside = resume.contacts.reduce((sum, contact) => sum + contact.text.length, 0) <= 120;
  const contacts = <Contacts contacts={resume.contacts} color={quiet} />;
  return (
    <Sheet look={look} name={resume.name} style={styles.page} foot={styles.foot}>
      <Row look={look} style={styles.header}>
        <View style={[styles.who, { maxWidth: fitsBeside ? "55%" : "100%" }]}>
          <Name of={resume} size={text(20)} width={fitsBeside ? 282 : 512} style={styles.name} />
          {resume.headline && <Words style={styles.headline}>{resume.headline}</Words>}
        </View>
        {fitsBeside && (
          <Row look={look} style={{ ...styles.contacts, ...styles.beside }}>
            {contacts}
          </Row>
        )}
      </Row>
      {!fitsBeside && (
        <Row look={look} style={{ ...styles.contacts, ...styles.below }}>
          {contacts}
        </Row>
      )}
      {resume.sections.map((section) => (
        <SectionBlock
          key={section.key}
          section={section}
          styles={inSection}
          heading={
            <Row look={look} style={styles.heading}>
              <Heading style={styles.title}>{section.title}</Heading>
              <View style={styles.rule} />
            </Row>
          }
          head={head}
        />
      ))}
    </Sheet>
  );
}

/** A long career on few pages: one line an entry's head, small margins, nothing that takes room for its looks. */
export const compact: Template = { typeface: "sans", Pages: Compact };
