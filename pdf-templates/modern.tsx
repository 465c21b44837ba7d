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

const ink = "#1d2327";
const quiet = "#5a646d";
const white = "#ffffff";
const above = 42;
const bleed = 1;

/** Letters of a head that a page has room for, whichever they are. */
const onePiece = 1200;

const stylesOf = styles(({ text, heading, space, leading, top, bottom, accent, margin, isRtl }) => ({
  page: { lineHeight: leading(1.34), color: ink, paddingTop: top(above), paddingBottom: bottom(46), paddingHorizontal: margin },
  // Out over the edges of the first page: up to them, programs that round would leave a white line.
  band: {
    marginTop: -top(above),
    marginHorizontal: -margin - bleed,
    paddingTop: space(20),
    paddingBottom: space(17),
    paddingHorizontal: margin + bleed,
    marginBottom: space(4),
    backgroundColor: accent,
    color: white,
    alignItems: "center",
    columnGap: 20,
  },
  name: { fontWeight: 600, lineHeight: 1.12 },
  headline: { fontSize: text(12), lineHeight: 1.3, marginTop: space(2) },
  contacts: { flexWrap: "wrap", columnGap: 16, rowGap: 1, fontSize: text(9.2), marginTop: space(6) },
  heading: { marginTop: space(12), marginBottom: space(4.5) },
  bar: { width: 26, height: 2.4, backgroundColor: accent, marginBottom: space(3), alignSelf: isRtl ? "flex-end" : "flex-start" },
  headingText: { fontSize: heading(12.8), fontWeight: 600, lineHeight: 1.2, color: accent },
  date: { color: accent },
}));

/** Sets name and contacts on a band of the accent colour, and confident headings in the same. */
export function Modern({ resume, look }: TemplateProps) {
  const { page, band, name, headline, contacts, heading, bar, headingText, date } = stylesOf(look);
  const { text } = look;
  const head = [resume.name, resume.headline, ...resume.contacts.map((contact) => contact.text)].join(" ");
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={page}>
      {/* In one piece, it takes no more of the page than is below the margin. */}
      <View wrap={head.length > onePiece}>
        <Row style={band}>
          <View style={fill}>
            <Name of={resume} size={text(25)} width={390} style={name} />
            <Headline of={resume} style={headline} />
            <Row style={contacts}>
              <Contacts of={resume} color={white} />
            </Row>
          </View>
          <Photo of={resume} size={text(68)} />
        </Row>
      </View>
      <Sections
        of={resume.sections}
        heading={(title) => (
          <View style={heading}>
            <View style={bar} />
            <Heading style={headingText}>{title}</Heading>
          </View>
        )}
        styles={{ date }}
        between={{ entries: 9 }}
      />
      <Code of={resume} />
    </Sheet>
  );
}
