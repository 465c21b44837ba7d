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

const ink = "#1c2024";
const quiet = "#5b6470";
const rule = "#d5dae0";
const { side } = templates.engineer;

/** What stands in the second column. */
const aside = new Set<SectionName>(["skills", "languages", "certifications", "awards", "interests"]);
const isAside = ({ name }: Section) => aside.has(name);

/** Letters that a line of the side has room for, whichever they are, and a line of the other column. */
const lineOfSide = 25;
const lineOfMain = 60;

const stylesOf = styles(({ text, space, leading, top, bottom, accent, margin, isRtl }) => {
  const small = { fontSize: text(8.9) };
  const whole = { flexGrow: 0, flexShrink: 0, flexBasis: "auto", width: "100%" } as const;
  const heading = { fontSize: text(11.5), fontWeight: 600, lineHeight: 1.2, color: accent, marginTop: space(13), marginBottom: space(4.5) };
  return {
    page: { lineHeight: leading(1.36), color: ink, paddingTop: top(space(44)), paddingBottom: bottom(48), paddingHorizontal: margin },
    header: { paddingBottom: space(9), borderBottomWidth: 0.8, borderBottomColor: rule },
    name: { fontWeight: 600, lineHeight: 1.2 },
    headline: { fontSize: text(11.5), color: accent, lineHeight: 1.3, marginTop: space(3) },
    contacts: { flexWrap: "wrap", columnGap: 15, rowGap: 1, ...small, color: quiet, marginTop: space(6) },
    // Were the shorter column as high as the other, no page could break beside it.
    columns: { flexDirection: isRtl ? "row-reverse" : "row", alignItems: "flex-start", columnGap: side.gap },
    one: { flexDirection: "column", columnGap: 0 },
    main: fill,
    // From right to left, poppler takes what stands at one height in both columns for one line.
    side: { width: side.width, paddingTop: isRtl ? 6 : 0 },
    whole,
    heading,
    small,
    strong: { ...small, fontWeight: 600 },
    smallQuiet: { ...small, color: quiet },
    quiet: { color: quiet },
  };
});

/** Sets the career, and beside it, on the first page, a column with skills and languages that is read after it. */
export function Engineer({ resume, look }: TemplateProps) {
  const styles = stylesOf(look);
  const { small, strong, smallQuiet, whole, one } = styles;
  const { text } = look;
  const heading = (title: string) => <Heading style={styles.heading}>{title}</Heading>;
  const main = (
    <>
      <Sections
        of={resume.sections.filter((section) => !isAside(section))}
        heading={heading}
        address={shownBeside(lineOfMain)}
        styles={{ subtitle: styles.quiet }}
        between={{ entries: 9, lines: 1.8 }}
        columns={2}
      />
      <Code of={resume} />
    </>
  );
  const beside = resume.sections.filter(isAside);
  return (
    <Sheet of={resume} look={look} quiet={quiet} style={styles.page}>
      <View style={styles.header}>
        <Name of={resume} size={text(25)} width={490} style={styles.name} />
        <Headline of={resume} style={styles.headline} />
        <Row style={styles.contacts}>
          <Contacts of={resume} />
        </Row>
      </View>
      {beside.length === 0 ? (
        main
      ) : (
        <View style={styles.columns} later={one}>
          <View style={styles.main} later={whole}>
            {main}
          </View>
          <View style={styles.side} later={whole}>
            <Narrow longest={look.letters(lineOfSide)}>
              <Sections
                of={beside}
                heading={heading}
                address={shownWithin(lineOfSide)}
                head={Stacked}
                columns={1}
                styles={{
                  title: strong,
                  subtitle: small,
                  place: smallQuiet,
                  date: smallQuiet,
                  item: small,
                  note: small,
                  paragraph: small,
                  bullet: small,
                  keywords: smallQuiet,
                }}
                between={{ entries: 6, items: 5, lines: 1.8 }}
              />
            </Narrow>
          </View>
        </View>
      )}
    </Sheet>
  );
}
