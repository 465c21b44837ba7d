import { Code, Contacts, Heading, Headline, Name, Row, Sections, Sheet, styles, type TemplateProps, View } from "./parts/index.ts";

const ink = "#1a1a1a";
const quiet = "#555555";

const stylesOf = styles(({ text, heading, space, leading, top, bottom, accent, margin, slant }) => ({
  page: { lineHeight: leading(1.3), color: ink, paddingTop: top(space(54)), paddingBottom: bottom(56), paddingHorizontal: margin },
  header: { marginBottom: space(6) },
  name: { lineHeight: 1.15, color: accent },
  headline: { fontSize: text(13), fontStyle: slant, color: quiet, lineHeight: 1.25, marginTop: space(3) },
  contacts: { flexWrap: "wrap", columnGap: 18, rowGap: 1, fontSize: text(10.5), color: quiet, marginTop: space(7) },
  heading: { fontSize: heading(13.4), fontWeight: 600, lineHeight: 1.2, color: accent, marginTop: space(16), marginBottom: space(5) },
  subtitle: { fontStyle: slant },
  note: { color: quiet },
}));

/** Sets a long record of research: an old-style serif, no rule or colour, publications that are numbered. */
export function Academic({ resume, look }: TemplateProps) {
  const { page, header, name, headline, contacts, heading, subtitle, note } = stylesOf(look);
  const { text } = look;
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={page}>
      <View style={header}>
        <Name of={resume} size={text(28)} width={455} style={name} />
        <Headline of={resume} style={headline} />
        <Row style={contacts}>
          <Contacts of={resume} />
        </Row>
      </View>
      <Sections
        of={resume.sections}
        heading={(title) => <Heading style={heading}>{title}</Heading>}
        styles={{ subtitle, note }}
        between={{ entries: 8.5, lines: 1.4 }}
        numbered={["publications"]}
      />
      <Code of={resume} />
    </Sheet>
  );
}
