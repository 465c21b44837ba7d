import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, localeOf, locales } from "../../domain/locales/locales.ts";
import { parseDate } from "../../domain/locales/parse-date.ts";
import { sectionNames } from "../../domain/presentation.ts";
import { showDate, showRange } from "../../outline/show-date.ts";
import "../support/seed.ts";

const all = Object.keys(locales) as Locale[];

/** The scripts that fonts are there for, each with what stands between its letters. The long vowel and the middle dot of Japanese are of no script. */
const scripts = [
  /^[\p{Script=Latin}’ ]+$/u,
  /^[\p{Script=Cyrillic} ]+$/u,
  /^[\p{Script=Greek} ]+$/u,
  /^[\p{Script=Arabic} ]+$/u,
  /^[\p{Script=Hebrew} ]+$/u,
  /^[\p{Script=Devanagari} ]+$/u,
  /^[\p{Script=Bengali} ]+$/u,
  /^[\p{Script=Tamil} ]+$/u,
  /^[\p{Script=Thai} ]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u,
  /^[\p{Script=Hangul} ]+$/u,
];

describe("the words of a locale", () => {
  it("are there for every language that was ever promised", () => {
    const promised = "en de fr es it pt nl pl tr vi ru uk el ar he hi bn ta th zh zh-TW ja ko".split(" ");
    expect(all).toEqual(expect.arrayContaining(promised));
  });

  it.each(all)("are whole in %s, and of one script", (locale) => {
    const { document, present, headings, labels, dates } = locales[locale];
    const months = dates.months === "numbered" ? [] : [...dates.months, ...(dates.monthsOfDay ?? [])];
    expect(new Set(Object.values(headings)).size).toBe(sectionNames.length);
    const words = [document, present, ...months, ...Object.values(headings), ...Object.values(labels)];
    const byScript = scripts.map((script) => words.filter((word) => !script.test(word)));
    expect(byScript.sort((a, b) => a.length - b.length)[0]).toEqual([]);
    for (const word of words) expect(word).toBe(word.trim().normalize("NFC"));
  });

  it("are not another language's", () => {
    const headings = all.map((locale) => JSON.stringify(locales[locale].headings));
    expect(new Set(headings).size).toBe(all.length);
  });
});

describe("a language tag", () => {
  it.each<[string | undefined, Locale]>([
    [undefined, "en"],
    ["", "en"],
    ["en", "en"],
    ["en-GB", "en"],
    ["EN-us", "en"],
    ["de-AT", "de"],
    ["deu", "de"],
    ["de-CH-1996", "de"],
    ["de-u-co-phonebk", "de"],
    ["fr-CA", "fr"],
    ["es-419", "es"],
    ["pt-BR", "pt"],
    ["pt-PT", "pt"],
    ["uk-UA", "uk"],
    ["ar-EG", "ar"],
    ["arb", "ar"],
    ["iw", "he"],
    ["he-IL", "he"],
    ["hi-Deva-IN", "hi"],
    ["ja-JP", "ja"],
    ["ko-KR", "ko"],
    ["zh", "zh"],
    ["zh-CN", "zh"],
    ["zh-SG", "zh"],
    ["zh-Hans", "zh"],
    ["zh-Hans-HK", "zh"],
    ["zh-Hans-TW", "zh"],
    ["cmn-Hans", "zh"],
    ["zh-x-tw", "zh"],
    ["zh-TW", "zh-TW"],
    ["ZH-tw", "zh-TW"],
    ["zh-HK", "zh-TW"],
    ["zh-MO", "zh-TW"],
    ["zh-Hant", "zh-TW"],
    ["zh-Hant-HK", "zh-TW"],
    ["zh-Hant-CN", "zh-TW"],
    ["zh-cmn-Hant", "zh-TW"],
    ["zh-yue", "zh-TW"],
    ["yue", "zh-TW"],
    ["yue-Hans", "zh"],
    ["yue-CN", "zh"],
    ["nb", "en"],
    ["fa-IR", "en"],
    ["x-de", "en"],
    ["i-klingon", "en"],
    ["de-x", "de"],
    ["deutsch", "en"],
    ["constructor", "en"],
    ["toString", "en"],
    ["de_DE", "en"],
    ["日本語", "en"],
  ])("%s is %s", (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });

  it("always has a locale", () => {
    const subtag = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
    const tag = fc.oneof(
      fc.string(),
      fc.array(subtag, { minLength: 1, maxLength: 5 }).map((subtags) => subtags.join("-")),
    );
    fc.assert(
      fc.property(tag, (written) => all.includes(localeOf(written))),
      { numRuns: 2_000 },
    );
  });
});

const shown: Partial<Record<Locale, [march: string, december: string, day: string]>> = {
  en: ["Mar 2022", "Dec 2022", "Mar 5, 2022"],
  de: ["März 2022", "Dezember 2022", "5. März 2022"],
  fr: ["mars 2022", "décembre 2022", "5 mars 2022"],
  es: ["marzo de 2022", "diciembre de 2022", "5 de marzo de 2022"],
  it: ["marzo 2022", "dicembre 2022", "5 marzo 2022"],
  pt: ["março de 2022", "dezembro de 2022", "5 de março de 2022"],
  nl: ["maart 2022", "december 2022", "5 maart 2022"],
  pl: ["marzec 2022", "grudzień 2022", "5 marca 2022"],
  tr: ["Mart 2022", "Aralık 2022", "5 Mart 2022"],
  vi: ["03/2022", "12/2022", "05/03/2022"],
  ru: ["март 2022", "декабрь 2022", "5 марта 2022"],
  uk: ["березень 2022", "грудень 2022", "5 березня 2022"],
  el: ["Μάρτιος 2022", "Δεκέμβριος 2022", "5 Μαρτίου 2022"],
  ar: ["مارس 2022", "ديسمبر 2022", "5 مارس 2022"],
  he: ["מרץ 2022", "דצמבר 2022", "5 במרץ 2022"],
  hi: ["मार्च 2022", "दिसंबर 2022", "5 मार्च 2022"],
  bn: ["মার্চ 2022", "ডিসেম্বর 2022", "5 মার্চ, 2022"],
  ta: ["மார்ச் 2022", "டிசம்பர் 2022", "5 மார்ச், 2022"],
  th: ["มีนาคม 2022", "ธันวาคม 2022", "5 มีนาคม 2022"],
  zh: ["2022年3月", "2022年12月", "2022年3月5日"],
  "zh-TW": ["2022年3月", "2022年12月", "2022年3月5日"],
  ja: ["2022年3月", "2022年12月", "2022年3月5日"],
  ko: ["2022년 3월", "2022년 12월", "2022년 3월 5일"],
};

const digits: Record<Locale, [march: string, day: string]> = {
  en: ["03/2022", "2022-03-05"],
  de: ["03/2022", "05.03.2022"],
  fr: ["03/2022", "05/03/2022"],
  es: ["03/2022", "05/03/2022"],
  it: ["03/2022", "05/03/2022"],
  pt: ["03/2022", "05/03/2022"],
  nl: ["03-2022", "05-03-2022"],
  pl: ["03.2022", "05.03.2022"],
  tr: ["03.2022", "05.03.2022"],
  vi: ["03/2022", "05/03/2022"],
  ru: ["03.2022", "05.03.2022"],
  uk: ["03.2022", "05.03.2022"],
  el: ["03/2022", "05/03/2022"],
  ar: ["03/2022", "05/03/2022"],
  he: ["03.2022", "05.03.2022"],
  hi: ["03/2022", "05/03/2022"],
  bn: ["03/2022", "05/03/2022"],
  ta: ["03/2022", "05/03/2022"],
  th: ["03/2022", "05/03/2022"],
  zh: ["2022/03", "2022/03/05"],
  "zh-TW": ["2022/03", "2022/03/05"],
  ja: ["2022/03", "2022/03/05"],
  ko: ["2022.03", "2022.03.05"],
};

// Text without a digit is changed only where it says present.
const formatted = /\d|^(?:present|current|now)$/i;
const anyDate = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[0-9]{4}-[01][0-9](-[0-3][0-9])?$/),
  fc.stringMatching(/^([0-3]?[0-9][./-])?[01]?[0-9][./-](19|20)[0-9]{2}$/),
  fc.constantFrom("present", "Now", "current "),
);
const anyLocale = fc.constantFrom(...all);

describe("a date", () => {
  it.each(Object.entries(shown))("is in %s as its people write it", (locale, dates) => {
    expect(["2022-03", "2022-12", "2022-03-05"].map((date) => showDate(date, locale as Locale))).toEqual(dates);
  });

  it.each(all)("that is written in %s is read by the report as the same date", (locale) => {
    const read = (date: string) => parseDate(showDate(date, locale));
    for (const month of Array.from({ length: 12 }, (_, i) => `2022-${String(i + 1).padStart(2, "0")}`)) {
      expect(showDate(month, locale)).not.toBe(month);
      expect(read(month), showDate(month, locale)).toEqual(parseDate(month));
      for (const day of [`${month}-05`, `${month}-28`]) {
        expect(showDate(day, locale)).not.toBe(day);
        // 05/03/2022 is in May in one country and in March in another.
        const isAmbiguous = /^05\/(?!05)\d\d\/2022$/.test(showDate(day, locale));
        expect(read(day), showDate(day, locale)).toEqual(parseDate(isAmbiguous ? "2022" : day));
      }
    }
    for (const word of ["present", "Present", "CURRENT", "now"]) {
      expect(showDate(word, locale)).toBe(locales[locale].present);
      expect(read(word)).toEqual(parseDate("present"));
    }
  });

  it.each(Object.entries(digits))("is in %s in digits, where that is asked for", (locale, dates) => {
    expect(["2022-03", "2022-03-05"].map((date) => showDate(date, locale as Locale, "numeric"))).toEqual(dates);
    expect(showDate("2022-03-05", locale as Locale, "numeric", "period")).toBe(dates[0]);
  });

  it.each([
    "2019-03",
    "2019-3",
    "2019-03-31",
    "03/2019",
    "3/2019",
    "2019/03",
    "03.2019",
    "March 2019",
    "Mar. 2019",
    "MARCH, 2019",
    "2019 March",
  ])("of a period is a month, however it was written: %s", (text) => {
    for (const locale of all) expect(showDate(text, locale, "month", "period")).toBe(showDate("2019-03", locale));
  });

  it.each(["2019-03-31T22:00:00.000Z", "2019-03-31T22:00:00", "2019-03-31 22:00:00+02:00", "31.03.2019", "31/03/2019", "March 31st, 2019"])(
    "with a day is written as any other: %s",
    (text) => {
      for (const locale of all) expect(showDate(text, locale)).toBe(showDate("2019-03-31", locale));
      expect(showDate(text, "en", "full", "period")).toBe("Mar 31, 2019");
      expect(showDate(text, "en", "numeric", "period")).toBe("03/2019");
      expect(showDate(text, "en", "year")).toBe("2019");
    },
  );

  it("is read in the words of its language and in English, and in no others", () => {
    expect(["février 2019", "févr. 2019", "February 2019", "März 2019"].map((date) => showDate(date, "fr"))).toEqual([
      "février 2019",
      "février 2019",
      "février 2019",
      "März 2019",
    ]);
    expect(["5 марта 2019 г.", "15 de marzo de 2019"].map((date) => showDate(date, "ru"))).toEqual(["5 марта 2019", "15 de marzo de 2019"]);
  });

  it("is the first of a month as French counts it", () => {
    expect(["2022-03-01", "1ER MARS 2022", "2022-03-21"].map((date) => showDate(date, "fr"))).toEqual([
      "1er mars 2022",
      "1er mars 2022",
      "21 mars 2022",
    ]);
    expect(showDate("2022-03-01", "fr", "month", "period")).toBe("mars 2022");
  });

  it("with dots has the day before the month", () => {
    expect(showDate("04.05.2022", "de")).toBe("4. Mai 2022");
  });

  it.each([
    "2022",
    "(2022)",
    "2022-13",
    "2022-00",
    "04/05/2022",
    "4-5-2022",
    "2010/11",
    "2019-20",
    "03/19",
    "Q1 2019",
    "jui 2019",
    "30 February 2022",
    "2022-03-15T",
    "2022-02-29",
    "2022-04-31",
    "2022-01-00",
    "2022-01-32",
    "0000-01",
    "0099-12",
    "+012022-01",
    "٢٠٢٢-٠٣",
    "Spring 2022",
    "since 2019",
    "present day",
    "preſent",
    "heute",
    "",
  ])("that is free text stays: %j", (text) => {
    for (const locale of all) expect(showDate(text, locale)).toBe(text);
  });

  it("may be a leap day, or long ago", () => {
    expect(["2024-02-29", "1000-01-01", "1582-10-10", "9999-12-31"].map((date) => showDate(date, "en"))).toEqual([
      "Feb 29, 2024",
      "Jan 1, 1000",
      "Oct 10, 1582",
      "Dec 31, 9999",
    ]);
  });

  it("is shown once and for all, without what is invisible, and free text as it is", () => {
    fc.assert(
      fc.property(anyDate, anyLocale, (text, locale) => {
        const date = showDate(text, locale);
        expect(showDate(date, locale)).toBe(date);
        if (formatted.test(text)) expect(date).not.toMatch(/[\u00a0\u202f\u200e\u200f\u061c]/);
        else expect(date).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a range of dates", () => {
  it.each<[string | undefined, string | undefined, Locale, string | undefined]>([
    ["2019-03", "present", "en", "Mar 2019 – present"],
    ["2019-03", "Present", "de", "März 2019 – heute"],
    ["2019-03", "2022-05", "ja", "2019年3月 – 2022年5月"],
    ["2019-03", "now", "ar", "مارس 2019 – حتى الآن"],
    ["2019", "2022-05", "fr", "2019 – mai 2022"],
    ["Spring 2019", "2022", "ru", "Spring 2019 – 2022"],
    ["2019-03", undefined, "en", "Mar 2019"],
    [undefined, "2019-03", "en", "Mar 2019"],
    ["2019-03", "2019-03", "en", "Mar 2019"],
    ["2019-03", "Mar 2019", "en", "Mar 2019"],
    ["now", "present", "en", "present"],
    ["03/2019", "to date", "en", "Mar 2019 – present"],
    ["mars 2019", "en cours", "fr", "mars 2019 – aujourd’hui"],
    [undefined, "en cours", "fr", "en cours"],
    ["2019 - 2022", undefined, "en", "2019 – 2022"],
    ["2019-2022", undefined, "ja", "2019 – 2022"],
    ["03/2019-05/2021", undefined, "en", "Mar 2019 – May 2021"],
    ["2019-present", undefined, "en", "2019 – present"],
    ["2019-03", undefined, "en", "Mar 2019"],
    ["03/2019–May 2021", undefined, "de", "März 2019 – Mai 2021"],
    ["June 2019 - Current", undefined, "en", "Jun 2019 – present"],
    ["2019 - a good year", undefined, "en", "2019 - a good year"],
    [undefined, undefined, "en", undefined],
  ])("from %s to %s in %s is %s", (start, end, locale, range) => {
    expect(showRange(start, end, locale)).toBe(range);
  });

  it("of days of one month is that month, unless days are asked for", () => {
    const range = ["2019-03-04", "2019-03-29"] as const;
    expect(showRange(...range, "en", "month", "period")).toBe("Mar 2019");
    expect(showRange(...range, "en", "year", "period")).toBe("2019");
    expect(showRange(...range, "en", "full", "period")).toBe("Mar 4, 2019 – Mar 29, 2019");
    expect(showRange("2017-03", "now", "pt", "numeric", "period")).toBe("03/2017 – presente");
  });
});
