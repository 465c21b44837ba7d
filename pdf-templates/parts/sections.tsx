import { type ReactNode, use } from "react";
import { listed } from "../../outline/lists.ts";
import type { Entry, Item, Section } from "../../outline/outline.ts";
import { View } from "../../pdf-engine/marks.ts";
import { bulletWidth } from "../type/families.ts";
import { Bullets } from "./bullets.tsx";
import { type EntryHead, type HeadStyles, headOf, TwoLines } from "./entry-head.tsx";
import { useSheet } from "./sheet.tsx";
import type { Style } from "./style.ts";
import { Typesetting, Words } from "./words.tsx";

/** How what stands in a section is set. */
type SectionStyles = HeadStyles & Record<"position" | "note" | "paragraph" | "bullet" | "keywords" | "item" | "label", Style>;

/** Distances between one part and the next, in points, before they shrink. */
type Distances = { entries: number; items: number; lines: number };

type SectionsProps = {
  of: Section[];
  /** Makes the heading, which stays with what follows. */
  heading: (title: string) => ReactNode;
  /** Makes the lines above what there is to say of an entry; they stay with the first of it. By default there are two. */
  head?: (head: EntryHead) => ReactNode;
  /** Returns what is shown of an address; by default, all but its scheme. */
  address?: ((url: string) => string) | undefined;
  /** By default titles and labels are bold; dates, places and keywords are quiet. */
  styles?: Partial<SectionStyles>;
  between?: Partial<Distances>;
};

type InSection = Pick<SectionsProps, "address"> & {
  styles: SectionStyles;
  between: Distances;
  head: (head: EntryHead) => ReactNode;
  bulletWidth: number;
};

const bold = { fontWeight: 600 };

/** Sets sections with all their parts, each with its heading in the bookmarks of the document. */
export function Sections({ of: sections, heading, head = TwoLines, address, styles: given, between: wanted }: SectionsProps) {
  const { look, size, quiet } = useSheet();
  const { fonts } = use(Typesetting);
  const color = { color: quiet };
  const plain = { subtitle: {}, position: {}, note: {}, paragraph: {}, bullet: {}, item: {} };
  const styles: SectionStyles = { ...plain, title: bold, label: bold, date: color, place: color, keywords: color, ...given };
  const { entries, items, lines } = { entries: 8, items: 3, lines: 1.5, ...wanted };
  const between = { entries: look.space(entries), items: look.space(items), lines: look.space(lines) };
  const inSection = { styles, between, head, address, bulletWidth: bulletWidth(fonts.base, size) };
  return sections.map((section) => <SectionBlock key={section.key} section={section} heading={heading} {...inSection} />);
}

function SectionBlock({ section, heading, ...inSection }: InSection & { section: Section; heading: (title: string) => ReactNode }) {
  const { styles, between } = inSection;
  const isIntroduced = section.paragraphs.length > 0 && section.parts.length > 0;
  const hasEntries = section.parts.some(({ kind }) => kind === "entry");
  return (
    <View role="section" bookmark={{ title: section.title }}>
      <View wrap={false} minPresenceAhead={48}>
        {heading(section.title)}
      </View>
      <Paragraphs texts={section.paragraphs} style={styles.paragraph} />
      <View style={{ rowGap: hasEntries ? between.entries : between.items, ...(isIntroduced && { marginTop: between.items }) }}>
        {section.parts.map((part, i) =>
          part.kind === "entry" ? <EntryBlock key={i} entry={part} {...inSection} /> : <ItemLine key={i} item={part} styles={styles} />,
        )}
      </View>
    </View>
  );
}

function EntryBlock({ entry, role = "subheading", ...inSection }: InSection & { entry: Entry; role?: "subheading" | "position" }) {
  const { quiet } = useSheet();
  const { styles, between, head, address, bulletWidth } = inSection;
  const above = headOf(entry, styles, { color: quiet, shown: address }, role);
  const { notes, paragraphs, bullets, keywords, positions } = entry;
  const hasBody = notes.length + paragraphs.length + bullets.length + keywords.length > 0;
  return (
    <View>
      {above && (
        <View wrap={false} minPresenceAhead={hasBody ? 30 : 0} style={{ paddingBottom: hasBody ? between.lines : 0 }}>
          {head(above)}
        </View>
      )}
      {hasBody && (
        <View style={{ rowGap: between.lines }}>
          <Paragraphs texts={notes} style={styles.note} />
          <Paragraphs texts={paragraphs} style={styles.paragraph} />
          <Bullets texts={bullets} below={listed(keywords)} style={styles.bullet} width={bulletWidth} />
          {keywords.length > 0 && (
            // Further from a bullet than one bullet from the next: it is not of the last.
            <Words ragged style={[styles.keywords, { marginTop: paragraphs.length + bullets.length > 0 ? 2 * between.lines : 0 }]}>
              {/* In the weight of its text: what begins a line in bold is taken for the head of an entry. */}
              {entry.keywordsLabel}
              {listed(keywords)}
            </Words>
          )}
        </View>
      )}
      {positions.length > 0 && (
        <View style={{ marginTop: between.entries / 2, rowGap: between.entries / 2 }}>
          {positions.map((position, i) => (
            <EntryBlock key={i} {...inSection} entry={position} role="position" styles={{ ...styles, title: styles.position }} />
          ))}
        </View>
      )}
    </View>
  );
}

const Paragraphs = ({ texts, style }: { texts: string[]; style: Style }) =>
  texts.map((text, i) => (
    <Words key={i} ragged style={style}>
      {text}
    </Words>
  ));

const ItemLine = ({ item: { label, text }, styles }: { item: Item; styles: SectionStyles }) => (
  <Words ragged style={styles.item}>
    {label && <Words style={styles.label}>{label}</Words>}
    {text}
  </Words>
);
