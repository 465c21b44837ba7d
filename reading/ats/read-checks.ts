import { comparable } from "../../domain/locales/comparable.ts";
import { type DateRange, isAfter, parseDate } from "../../domain/locales/parse-date.ts";
import { type SectionName, sectionNames } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import type { TemplateName } from "../../domain/templates.ts";
import { rangeParts } from "../entries.ts";
import { lineText } from "../lines.ts";
import type { ResumeRead } from "../read-resume.ts";
import { hasText } from "../words/has-text.ts";
import { phoneDigits } from "../words/phone-digits.ts";
import { type Check, type Circumstances, type Fault, faultAt } from "./check.ts";
import { entriesOf, type Located, withPositions } from "./located.ts";
import { textsOf } from "./texts.ts";

/** The template of a single column, which hides least. */
const plainest: TemplateName = "classic";

const notFound = (template: TemplateName): string =>
  `A program does not find it in this PDF${template === plainest ? "" : `: try another template, such as ${plainest}`}`;

/** Checks of what a program that reads the PDF finds of what is stored. */
export const readChecks = {
  "read-contact": {
    weight: 7,
    fine: "A program finds your name, email and phone number in the PDF.",
    judge({ name, email, contact_email, phone }, { read, template }) {
      const shown = contact_email ? { path: "contact_email", email: contact_email } : { path: "email", email };
      const missing = [
        { path: "name", isFound: isSame(name, read.name) },
        { path: shown.path, isFound: isSame(shown.email, read.email) },
        // What is no phone number is a fault of `phone`.
        { path: "phone", isFound: phoneDigits(phone) === undefined || phoneDigits(phone) === phoneDigits(read.phone) },
      ].filter(({ isFound }) => !isFound);
      return faultAt(missing, missing.length > 1 ? "fail" : "advice", notFound(template));
    },
  },
  "read-sections": {
    weight: 4,
    fine: "A program finds each section by its title, and its texts below that.",
    judge(content, { read }) {
      const stored = sectionNames.filter((section) => section !== "custom_sections" && hasText(content[section]));
      if (stored.length === 0) return "not applicable";
      const missing = stored.filter((section) => !isRead(content, read, section));
      const status = missing.length * 2 > stored.length ? "fail" : "advice";
      return faultAt(
        missing.map((path) => ({ path })),
        status,
        "A program does not find the section by its title",
      );
    },
  },
  "read-jobs": {
    weight: 7,
    fine: "A program finds the title, the employer and the dates of each job in the PDF.",
    judge: (content, circumstances) => judgeEntries(content, circumstances, "experience", ["role", "company"]),
  },
  "read-schools": {
    weight: 3,
    fine: "A program finds each school and its dates in the PDF.",
    judge: (content, circumstances) => judgeEntries(content, circumstances, "education", ["institution"]),
  },
} satisfies Record<string, Check>;

/** How much of a text tells it from others, in letters. */
const telling = 20;

/** Tells whether at least half of the texts of a section stand below its title. */
function isRead(content: RenderedContent, read: ResumeRead, section: SectionName): boolean {
  const below = read.sections.filter(({ name }) => name === section).flatMap(({ lines }) => lines.map(lineText));
  const whole = bare(below.join(""));
  const texts = textsOf({ [section]: content[section] }).map(({ value }) => bare(value).slice(0, telling));
  return below.length > 0 && texts.filter((text) => whole.includes(text)).length * 2 >= texts.length;
}

type AnyEntry = Record<string, unknown> & { start?: string; end?: string; year?: string; positions?: AnyEntry[] };

/** Compares the entries of a section with those that were read, by the fields named and by their dates. */
function judgeEntries(
  content: RenderedContent,
  { read, template }: Circumstances,
  section: SectionName,
  fields: string[],
): Fault | "fine" | "not applicable" {
  const stored = withPositions(entriesOf<AnyEntry>(section, content[section] as AnyEntry[]));
  const left = new Set(
    read.entries(section).map(({ texts, dates }): Found => ({ texts: texts.map(bare), dates: rangeParts(dates).map(parseDate) })),
  );
  const all = stored.flatMap((entry) => {
    const wanted = wantedOf(entry, fields);
    const hits = (candidate: Found) => wanted.filter(({ isIn }) => isIn(candidate));
    const best = [...left].reduce<Found | undefined>(
      (most, next) => (most && hits(most).length >= hits(next).length ? most : next),
      undefined,
    );
    if (!best || hits(best).length === 0) return wanted.map(({ path }) => ({ path, isFound: false }));
    left.delete(best);
    return wanted.map(({ path, isIn }) => ({ path, isFound: isIn(best) }));
  });
  if (all.length === 0) return "not applicable";
  const missing = all.filter(({ isFound }) => !isFound);
  return faultAt(missing, missing.length * 2 > all.length ? "fail" : "advice", notFound(template));
}

/** What was read of an entry, in the form in which it is compared. */
type Found = { texts: string[]; dates: (DateRange | undefined)[] };

type Wanted = { path: string; isIn(entry: Found): boolean };

function wantedOf({ path, value }: Located<AnyEntry>, fields: string[]): Wanted[] {
  const texts = fields.flatMap((field): Wanted[] => {
    const text = value[field];
    const wanted = typeof text === "string" ? bare(text) : "";
    return wanted ? [{ path: `${path}.${field}`, isIn: (entry) => holds(entry.texts, wanted) }] : [];
  });
  const period = [value.start, value.end].filter(hasText);
  const dates = (period.length > 0 ? period : [value.year]).filter((date) => date !== undefined && hasText(date)) as string[];
  const ranges = dates.flatMap((date) => parseDate(date) ?? []);
  // What nobody can read is a fault of `dates-readable`.
  if (ranges.length === 0 || ranges.length < dates.length) return texts;
  const isIn = (entry: Found) =>
    ranges.every((range) => entry.dates.some((date) => date && !isAfter(date, range) && !isAfter(range, date)));
  return [...texts, { path: `${path}.${value.start !== undefined ? "start" : "year"}`, isIn }];
}

/** Tells whether a text stands by itself: in one text of the file or in several that follow one another. */
function holds(texts: string[], wanted: string): boolean {
  return texts.some((_, i) => {
    let joined = "";
    for (let at = i; at < texts.length && joined.length < wanted.length; at++) joined += texts[at];
    return joined === wanted;
  });
}

/** A text without spaces and punctuation, of which a file may have others. */
const bare = (text: string): string => comparable(text).replace(/[\p{P}\p{S}\s]/gu, "");

const isSame = (stored: string, read: string): boolean => bare(stored) === bare(read);
