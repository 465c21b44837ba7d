import { View } from "@react-pdf/renderer";
import { type ReactNode, use } from "react";
import { directionOf } from "../../outline/direction.ts";
import type { Entry, Item, Section } from "../../outline/outline.ts";
import { role } from "../roles.ts";
import type { Style } from "./primitives.tsx";
import { Typesetting, Words } from "./words.tsx";

/** How a template sets what stands in a section. Distances are between one part and the next. */
type SectionStyles = {
  paragraph: Style;
  bullet: Style;
  /** Of a bullet and the space after it, in points. */
  bulletWidth: number;
  note: Style;
  keywords: Style;
  item: Style;
  label: Style;
  betweenEntries: number;
  betweenItems: number;
  betweenLines: number;
};

type SectionProps = {
  section: Section;
  styles: SectionStyles;
  /** The heading; it stays with what follows. */
  heading: ReactNode;
  /** The lines above what there is to say of an entry; they stay with the first of it. */
  head: (entry: Entry) => ReactNode;
  style?: Style;
};

/** A section with all its parts, its heading in the bookmarks of the document. */
export function SectionBlock({ section, styles, heading, head, style = {} }: SectionProps) {
  const hasEntries = section.parts.some(({ kind }) => kind === "entry");
  // React-PDF takes a bookmark on any node; its types know it on pages alone.
  const bookmark = { bookmark: { title: section.title, fit: true } };
  return (
    <View style={style} {...role("section")} {...bookmark}>
      <View wrap={false} minPresenceAhead={48}>
        {heading}
      </View>
      <Paragraphs texts={section.paragraphs} styles={styles} />
      <View style={{ rowGap: hasEntries ? styles.betweenEntries : styles.betweenItems }}>
        {section.parts.map((part, i) =>
          part.kind === "entry" ? (
            <EntryBlock key={i} entry={part} styles={styles} head={head} />
          ) : (
            <ItemLine key={i} item={part} styles={styles} />
          ),
        )}
      </View>
    </View>
  );
}

function EntryBlock({ entry, styles, head }: { entry: Entry; styles: SectionStyles; head: (entry: Entry) => ReactNode }) {
  const { notes, paragraphs, bullets, keywords } = entry;
  const hasBody = notes.length + paragraphs.length + bullets.length + keywords.length > 0;
  return (
    <View>
      <View wrap={false} minPresenceAhead={hasBody ? 30 : 0} style={{ paddingBottom: hasBody ? styles.betweenLines : 0 }}>
        {head(entry)}
      </View>
      {hasBody && (
        <View style={{ rowGap: styles.betweenLines }}>
          {notes.map((note, i) => (
            <Words key={i} ragged style={styles.note}>
              {note}
            </Words>
          ))}
          <Paragraphs texts={paragraphs} styles={styles} />
          <Bullets texts={keywords.length > 0 ? bullets.slice(0, -1) : bullets} styles={styles} />
          {keywords.length > 0 && (
            // Not alone on the next page.
            <View wrap={[...bullets.slice(-1), ...keywords].join(", ").length > short} style={{ rowGap: styles.betweenLines }}>
              <Bullets texts={bullets.slice(-1)} styles={styles} />
              <Words ragged style={styles.keywords}>
                {keywords.join(", ")}
              </Words>
            </View>
          )}
        </View>
      )}
    </View>
  );
}

const Paragraphs = ({ texts, styles }: { texts: string[]; styles: SectionStyles }) =>
  texts.map((text, i) => (
    <Words key={i} ragged style={styles.paragraph}>
      {text}
    </Words>
  ));

/** Letters that a page has room for, whatever the template: as many may be kept together. */
const short = 600;

const bullet = "•";

/** Each item with a hanging bullet: one text, or two from right to left, where React-PDF knows no hanging indent. */
function Bullets({ texts, styles }: { texts: string[]; styles: SectionStyles }) {
  const { bulletWidth } = styles;
  const { direction } = use(Typesetting);
  return texts.map((text, i) =>
    direction === "rtl" || directionOf(text, direction) === "rtl" ? (
      <View key={i} {...role("item")} wrap={text.length > short} style={{ flexDirection: "row-reverse" }}>
        {/* Were it as high as the text, a page could not break between them. */}
        <Words {...role("label")} style={[styles.bullet, { width: bulletWidth, textAlign: "right", alignSelf: "flex-start" }]}>
          {bullet}
        </Words>
        <Words {...role("body")} ragged style={[styles.bullet, { flexGrow: 1, flexShrink: 1, flexBasis: 0 }]}>
          {text}
        </Words>
      </View>
    ) : (
      // textkit hangs the first line of every paragraph of a text: each is a text of its own.
      text.split(/\n+/).map((line, j) => (
        <Words
          key={`${i} ${j}`}
          {...(j === 0 ? { ...role("item"), label: bullet } : role("more"))}
          ragged
          style={[styles.bullet, { marginLeft: bulletWidth, textIndent: j === 0 ? -bulletWidth : 0 }]}
        >
          {j === 0 ? `${bullet}  ${line}` : line}
        </Words>
      ))
    ),
  );
}

const ItemLine = ({ item: { label, text }, styles }: { item: Item; styles: SectionStyles }) => (
  <Words ragged style={styles.item}>
    {label && <Words style={styles.label}>{label}</Words>}
    {label && text && ": "}
    {text}
  </Words>
);
