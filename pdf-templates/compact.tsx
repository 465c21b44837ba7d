import {
  Code,
  Contacts,
  Heading,
  Headline,
  Name,
  needsTwoLines,
  OneLine,
  Row,
  Sections,
  Sheet,
  styles,
  type TemplateProps,
  TwoLines,
  View,
} from "./parts/index.ts";

const ink = "#16191c";
const quiet = "#4f5861";
const rule = "#b9c2ca";

const stylesOf = styles(({ text, heading, space, leading, top, bottom, accent, margin, isRtl }) => ({
  page: { lineHeight: leading(1.24), color: ink, paddingTop: top(space(32)), paddingBottom: bottom(42), paddingHorizontal: margin },
  header: { alignItems: "flex-end", justifyContent: "space-between", columnGap: 18, marginBottom: space(2) },
  who: { alignItems: isRtl ? "flex-end" : "flex-start" },
  name: { fontWeight: 600, lineHeight: 1.12 },
  headline: { fontSize: text(10), color: quiet, lineHeight: 1.25, marginTop: space(1.5) },
  contacts: { flexWrap: "wrap", columnGap: 12, fontSize: text(8.8), color: quiet },
  below: { marginTop: space(2), marginBottom: space(2) },
  beside: { flexGrow: 1, flexShrink: 1, flexBasis: 0, justifyContent: "flex-end" },
  heading: { alignItems: "center", columnGap: 7, marginTop: space(12), marginBottom: space(3) },
  // Leaves the rule its room: no text is laid out anew that is made narrower for the sake of what stands beside it.
  title: { maxWidth: "90%", fontSize: heading(10.7), fontWeight: 600, lineHeight: 1.2, color: accent },
  rule: { flexGrow: 1, flexBasis: 20, height: 0.6, backgroundColor: rule },
}));

/** Sets a long career on few pages: one line for an entry's head, small margins, nothing that takes room for its looks. */
export function Compact({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text } = look;
  // Two lines of them, or three, and not so near to a long headline that both would be read as one line. Beside a name alone, they are read as one.
  const { contacts, headline = "" } = resume;
  const fitsBeside = headline !== "" && headline.length <= 45 && contacts.reduce((sum, { text }) => sum + text.length, 0) <= 120;
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={styles.page}>
      <Row style={styles.header}>
        <View style={[styles.who, { maxWidth: fitsBeside ? "55%" : "100%" }]}>
          <Name of={resume} size={text(20)} width={fitsBeside ? 282 : 512} style={styles.name} />
          <Headline of={resume} style={styles.headline} />
        </View>
        {fitsBeside && (
          <Row style={{ ...styles.contacts, ...styles.beside }}>
            <Contacts of={resume} />
          </Row>
        )}
      </Row>
      {!fitsBeside && (
        <Row style={{ ...styles.contacts, ...styles.below }}>
          <Contacts of={resume} />
        </Row>
      )}
      {resume.sections.map((section) => (
        <Sections
          key={section.key}
          of={[section]}
          heading={(title) => (
            <Row style={styles.heading}>
              <Heading style={styles.title}>{title}</Heading>
              <View style={styles.rule} />
            </Row>
          )}
          head={needsTwoLines(section) ? TwoLines : OneLine}
          between={{ entries: 9.5, items: 1.5, lines: 0.6 }}
        />
      ))}
      <Code of={resume} />
    </Sheet>
  );
}
