import type { SectionName } from "../domain/presentation.ts";
import { templates } from "../domain/templates.ts";
import type { Entry, Section } from "../outline/outline.ts";
import { legible, tint } from "./accent.ts";
import {
  Contacts,
  EntryTitle,
  fill,
  Heading,
  Headline,
  Lead,
  linked,
  Name,
  Narrow,
  Photo,
  Row,
  Sections,
  Sheet,
  styles,
  type TemplateProps,
  View,
  Words,
} from "./parts/index.ts";

const ink = "#22252b";
const quiet = "#5b616b";
const { side } = templates.creative;

/** What stands at the side, below the ways to reach somebody. */
const aside = new Set<SectionName>(["skills", "languages", "interests", "certifications"]);
const isAside = ({ name }: Section) => aside.has(name);

const stylesOf = styles(({ text, space, accent, margin, isRtl }) => {
  const ground = tint(accent, 0.09);
  const [start, end] = isRtl ? (["Right", "Left"] as const) : (["Left", "Right"] as const);
  return {
    page: { lineHeight: 1.36, color: ink, paddingTop: 44, paddingBottom: 50 },
    ground: { position: "absolute", top: 0, bottom: 0, [isRtl ? "right" : "left"]: 0, width: side.width, backgroundColor: ground },
    // Takes no room of the row: the other column keeps its place on pages that this one does not reach.
    side: { width: side.width, paddingHorizontal: side.margin, [`margin${end}`]: -side.width },
    photo: { marginBottom: space(16), alignSelf: "center" },
    contact: { fontSize: text(9), marginBottom: space(3) },
    sideHeading: {
      fontSize: text(10.5),
      fontWeight: 600,
      lineHeight: 1.2,
      color: legible(accent, ground),
      marginTop: space(16),
      marginBottom: space(4),
    },
    sideText: { fontSize: text(9) },
    main: { ...fill, [`margin${start}`]: side.width, [`padding${start}`]: side.gap, [`padding${end}`]: margin },
    name: { fontWeight: 600, lineHeight: 1.1, color: accent },
    headline: { fontSize: text(12.5), color: quiet, lineHeight: 1.3, marginTop: space(3) },
    heading: { fontSize: text(13), fontWeight: 600, lineHeight: 1.2, color: accent, marginTop: space(15), marginBottom: space(5) },
    strong: { fontWeight: 600 },
    quiet: { color: quiet },
  };
});

/** Sets a tinted side column with photo, contact and skills, and the career beside it. */
export function Creative({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { text } = look;
  const { sideText } = styles;
  const sideHead = ({ title, date, subtitle, url }: Entry) => (
    <View style={sideText}>
      {title && <EntryTitle style={styles.strong}>{title}</EntryTitle>}
      {(subtitle || url) && <Words>{linked(subtitle, url, quiet)}</Words>}
      {date && <Words style={styles.quiet}>{date}</Words>}
    </View>
  );
  return (
    <Sheet of={resume} look={look} size={text(9.8)} quiet={quiet} style={styles.page}>
      <View style={styles.ground} fixed />
      <Row>
        <View style={styles.side}>
          <Narrow>
            <Photo of={resume} size={text(104)} radius={text(52)} style={styles.photo} />
            <Contacts of={resume} color={ink} style={styles.contact} />
            <Sections
              of={resume.sections.filter(isAside)}
              heading={(title) => <Heading style={styles.sideHeading}>{title}</Heading>}
              head={sideHead}
              styles={{ item: sideText, note: sideText, paragraph: sideText }}
              between={{ entries: 6, items: 5, lines: 1.8 }}
            />
          </Narrow>
        </View>
        <View style={styles.main}>
          <Lead>
            <Name of={resume} size={text(29)} width={350} style={styles.name} />
            <Headline of={resume} style={styles.headline} />
          </Lead>
          <Sections
            of={resume.sections.filter((section) => !isAside(section))}
            heading={(title) => <Heading style={styles.heading}>{title}</Heading>}
            styles={{ subtitle: styles.quiet }}
            between={{ entries: 9, lines: 1.8 }}
          />
        </View>
      </Row>
    </Sheet>
  );
}
