import type { Entry } from "../../outline/outline.ts";
import { linkText } from "../../outline/text/links.ts";
import { Anchor, type Shown } from "./anchor.tsx";
import { type Cell, Split } from "./row.tsx";
import type { Style } from "./style.ts";

/** What stands above what there is to say of an entry, each a text of its own. */
export type EntryHead = {
  /** What heads the entry. */
  title: Cell;
  /** The organisation and the address, as far as neither is the title. */
  more: Cell[];
  place: Cell | undefined;
  date: Cell | undefined;
};

export type HeadStyles = Record<"title" | "subtitle" | "place" | "date", Style>;

/** How an address is set: in which colour, and what is shown of it. */
type AddressLook = { color: string; shown?: Shown | undefined };

/**
 * Returns the head of an entry, undefined where there is nothing to stand in it. Where the entry has no title, the organisation moves up, else the
 * address, the place or the date.
 */
export function headOf(
  { title, subtitle, url, urlLabel, place, date }: Entry,
  styles: HeadStyles,
  { color, shown = linkText }: AddressLook,
  role: Cell["role"] = "subheading",
): EntryHead | undefined {
  const others = [subtitle, place].join("").length;
  const link = url && <Anchor url={url} text={urlLabel ?? shown(url, others)} color={color} />;
  const texts = { title, subtitle, link, place, date };
  const first = (["title", "subtitle", "link", "place", "date"] as const).find((part) => texts[part]);
  if (!first) return undefined;
  const cell = (part: keyof typeof texts, style: Style) => (part === first || !texts[part] ? undefined : { text: texts[part], style });
  return {
    title: { text: texts[first], style: styles.title, role },
    more: [cell("subtitle", styles.subtitle), cell("link", {})].filter((each) => each !== undefined),
    place: cell("place", styles.place),
    date: cell("date", styles.date),
  };
}

/** Sets the head of an entry on two lines: title and date, then organisation, address and place. */
export const TwoLines = ({ title, more, place, date }: EntryHead) => (
  <>
    <Split near={[title]} far={[date]} />
    {/* At the end of a line of its own, a place would seem to belong to something else. */}
    <Split near={more.length > 0 ? more : [place]} far={more.length > 0 ? [place] : []} />
  </>
);

/** Sets the head of an entry on one line, as far as there is room. */
export const OneLine = ({ title, more, place, date }: EntryHead) => <Split near={[title, ...more]} far={[place, date]} />;

/** Sets the head of an entry one text below the other, for a column that has no room for two. */
export const Stacked = ({ title, more, place, date }: EntryHead) =>
  [title, ...more, place, date].map((cell, i) => cell && <Split key={i} near={[cell]} far={[]} />);
