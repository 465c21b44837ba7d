import {
  Code,
  Contacts,
  fill,
  Heading,
  Headline,
  Name,
  Photo,
  Row,
  Sections,
  Sheet,
  styles,
  type TemplateProps,
  View,
} from "./parts/index.ts";

const ink = "#1b1f24";
const quiet = "#57606a";
const rule = "#d0d7de";

const stylesOf = styles(({ text, space, leading, top, bottom, accent, margin, slant }) => ({
  page: { lineHeight: leading(1.34), color: ink, paddingTop: top(space(46)), paddingBottom: bottom(50), paddingHorizontal: margin },
  header: { justifyContent: "space-between", columnGap: 16 },
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
  subtitle: { fontStyle: slant, color: quiet },
}));

/** Sets a single column in a humanist sans serif, with the accent colour for headings alone. */
export function Classic({ resume, look }: TemplateProps) {
  const { page, header, name, headline, contacts, heading, subtitle } = stylesOf(look);
  const { text } = look;
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={page}>
      <Row style={header}>
        <View style={fill}>
          <Name of={resume} size={text(25)} width={390} style={name} />
          <Headline of={resume} style={headline} />
          <Row style={contacts}>
            <Contacts of={resume} />
          </Row>
        </View>
        <Photo of={resume} size={text(72)} />
      </Row>
      <Sections
        of={resume.sections}
        heading={(title) => <Heading style={heading}>{title}</Heading>}
        styles={{ subtitle }}
        between={{ entries: 8.5 }}
      />
      <Code of={resume} />
    </Sheet>
  );
}
