import type { Entry } from "../outline/outline.ts";
import { Contacts, Heading, Headline, linked, Name, Row, Sections, Sheet, Split, styles, type TemplateProps, View } from "./parts/index.ts";

const ink = "#151515";
const quiet = "#4a4a4a";

const stylesOf = styles(({ text, space, accent, margin }) => ({
  page: { lineHeight: 1.32, color: ink, paddingTop: space(50), paddingBottom: 52, paddingHorizontal: margin },
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
  contact: { textAlign: "center" },
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
}));

/** Sets a conservative serif under a centred head. An entry has two lines: the organisation, then the role. */
export function Corporate({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text } = look;
  const head = ({ title, date, subtitle, place, url }: Entry) => {
    const [first, second] = subtitle ? [subtitle, title] : [title, undefined];
    const [above, below] = subtitle && place ? [place, date] : [date, subtitle ? undefined : place];
    return (
      <>
        <Split heading texts={[first, above]} styles={[styles.strong, styles.quiet]} />
        <Split texts={[linked(second, url, quiet), below]} styles={[styles.italic, styles.quiet]} />
      </>
    );
  };
  return (
    <Sheet of={resume} look={look} size={text(10)} quiet={quiet} style={styles.page}>
      <View style={styles.header}>
        <Name of={resume} size={text(23)} width={470} style={styles.name} />
        <Headline of={resume} style={styles.headline} />
        <Row style={styles.contacts}>
          <Contacts of={resume} style={styles.contact} />
        </Row>
      </View>
      <Sections of={resume.sections} heading={(title) => <Heading style={styles.heading}>{title}</Heading>} head={head} />
    </Sheet>
  );
}
