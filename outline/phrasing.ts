import { type Locale, locales } from "../domain/locales/locales.ts";
import type { DateStyle } from "../domain/presentation.ts";
import { labelled, showScore } from "./labels.ts";
import { showDate, showRange } from "./show-date.ts";
import { list } from "./text/lists.ts";

type Maybe = string | undefined;

export type Phrasing = ReturnType<typeof phrasingIn>;

/** Says how a resume writes what depends on its language: dates of what takes its time and of what happens on a day, grades, and labels. */
export const phrasingIn = (locale: Locale, style?: DateStyle) => ({
  period: (start: Maybe, end: Maybe) => showRange(start, end, locale, style, "period"),
  days: (start: Maybe, end: Maybe) => showRange(start, end, locale, style, "day"),
  day: (date: Maybe) => date && showDate(date, locale, style, "day"),
  grade: (score: Maybe) => (score ? [showScore(score, locale)] : []),
  keywords: (texts: Maybe[] | undefined, what: "courses" | "keywords" = "keywords") => {
    const keywords = list(texts);
    return { keywords, keywordsLabel: keywords.length > 0 ? labelled(locales[locale].labels[what], locale) : undefined };
  },
  /** The name of a group or of a network, before what is in it. */
  label: (name: Maybe, text: Maybe) => (name && text ? labelled(name, locale) : name),
});
