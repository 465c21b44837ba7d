import { type DateRange, isAfter, parseDate } from "../../domain/locales/parse-date.ts";
import type { ResumeContent } from "../../domain/resume.ts";
import { hasText } from "../words/has-text.ts";
import { countDistinctWords, countWords } from "../words/wording.ts";
import { type Check, faultAt } from "./check.ts";
import { bulletsOf, datesOf, jobsOf, type Located, periodsOf, tellingsOf } from "./located.ts";
import { textsOf } from "./texts.ts";

const fewestWords = 3;
const mostWords = 40;

/** How many different words have to tell of what somebody did, and the score that a resume can have at most where fewer do. */
const [fewestTold, mostUntold] = [5, 55];

/** Checks of the entries: their texts and their dates. */
export const entryChecks = {
  "jobs-described": {
    weight: 4,
    fine: "Each job has bullets or a summary.",
    judge(content) {
      const jobs = jobsOf(content);
      if (jobs.length === 0) return "not applicable";
      const bare = jobs.filter(({ value }) => !hasText([value.summary, value.details]));
      const todo = "Say what you did there, in bullets or a summary";
      const { publications = [], projects = [] } = content;
      // Who has written papers or built things has told of it by their names.
      const told = [...tellingsOf(content), ...textsOf({ publications, projects })].map(({ value }) => value);
      if (countDistinctWords(told.join("\n")) < fewestTold) return faultAt(jobs, "fail", todo, mostUntold);
      if (bare.length === jobs.length) return faultAt(bare, "fail", todo);
      // Parental leave, say: a time without an employer is told by its title.
      const employed = bare.filter(({ value }) => hasText(value.company));
      return faultAt(employed, "advice", todo);
    },
  },
  "jobs-dated": {
    weight: 2,
    fine: "Each job has a date.",
    judge(content) {
      const jobs = jobsOf(content);
      if (jobs.length === 0) return "not applicable";
      const undated = jobs.filter(({ value: { start, end } }) => !hasText(start) && !hasText(end));
      return faultAt(undated, "advice", "Say when the job began, and when it ended");
    },
  },
  "newest-first": {
    weight: 1,
    fine: "The newest job comes first.",
    judge(content) {
      const jobs = jobsOf(content);
      return jobs.length < 2 ? "not applicable" : faultAt(newerBelow(jobs), "advice", "Move the newer job up: the newest comes first");
    },
  },
  "dates-readable": {
    weight: 3,
    fine: "Each date can be read.",
    judge(content) {
      const dates = datesOf(content);
      if (dates.length === 0) return "not applicable";
      const unread = dates.filter(({ value }) => !isReadable(value));
      return faultAt(unread, "fail", 'Write the date as 2022, 2022-03, March 2022 or "present"');
    },
  },
  "dates-ordered": {
    weight: 2,
    fine: "Nothing ends before it starts.",
    judge(content) {
      const periods = periodsOf(content);
      if (periods.length === 0) return "not applicable";
      const reversed = periods.filter(({ value }) => {
        const [start, end] = [parseDate(value.start), parseDate(value.end)];
        return start && end && isAfter(start, end);
      });
      return faultAt(reversed, "fail", "Correct the dates: it ends before it starts");
    },
  },
  "bullet-length": {
    weight: 1,
    fine: `Bullets have ${fewestWords} to ${mostWords} words.`,
    judge(content) {
      const bullets = bulletsOf(content);
      if (bullets.length === 0) return "not applicable";
      const odd = bullets.filter(({ value }) => {
        const words = countWords(value);
        return words < fewestWords || words > mostWords;
      });
      return faultAt(odd, "advice", `Make the bullet ${fewestWords} to ${mostWords} words long`);
    },
  },
} satisfies Record<string, Check>;

/** Tells whether a text is a date, or two dates in one field: "2019 - 2022". */
const isReadable = (text: string): boolean =>
  parseDate(text) !== undefined || text.split(/\s+[-\u2010-\u2015]\s+/).every((part) => parseDate(part));

type Job = ResumeContent["experience"][number];

/** Finds the jobs that began later than the dated job above them and did not end earlier. So both orders, by start and by end, are right. */
function newerBelow(jobs: Located<Job>[]): Located<Job>[] {
  let above: { start: DateRange | undefined; end: DateRange | undefined } | undefined;
  return jobs.filter(({ value }) => {
    const [start, end] = [parseDate(value.start ?? ""), parseDate(value.end ?? "")];
    if (!start && !end) return false;
    const isNewer = above !== undefined && isLater(start ?? end, above.start ?? above.end) && !isLater(above.end, end);
    above = { start, end };
    return isNewer;
  });
}

const isLater = (a: DateRange | undefined, b: DateRange | undefined): boolean => a !== undefined && b !== undefined && isAfter(a, b);
