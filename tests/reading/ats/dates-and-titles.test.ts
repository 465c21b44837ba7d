import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../../../domain/locales/locales.ts";
import { showDate, showRange } from "../../../outline/show-date.ts";
import { aJob, anotherJob, aPerfect, atsReportOf, onePage, statuses } from "./perfect-resume.ts";

describe("the report on dates and titles", () => {
  it.each(Object.entries(locales))("reads the headings, the months and the ranges that a PDF in %s has", (name, { headings }) => {
    const locale = name as Locale;
    const range = (date: string) => showRange(date, "present", locale);
    const content = aPerfect({
      ...aJob({ start: showDate("2019-10", locale), end: showDate("present", locale) }),
      awards: ["2019-03", "2019-08-21"].map((date) => ({ title: "Mill", date: range(date) })),
      presentation: { locale, section_titles: headings },
    });
    const { checks } = atsReportOf(content, onePage);
    expect(Object.fromEntries(checks.map(({ id, status }) => [id, status]))).toMatchObject({
      "section-titles": "pass",
      "dates-readable": "pass",
    });
  });

  it.each([
    ["2022", "2022-03", "2022-03-15", "2022-03-15T09:30:00Z", "2022/03", "03/2022", "3.2022", "15.03.2022", "04/05/2022", "(2022)"],
    ["Mar 2022", "March 2022", "Sept. 2022", "March, 2022", "15 March 2022", "March 15th, 2022", "2022 March", "MARCH 2022"],
    ["März 2022", "15. März 2022", "août 2022", "févr. 2022", "15 de marzo de 2022", "marzo 2022", "março de 2022", "mrt 2022", "set 2022"],
    ["мая 2022", "15 марта 2022 г.", "maj 2022", "5 marca 2022", "Mayıs 2022", "मई 2022", "tháng 3 năm 2022", "5 במרץ 2022"],
    ["2022年3月", "2022年3月15日", "2022년 3월", "２０２２年", "٢٠٢٢", "२०२२"],
    ["2019 - 2022", "2019 – present", "März 2019 – heute"],
    ["present", "Present", "(current)", "to date", "heute", "aujourd'hui", "Aujourd’hui", "actualidad", "oggi", "até o momento", "heden"],
    ["по настоящее время", "الآن", "वर्तमान", "至今", "現在", "현재", "nuvarande", "Hiện tại", "теперішній час", "היום", "", " "],
  ])("reads %s and the like", (...dates) => {
    for (const date of dates) expect(statuses(atsReportOf(aPerfect(aJob({ start: "2000", end: date })), onePage)), date).toEqual({});
  });

  it.each(["22", "1822", "2222", "20220315", "2022-00", "2022-02-32", "Ma 2022", "jui 2022", "Smarch 2022", "2022?", "soon"])(
    "does not take %s for a date",
    (end) => {
      expect(statuses(atsReportOf(aPerfect(aJob({ start: "2000", end })), onePage))).toEqual({ "dates-readable": "fail" });
    },
  );

  it.each([
    ["2022", "2022-01"],
    ["2022-05", "2022"],
    ["May 2022", "05/2022"],
    ["20 May 2022", "2022-05"],
    ["2022-05", "present"],
    ["05/04/2022", "04/05/2022"],
  ])("does not hold %s for later than %s", (start, end) => {
    expect(statuses(atsReportOf(aPerfect(aJob({ start, end })), onePage))).toEqual({});
  });

  it("takes jobs by their start and jobs by their end for newest first", () => {
    const [side, main] = [aJob({ start: "2015", end: "present" }).experience, [{ ...anotherJob, start: "2018", end: "2020" }]];
    for (const experience of [
      [...side, ...main],
      [...main, ...side],
    ])
      expect(statuses(atsReportOf(aPerfect({ experience }), onePage))).toEqual({});
  });
});
