import type { SectionName } from "../domain/presentation.ts";
import { templates } from "../domain/templates.ts";
import type { Section } from "../outline/outline.ts";
import { legible, tint } from "./accent.ts";
import {
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
  styles,
  type TemplateProps,
  View,
} from "./parts/index.ts";

const ink = "#22252b";
const quiet = "#5b616b";
const { side } = templates.creative;

/** What stands at the side, below the photo. */
const aside = new Set<SectionName>(["skills", "languages", "interests", "certifications"]);
const isAside = ({ name }: Section) => aside.has(name);

const stylesOf = styles(({ text, space, accent, margin, isRtl }) => {
  const ground = tint(accent, 0.09);
  const small = { fontSize: text(9) };
  const [start, end] = isRtl ? (["Right", "Left"] as const) : (["Left", "Right"] as const);
  return {
    page: { lineHeight: 1.36, color: ink, paddingTop: 44, paddingBottom: 50 },
    ground: { position: "absolute", top: 0, bottom: 0, [isRtl ? "right" : "left"]: 0, width: side.width, backgroundColor: ground },
    // The side is read last, and stands first.
    columns: { flexDirection: isRtl ? "row" : "row-reverse" },
    side: { width: side.width, paddingHorizontal: side.margin },
    photo: { marginBottom: space(14), alignSelf: "center" },
    sideHeading: {
      fontSize: text(10.5),
      fontWeight: 600,
      lineHeight: 1.2,
      color: legible(accent, ground),
      marginBottom: space(4),
    },
    strong: { ...small, fontWeight: 600 },
    small,
    smallQuiet: { ...small, color: quiet },
    main: { ...fill, [`padding${start}`]: side.gap, [`padding${end}`]: margin },
    name: { fontWeight: 600, lineHeight: 1.1, color: accent },
    headline: { fontSize: text(12.5), color: quiet, lineHeight: 1.3, marginTop: space(3) },
    contacts: { flexWrap: "wrap", columnGap: 14, rowGap: 1, fontSize: text(9), marginTop: space(6) },
    heading: { fontSize: text(13), fontWeight: 600, lineHeight: 1.2, color: accent, marginTop: space(15), marginBottom: space(5) },
    quiet: { color: quiet },
  };
});

/** Sets the career, and beside it, on the first page, a tinted column with photo and skills. */
export function Creative({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text } = look;
  return (
    <Sheet of={resume} look={look} size={text(9.8)} quiet={quiet} style={styles.page}>
      <View style={styles.ground} />
      <View style={styles.columns}>
        <View style={styles.main}>
          <Name of={resume} size={text(29)} width={350} style={styles.name} />
          <Headline of={resume} style={styles.headline} />
          <Row style={styles.contacts}>
            <Contacts of={resume} />
          </Row>
          <Sections
            of={resume.sections.filter((section) => !isAside(section))}
            heading={(title) => <Heading style={styles.heading}>{title}</Heading>}
            styles={{ subtitle: styles.quiet }}
            between={{ entries: 9, lines: 1.8 }}
          />
        </View>
        <View style={styles.side}>
          <Narrow>
            <Photo of={resume} size={text(104)} radius={text(52)} style={styles.photo} />
            <Sections
              of={resume.sections.filter(isAside)}
              heading={(title) => <Heading style={styles.sideHeading}>{title}</Heading>}
              head={Stacked}
              styles={{
                title: styles.strong,
                subtitle: styles.small,
                date: styles.smallQuiet,
                item: styles.small,
                note: styles.small,
                paragraph: styles.small,
              }}
              between={{ entries: 6, items: 5, lines: 1.8 }}
            />
          </Narrow>
        </View>
      </View>
    </Sheet>
  );
}
