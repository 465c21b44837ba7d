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
  /** What stands before a grade, a list of courses, and a list of what was used in a job or a project. */
  labels: {
    score: string;
    /** Before grade points, such as 3.8 of 4, in languages that tell them from other grades. */
    gradePoints?: string;
    courses: string;
    keywords: string;
  };
  /** What stands between a label and its text. By default a colon and a space. */
  colon?: string;
  /** What other people write for the same. It is read, and never written. */
  alsoRead: AlsoRead & {
    /** Other titles of the sections. Where they are unlisted, the report does not call a title unusual. */
    titles: Partial<Record<SectionName, string[]>> | "unlisted";
    /** Other words that say of a grade that it is one, in lower case. */
    scores: string[];
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
