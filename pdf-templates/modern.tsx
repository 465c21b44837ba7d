import { Contacts, fill, Heading, Headline, Name, Photo, Row, Sections, Sheet, styles, type TemplateProps, View } from "./parts/index.ts";

const ink = "#1d2327";
const quiet = "#5a646d";
const white = "#ffffff";
const top = 42;

const stylesOf = styles(({ text, space, accent, margin, isRtl }) => ({
  page: { lineHeight: 1.36, color: ink, paddingTop: top, paddingBottom: 50, paddingHorizontal: margin },
  // Out to the edges of the first page.
  band: {
    marginTop: -top,
    marginHorizontal: -margin,
    paddingTop: space(34),
    paddingBottom: space(26),
    paddingHorizontal: margin,
    marginBottom: space(8),
    backgroundColor: accent,
    color: white,
    alignItems: "center",
    columnGap: 20,
  },
  name: { fontWeight: 600, lineHeight: 1.12 },
  headline: { fontSize: text(13), lineHeight: 1.3, marginTop: space(3) },
  contacts: { flexWrap: "wrap", columnGap: 18, rowGap: 2, fontSize: text(9.5), marginTop: space(9) },
  heading: { marginTop: space(14), marginBottom: space(5) },
  bar: { width: 26, height: 2.6, backgroundColor: accent, marginBottom: space(4), alignSelf: isRtl ? "flex-end" : "flex-start" },
  headingText: { fontSize: text(13.5), fontWeight: 600, lineHeight: 1.2, color: accent },
  title: { fontSize: text(10.5), fontWeight: 600 },
  date: { fontSize: text(9.5), fontWeight: 600, color: accent },
}));

/** Sets name and contacts on a band of the accent colour, and confident headings in the same. */
export function Modern({ resume, look }: TemplateProps) {
  const { page, band, name, headline, contacts, heading, bar, headingText, title, date } = stylesOf(look);
  const { text } = look;
  return (
    <Sheet of={resume} look={look} size={text(10)} quiet={quiet} style={page}>
      <Row style={band}>
        <View style={fill}>
          <Name of={resume} size={text(28)} width={390} style={name} />
          <Headline of={resume} style={headline} />
          <Row style={contacts}>
            <Contacts of={resume} color={white} />
          </Row>
        </View>
        <Photo of={resume} size={text(84)} radius={text(42)} />
      </Row>
      <Sections
        of={resume.sections}
        heading={(title) => (
          <View style={heading}>
            <View style={bar} />
            <Heading style={headingText}>{title}</Heading>
          </View>
        )}
        styles={{ title, date }}
        between={{ entries: 9, lines: 2 }}
      />
    </Sheet>
  );
}
