import { plainText } from "./plain-text.ts";

/** The days that a date can mean, each as the number yyyymmdd: "2022" is any from 20220101 to 20221231; "present" is later than all. */
export type DateRange = { from: number; to: number };

const present: DateRange = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** By language: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Turkish, Russian, Arabic, Hindi, Chinese, Japanese, Korean. */
const presentWords = [
  ["present", "now", "current", "currently", "ongoing", "today", "to date", "to present", "till date"],
  ["heute", "bis heute", "aktuell", "derzeit", "laufend", "gegenwärtig"],
  ["présent", "actuel", "actuellement", "aujourd'hui", "à ce jour", "en cours"],
  ["presente", "actual", "actualidad", "actualmente", "hasta la fecha", "hoy", "en curso"],
  ["attuale", "attualmente", "oggi", "in corso"],
  ["atual", "atualmente", "até o momento", "hoje", "em curso"],
  ["heden", "nu", "huidig"],
  ["nuvarande", "pågående"],
  ["obecnie", "do dziś", "teraz"],
  ["günümüz", "halen", "devam ediyor"],
  ["по настоящее время", "настоящее время", "сейчас", "н. в."],
  ["الآن", "حتى الآن", "الحاضر", "حاليا"],
  ["वर्तमान", "अब तक"],
  ["至今", "现在", "目前", "現在"],
  ["現在に至る"],
  ["현재", "재직중", "재직 중"],
];

/** English, German, French, Spanish, Italian, Portuguese, Dutch; and short forms that are not how the name begins. */
const months = [
  "january januar janvier enero gennaio janeiro januari",
  "february februar février febrero febbraio fevereiro februari",
  "march märz mars marzo março maart mrz mrt",
  "april avril abril aprile",
  "may mai mayo maggio maio mei",
  "june juni juin junio giugno junho",
  "july juli juillet julio luglio julho",
  "august août agosto augustus",
  "september septembre septiembre settembre setembro",
  "october oktober octobre octubre ottobre outubro",
  "november novembre noviembre novembro",
  "december dezember décembre diciembre dicembre dezembro",
].map((names) => plainText(names).split(" "));

const time = /^(\d{4}-\d{2}-\d{2})t[\d:.]+(z|[+-]\d{2}:?\d{2})$/;
const separators = /[\s.,/()'’年月日년월일\-\u2010-\u2015]+/;
/** "15 de marzo de 2022", "15th of March". */
const fillers = new Set(["de", "del", "of"]);

const partsOf = (text: string): string[] =>
  text
    .replace(time, "$1")
    .split(separators)
    .filter((part) => part && !fillers.has(part));

const isPresent = new Set(presentWords.flat().map((words) => partsOf(plainText(words)).join(" ")));

/**
 * What a date of free text says: ISO 8601 with hyphens, "2022", "03/2022", "Mar 2022", "15 March 2022", "2022年3月", "present".
 * Undefined when it cannot be told, or is out of the years 1900 to 2099. 04/05/2022 is some day of 2022: which one depends on the country.
 */
export function parseDate(text: string): DateRange | undefined {
  const parts = partsOf(plainText(text));
  if (isPresent.has(parts.join(" "))) return present;
  const year = [parts[0], parts.at(-1)].find((part) => part && /^(19|20)\d\d$/.test(part));
  if (!year || parts.length > 3) return undefined;
  const rest = parts[0] === year ? parts.slice(1) : parts.slice(0, -1);
  const [first = "", second = ""] = rest;
  if (rest.length === 0) return range(year);
  if (rest.length === 1) return range(year, monthOf(first));
  if (parts[0] === year) return range(year, monthOf(first), dayOf(second));
  const readings = [range(year, monthOf(first), dayOf(second)), range(year, monthOf(second), dayOf(first))].filter((reading) => reading);
  return readings.length > 1 ? range(year) : readings[0];
}

/** A part that is given, but is none, makes the whole no date: it is NaN. */
function range(year: string, month?: number, day?: number): DateRange | undefined {
  const [from, to] = [(month ?? 1) * 100 + (day ?? 1), (month ?? 12) * 100 + (day ?? 31)];
  return Number.isNaN(from) ? undefined : { from: Number(year) * 10_000 + from, to: Number(year) * 10_000 + to };
}

function monthOf(part: string): number {
  if (/^\d{1,2}$/.test(part)) return within(Number(part), 12);
  const found = part.length < 3 ? [] : months.flatMap((names, i) => (names.some((name) => name.startsWith(part)) ? [i + 1] : []));
  return found.length === 1 ? (found[0] as number) : Number.NaN;
}

const dayOf = (part: string): number => within(Number(/^(\d{1,2})(st|nd|rd|th|er)?$/.exec(part)?.[1] ?? Number.NaN), 31);

const within = (number: number, max: number): number => (number >= 1 && number <= max ? number : Number.NaN);

/** Whether the first is later than the second, whatever days they mean. */
export const isAfter = (a: DateRange, b: DateRange): boolean => a.from > b.to;
