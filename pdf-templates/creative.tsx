import { legible, tint } from "../domain/look/accent.ts";
import type { SectionName } from "../domain/presentation.ts";
import { templates } from "../domain/templates.ts";
import type { Section } from "../outline/outline.ts";
import {
  Code,
  Contacts,
  fill,
  Heading,
  Headline,
  Name,
  Narrow,
  Photo,
  Row,
  Sections,
  Sheet,
  Stacked,
  shownBeside,
  shownWithin,
  styles,
  type TemplateProps,
  View,
} from "./parts/index.ts";

const ink = "#22252b";
const quiet = "#5b616b";
const { side } = templates.creative;

/** What stands at the side, below the photo. */
const aside = new Set<SectionName>(["skills", "languages", "interests", "certifications", "awards"]);
const isAside = ({ name }: Section) => aside.has(name);

/** Letters that a line of the side has room for by design, whichever they are. */
const lineOfSide = 25;

/** Letters that a line of the other column has room for. */
const lineOfMain = 60;

const stylesOf = styles(({ text, space, leading, top, bottom, accent, margin, isRtl }) => {
  const ground = tint(accent, 0.09);
  const small = { fontSize: text(9) };
  const [start, end] = isRtl ? (["Right", "Left"] as const) : (["Left", "Right"] as const);
  const wide = { flexGrow: 0, flexShrink: 0, flexBasis: "auto", width: "100%", paddingHorizontal: margin } as const;
  return {
    page: { lineHeight: leading(1.36), color: ink, paddingTop: top(42), paddingBottom: bottom(50) },
    ground: { position: "absolute", top: 0, bottom: 0, [isRtl ? "right" : "left"]: 0, width: side.width, backgroundColor: ground },
    // The side is read last, and stands first. Were an empty column as high as the other, no page could break beside it.
    columns: { flexDirection: isRtl ? "row" : "row-reverse", alignItems: "flex-start" },
    one: { flexDirection: "column" },
    main: { ...fill, [`padding${start}`]: side.gap, [`padding${end}`]: margin },
    side: { width: side.width, paddingHorizontal: side.margin },
    wide,
    photo: { alignSelf: "center", marginTop: space(4), marginBottom: space(4) },
    sideHeading: {
      fontSize: text(10.5),
      fontWeight: 600,
      lineHeight: 1.2,
      color: legible(accent, ground),
      marginTop: space(15),
      marginBottom: space(4),
    },
    small,
    strong: { ...small, fontWeight: 600 },
    smallQuiet: { ...small, color: quiet },
    name: { fontWeight: 600, lineHeight: 1.1, color: accent },
    headline: { fontSize: text(12), color: quiet, lineHeight: 1.3, marginTop: space(2) },
    contacts: { flexWrap: "wrap", columnGap: 14, rowGap: 1, fontSize: text(9), color: quiet, marginTop: space(6) },
    heading: { fontSize: text(13), fontWeight: 600, lineHeight: 1.2, color: accent, marginTop: space(14), marginBottom: space(4.5) },
    quiet: { color: quiet },
  };
});

/** Sets the career, and beside it, on the first page, a tinted column with photo and skills. */
export function Creative({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text, letters } = look;
  const { small, strong, smallQuiet, wide } = styles;
  const beside = resume.sections.filter(isAside);
  const hasSide = beside.length > 0 || resume.photo !== undefined;
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={styles.page}>
      {hasSide && <View style={styles.ground} />}
      <View style={hasSide ? styles.columns : styles.one} later={styles.one}>
        <View style={hasSide ? styles.main : wide} later={wide}>
          <Name of={resume} size={text(27)} width={350} style={styles.name} />
          <Headline of={resume} style={styles.headline} />
          <Row style={styles.contacts}>
            <Contacts of={resume} />
          </Row>
          <Sections
            of={resume.sections.filter((section) => !isAside(section))}
            heading={(title) => <Heading style={styles.heading}>{title}</Heading>}
            address={shownBeside(lineOfMain)}
            styles={{ subtitle: styles.quiet }}
            between={{ entries: 9, lines: 1.8 }}
          />
          <Code of={resume} />
        </View>
        <View style={styles.side} later={wide}>
          <Narrow longest={letters(lineOfSide)}>
            <Photo of={resume} size={text(92)} style={styles.photo} />
            <Sections
              of={beside}
              heading={(title) => <Heading style={styles.sideHeading}>{title}</Heading>}
              head={Stacked}
              address={shownWithin(lineOfSide)}
              columns={1}
              styles={{
                title: strong,
                subtitle: small,
                place: smallQuiet,
                date: smallQuiet,
                item: small,
                note: small,
                paragraph: small,
                keywords: smallQuiet,
              }}
              between={{ entries: 6, items: 5, lines: 1.8 }}
            />
          </Narrow>
        </View>
      </View>
    </Sheet>
  );
}
