import type { SectionName } from "../presentation.ts";

/** All that the service knows of a language: what it writes in it, and what it reads. */
export type LocaleData = {
  /** What a resume is called. It stands in the properties of a file. */
  document: string;
  /** The word at the end of a range of dates that goes on. */
  present: string;
  dates: {
    /**
     * How a month and a day are written, in the fields of Unicode's date patterns (UTS #35, Part 4): `y` is the year, `MMMM` the name of the
     * month, `MMM` the first three letters of it, `M` its number, `MM` its number in two digits, `d` and `dd` the day. Words stand in quotes.
     */
    month: string;
    day: string;
    /** The same in digits alone. */
    numeric: { month: string; day: string };
    /** What `d` is on the first of a month, in languages that count it: "1er" of "1er mars". */
    firstDay?: string;
    months: Months | "numbered";
    /** The names that follow a day, in languages that inflect them. */
    monthsOfDay?: Months;
  };
  /** The titles of the sections. */
  headings: Record<SectionName, string>;
  /** What other people write for the same. The ATS report reads it; nothing writes it. */
  alsoRead: AlsoRead & {
    /** Other titles of the sections. Where they are unlisted, the report does not call a title unusual. */
    titles: Partial<Record<SectionName, string[]>> | "unlisted";
  };
};

export type AlsoRead = {
  present: string[];
  /** Names and short forms by the number of the month. What a name begins with is read without being listed. */
  months?: Partial<Record<number, string[]>>;
  /** Words between day, month and year. */
  betweenDateParts?: string[];
};

// biome-ignore format: one line says it best
/** The names of the months, from January on. */
type Months = readonly [string, string, string, string, string, string, string, string, string, string, string, string];
