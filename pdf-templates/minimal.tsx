import { Code, Contacts, Heading, Headline, Name, Row, Sections, Sheet, styles, type TemplateProps, View } from "./parts/index.ts";

const ink = "#26292c";
const quiet = "#666d74";

const stylesOf = styles(({ text, space, leading, top, bottom, accent, margin }) => ({
  page: { lineHeight: leading(1.35), color: ink, paddingTop: top(14 + space(36)), paddingBottom: bottom(50), paddingHorizontal: margin },
  name: { lineHeight: 1.2, color: accent },
  headline: { fontSize: text(11.5), color: quiet, lineHeight: 1.3, marginTop: space(2) },
  contacts: { flexWrap: "wrap", marginTop: space(6), columnGap: 16, rowGap: 1, fontSize: text(9.3), color: quiet },
  heading: { fontSize: text(14.5), lineHeight: 1.2, color: accent, marginTop: space(16), marginBottom: space(4.5) },
  second: { color: quiet },
}));

/** Sets white space in place of rules and colours. */
export function Minimal({ resume, look }: TemplateProps) {
  const { page, name, headline, contacts, heading, second } = stylesOf(look);
  const { text } = look;
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={page}>
      <View>
        <Name of={resume} size={text(27)} width={435} style={name} />
        <Headline of={resume} style={headline} />
        <Row style={contacts}>
          <Contacts of={resume} />
        </Row>
      </View>
      <Sections
        of={resume.sections}
        heading={(title) => <Heading style={heading}>{title}</Heading>}
        styles={{ subtitle: second, note: second }}
        between={{ entries: 9.5 }}
      />
      <Code of={resume} />
    </Sheet>
  );
}
