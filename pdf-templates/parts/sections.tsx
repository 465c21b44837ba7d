import { type ReactNode, use } from "react";
import type { SectionName } from "../../domain/presentation.ts";
import type { Entry, Item, Section } from "../../outline/outline.ts";
import { type Inline, plain } from "../../outline/text/inline.ts";
import { listed } from "../../outline/text/lists.ts";
import { View } from "../../pdf-engine/marks.ts";
import { bulletWidth } from "../type/families.ts";
import type { Shown } from "./anchor.tsx";
import { Bullets } from "./bullets.tsx";
import { Columns } from "./columns.tsx";
import { type EntryHead, type HeadStyles, headOf, TwoLines } from "./entry-head.tsx";
import { Numbered } from "./numbered.tsx";
import { Runs } from "./runs.tsx";
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
  address?: Shown | undefined;
  /** By default titles and labels are bold; dates, places and keywords are quiet. */
  styles?: Partial<SectionStyles>;
  between?: Partial<Distances>;
  /** The sections whose entries are numbered. */
  numbered?: readonly SectionName[];
  /** How many columns there is room for, where a resume wants its skills in columns. */
  columns?: number;
};

type InSection = Pick<SectionsProps, "address"> & {
  columns: number;
  styles: SectionStyles;
  between: Distances;
  head: (head: EntryHead) => ReactNode;
  bulletWidth: number;
};

const bold = { fontWeight: 600 };

/** Letters of an introduction that stays with what it introduces, as its heading does. */
const short = 300;

/** Letters of a title that may be higher than a page in a narrow column: more than a field has, as many keywords make one. */
const longTitle = 400;

/** Sets sections with all their parts, each with its heading in the bookmarks of the document. */
export function Sections({
  of: sections,
  heading,
  head = TwoLines,
  address,
  styles: given,
  between: wanted,
  numbered = [],
  columns = 3,
}: SectionsProps) {
  const { look, quiet } = useSheet();
  const { fonts } = use(Typesetting);
  const color = { color: quiet };
  const unset = { subtitle: {}, position: {}, note: {}, paragraph: {}, bullet: {}, item: {} };
  const styles: SectionStyles = { ...unset, title: bold, label: bold, date: color, place: color, keywords: color, ...given };
  const { entries, items, lines } = { entries: 8, items: 3, lines: 1.5, ...wanted };
  const between = { entries: look.space(entries), items: look.space(items), lines: look.space(lines) };
  const inSection = { styles, between, head, address, columns, bulletWidth: bulletWidth(fonts.base, look.size) };
  return sections.map((section) => (
    <SectionBlock key={section.key} section={section} heading={heading} isNumbered={numbered.includes(section.name)} {...inSection} />
  ));
}

/** Says whether nothing is told of an entry but what is in its head. */
const isHead = ({ notes, paragraphs, bullets, keywords, positions }: Entry) =>
  notes.length + paragraphs.length + bullets.length + keywords.length + positions.length === 0;

/** Sections whose entries programs tell apart by the distance between them. */
const toldApart = new Set<SectionName>(["experience", "education", "projects"]);

/** Says whether a section is a list of titles, each with its date at most. */
const isList = ({ name, parts }: Section) =>
  parts.every((part) => part.kind === "item" || (!toldApart.has(name) && isHead(part) && !part.subtitle && !part.place && !part.url));

/** Says whether lines of one height would be all that there is in a section whose entries are told apart by distances. */
export const needsTwoLines = ({ name, parts }: Section): boolean =>
  toldApart.has(name) && parts.every((part) => part.kind === "entry" && isHead(part));

type SectionBlockProps = InSection & { section: Section; heading: (title: string) => ReactNode; isNumbered: boolean };

function SectionBlock({ section, heading, isNumbered, columns, ...inSection }: SectionBlockProps) {
  const { styles, between } = inSection;
  const { look } = useSheet();
  const isIntroduced = section.paragraphs.length > 0 && section.parts.length > 0;
  // Without paragraphs there is none: a page could break after an empty box, and leave the heading behind.
  const introduction = section.paragraphs.length > 0 && (
    <View style={{ rowGap: between.items }}>
      <Paragraphs of={section.paragraphs} style={styles.paragraph} />
    </View>
  );
  const isShort = isIntroduced && section.paragraphs.map(plain).join().length <= short;
  const items = section.name === "skills" && look.skillsStyle === "columns" ? section.parts.filter((part) => part.kind === "item") : [];
  return (
    <View role="section" bookmark={{ title: section.bookmark ?? section.title }}>
      {/* A page may break in the distance before the entries: that belongs to what stays with them. */}
      <View wrap={false} minPresenceAhead={48} {...(isShort && { style: { paddingBottom: between.items } })}>
        {heading(section.title)}
        {isShort && introduction}
      </View>
      {!isShort && introduction}
      <View
        style={{ rowGap: isList(section) ? between.items : between.entries, ...(isIntroduced && !isShort && { marginTop: between.items }) }}
      >
        {items.length > 0 ? (
          <Columns of={items} most={columns} styles={styles} between={between.items} />
        ) : (
          section.parts.map((part, i, { length }) =>
            part.kind === "item" ? (
              <ItemLine key={i} item={part} styles={styles} />
            ) : (
              <Numbered key={i} number={isNumbered ? i + 1 : undefined} last={length}>
                <EntryBlock entry={part} {...inSection} />
              </Numbered>
            ),
          )
        )}
      </View>
    </View>
  );
}

type EntryBlockProps = Omit<InSection, "columns"> & { entry: Entry; role?: "subheading" | "position" };

function EntryBlock({ entry, role = "subheading", ...inSection }: EntryBlockProps) {
  const { quiet } = useSheet();
  const { longest } = use(Typesetting);
  const { styles, between, head, address, bulletWidth } = inSection;
  const above = headOf(entry, styles, { color: quiet, shown: address }, role);
  const { notes, paragraphs, bullets, keywords, positions } = entry;
  const hasBody = notes.length + paragraphs.length + bullets.length + keywords.length > 0;
  const isGroup = positions.length > 0;
  return (
    <View>
      {above && (
        // A page may break in the distance before positions: where these follow at once, it is the head's.
        <View
          wrap={longest !== undefined && (entry.title ?? "").length > longTitle}
          minPresenceAhead={hasBody ? 30 : isGroup ? 48 : 0}
          style={{ paddingBottom: hasBody ? between.lines : isGroup ? between.entries / 2 : 0 }}
        >
          {head(above)}
        </View>
      )}
      {hasBody && (
        <View style={{ rowGap: between.lines }}>
          <Paragraphs of={notes} style={styles.note} />
          <Paragraphs of={paragraphs} style={styles.paragraph} />
          <Bullets of={bullets} below={listed(keywords)} style={styles.bullet} width={bulletWidth} />
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
      {isGroup && (
        <View style={{ rowGap: between.entries / 2, ...((hasBody || !above) && { marginTop: between.entries / 2 }) }}>
          {positions.map((position, i) => (
            // Where nothing heads the group, each role is an entry: a reader is led from level to level.
            <EntryBlock
              key={i}
              {...inSection}
              entry={position}
              role={above ? "position" : "subheading"}
              styles={{ ...styles, title: styles.position }}
            />
          ))}
        </View>
      )}
    </View>
  );
}

const Paragraphs = ({ of: paragraphs, style }: { of: Inline[]; style: Style }) =>
  paragraphs.map((paragraph, i) => (
    <Words key={i} ragged style={style}>
      <Runs of={paragraph} />
    </Words>
  ));

const ItemLine = ({ item: { label, text }, styles }: { item: Item; styles: SectionStyles }) => (
  <Words ragged style={styles.item}>
    {label && <Words style={styles.label}>{label}</Words>}
    {text}
  </Words>
);
