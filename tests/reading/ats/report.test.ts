import { describe, expect, it } from "vitest";
import { type AtsCheckId, atsCheckIds } from "../../../domain/ats/report.ts";
import { portrait } from "../../support/portrait.ts";
import type { ResumeInput } from "../../support/resumes.ts";
import { aJob, anotherJob, aPerfect, atsReportOf, bullets, onePage, paragraphs, skills, statuses, words } from "./perfect-resume.ts";

describe("several positions at one employer", () => {
  const head = { company: "Example Boats" };
  const lead = { role: "Captain", start: "2020", end: "present", details: ["Led the crew of nine."] };
  const mate = { role: "Mate", start: "2016", end: "2020", details: ["Kept the ship's log."] };
  const pathsOf = (positions: object[], id: AtsCheckId) =>
    atsReportOf(aPerfect({ experience: [{ ...head, positions }] }), onePage).checks.find((check) => check.id === id)?.paths;

  it("are jobs, each with its own dates and bullets", () => {
    expect(pathsOf([lead, mate], "jobs-dated")).toEqual([]);
    expect(pathsOf([lead, { role: "Mate" }], "jobs-dated")).toEqual(["experience[0].positions[1]"]);
    expect(pathsOf([lead, { role: "Mate", start: "2016" }], "jobs-described")).toEqual(["experience[0].positions[1]"]);
    expect(pathsOf([mate, lead], "newest-first")).toEqual(["experience[0].positions[1]"]);
    expect(pathsOf([lead, { ...mate, start: "2021" }], "dates-ordered")).toEqual(["experience[0].positions[1]"]);
    expect(pathsOf([lead, { ...mate, end: "soon-ish" }], "dates-readable")).toEqual(["experience[0].positions[1].end"]);
  });

  it("are named by their role and the employer of the group", () => {
    const report = atsReportOf(aPerfect({ experience: [{ ...head, positions: [lead, { role: "Mate" }] }] }), onePage);
    expect(report.checks.find(({ id }) => id === "jobs-dated")?.message).toContain("Mate at Example Boats");
  });
});

it("judges nothing that is hidden, and keeps the paths of the resume as it was sent", () => {
  const [job] = aPerfect().experience;
  const experience = [
    { role: "Lorem ipsum", start: "never", hidden: true, details: ["x"] },
    { ...job, end: "soon-ish", custom: { note: "Lorem ipsum" } },
  ];
  const { checks } = atsReportOf(aPerfect({ experience, personal: [{ label: "Age", text: "Lorem ipsum" }] }), onePage);
  const faults = checks.filter(({ id, status }) => status !== "pass" && !id.startsWith("read-")).flatMap(({ paths }) => paths);
  expect(faults).toEqual(["experience[1].end"]);
});

describe("the report", () => {
  it("tells of text that the PDF does not show, and of pages", () => {
    const status = (pages: number, warnings: string[], max_pages?: number) =>
      statuses(atsReportOf(aPerfect({ presentation: max_pages ? { max_pages } : {} }), { pages, warnings }));
    expect(status(1, ["no glyph for: 漢"])).toEqual({ "text-kept": "fail" });
    expect(status(2, [])).toEqual({});
    expect(status(3, [])).toEqual({ pages: "advice" });
    expect(status(2, [], 1)).toEqual({ pages: "fail" });
    expect(status(3, [], 3)).toEqual({ pages: "advice" });
    const papers = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `On the mill ${i}`, publisher: "Example Press", date: "2017" }));
    const published = (count: number) => statuses(atsReportOf(aPerfect({ publications: papers(count) }), { pages: 5, warnings: [] })).pages;
    expect(published(10)).toBe("advice");
    expect(published(11)).toBeUndefined();
  });

  it("wants no words on a time without an employer, beside jobs that have some", () => {
    const [job] = aPerfect().experience;
    const leave = { role: "Parental leave", start: "2018", end: "2019" };
    const judged = (...experience: object[]) => statuses(atsReportOf(aPerfect({ experience }), onePage))["jobs-described"];
    expect(judged(job as object, leave)).toBeUndefined();
    expect(judged(job as object, { ...leave, company: "Example Boats" })).toBe("advice");
    expect(judged(leave)).toBe("fail");
  });

  it("bounds the score by what cannot be made up for", () => {
    const scoreOf = (fields: Partial<ResumeInput>) => atsReportOf(aPerfect(fields), onePage).score;
    expect(scoreOf({ summary: "Lorem ipsum" })).toBe(40);
    expect(scoreOf(aJob({ company: "asdf" }))).toBe(40);
    expect(scoreOf({ name: "" })).toBe(50);
    expect(scoreOf({ experience: [], education: [] })).toBe(50);
    expect(scoreOf({ experience: [{ details: ["Led the crew of nine.", "Kept the log."] }], education: [] })).toBe(50);
    expect(scoreOf({ ...bullets("Work.", "WORK!"), volunteer: [] })).toBe(55);
    expect(scoreOf({ experience: [{ role: "Captain" }, { company: "Boats", details: [""] }], volunteer: [] })).toBe(55);
    expect(scoreOf(aJob({ summary: words(151) }))).toBe(55);
    const lone = { summary: "", skills: [], education: [], volunteer: [] };
    expect(scoreOf({ ...bullets(`Kept the log of the crew of ${words(40)}`), ...lone })).toBe(55);
    expect(scoreOf({ ...bullets(`Kept the log of the crew of ${words(40)}`), ...lone, skills: ["Sailing"] })).toBeGreaterThan(60);
    expect(scoreOf(bullets("LED A CREW OF 9.", "KEPT THE LOG OF THE CREW.", "MENDED ALL OF THE SAILS."))).toBe(55);
    expect(scoreOf({ skills: [`Sailing ${words(12)}`] })).toBe(55);
    expect(scoreOf(aJob({ keywords: skills(60) }))).toBe(55);
    expect(scoreOf(bullets("[object Object]", "{{task}}"))).toBe(40);
    expect(scoreOf({ name: "007" })).toBe(40);
    expect(scoreOf({ experience: [{ role: "", details: [""] }, {}] })).toBe(50);
    expect(scoreOf({ experience: [] })).toBeGreaterThan(90);
    expect(scoreOf(bullets("<ul><li>Led the crew of nine.</li></ul>"))).toBe(55);
    expect(scoreOf(bullets("Closed what </body> left open."))).toBeGreaterThan(90);
    const bareJob = { experience: [{ role: "Captain", company: "Boats" }], volunteer: [] };
    expect(scoreOf({ ...bareJob, publications: [{ name: "On the keels of fast boats" }] })).toBeGreaterThan(80);
    const loud = ["A", "B", "C"].map((name) => ({ ...anotherJob, role: `CAPTAIN OF THE FLEET OF ${name}`, details: [`Led ${name}.`] }));
    expect(scoreOf({ experience: loud })).toBeGreaterThan(90);
    // Who works alone has no employer.
    expect(scoreOf(aJob({ company: "–" }))).toBeGreaterThan(90);
    expect(scoreOf({ skills: skills(60) })).toBe(55);
    expect(scoreOf({ name: "<b>Ada</b> Example" })).toBe(55);
    expect(scoreOf(bullets("<b>Led</b> the crew.", "Kept&nbsp;the log.", "<li>Built the mill."))).toBe(55);
    expect(scoreOf(bullets(...Array(4).fill("Led the crew.")))).toBe(55);
    expect(scoreOf({ ...bullets("Turned <div> soup into words."), skills: ["TBD", "asdf"] })).toBeGreaterThan(80);
  });

  it("names a place by what its entry is called, shortened where that is long", () => {
    const placesOf = (id: AtsCheckId, fields: Partial<ResumeInput>) =>
      atsReportOf(aPerfect(fields), onePage)
        .checks.find((check) => check.id === id)
        ?.message.replace(/^.*?: /, "");
    const custom_sections = [{ title: "Clubs", items: [{ title: "Chess", subtitle: "Leeds", details: ["Duties: all of it."] }] }];
    expect(placesOf("bullet-openers", { custom_sections })).toBe("Chess at Leeds, first bullet (custom_sections[0].items[0].details[0]).");
    const long = `Captain ${"of the fleet ".repeat(6)}`.trim();
    expect(placesOf("jobs-dated", aJob({ role: long, start: "", end: "" }))).toBe(`${long.slice(0, 59)}… (experience[0]).`);
  });

  it("judges no section of one's own that is hidden", () => {
    const custom_sections = [{ id: "clubs", title: "Clubs", items: [{ title: "Chess", details: ["Duties: all of it."] }] }];
    const openers = (presentation: ResumeInput["presentation"]) =>
      statuses(atsReportOf(aPerfect({ custom_sections, presentation }), onePage))["bullet-openers"];
    expect(openers({})).toBe("advice");
    expect(openers({ hidden_sections: ["custom_sections.clubs"] })).toBeUndefined();
  });

  it("bounds the score where half of all texts say nothing, be they in no field that matters most", () => {
    const scoreOf = (count: number) =>
      atsReportOf(aPerfect({ awards: Array.from({ length: count }, () => ({ title: "Lorem ipsum" })) }), onePage).score;
    expect(scoreOf(1)).toBeGreaterThan(80);
    expect(scoreOf(40)).toBe(40);
  });

  it("names ten places at most, and says how many there are", () => {
    const { checks } = atsReportOf(aPerfect(bullets(...skills(12))), onePage);
    const check = checks.find(({ id }) => id === "bullet-length");
    expect(check?.paths).toHaveLength(10);
    expect(check?.message).toBe(
      "Make the bullet 3 to 40 words long: Captain, first bullet (experience[0].details[0]), Captain, second bullet (experience[0].details[1]), Captain, third bullet (experience[0].details[2]) and 9 more.",
    );
  });

  it("counts bullets as people do", () => {
    const nth = (n: number) => {
      const details = Array.from({ length: n }, (_, i) => (i === n - 1 ? "Work" : `Led the crew ${i}.`));
      const { checks } = atsReportOf(aPerfect(bullets(...details)), onePage);
      return checks.find(({ id }) => id === "bullet-length")?.message.match(/, (\w+) bullet/)?.[1];
    };
    expect([1, 10, 11, 21, 22, 23, 112].map(nth)).toEqual(["first", "tenth", "11th", "21st", "22nd", "23rd", "112th"]);
  });

  it("takes a number in words for a number", () => {
    const withThree = (text: string, locale: string) =>
      statuses(atsReportOf(aPerfect({ ...bullets(text, "Aa bb cc.", "Dd ee ff.", "Gg hh ii."), presentation: { locale } }), onePage));
    expect(withThree("Answered three phones.", "en")).toEqual({});
    expect(withThree("Betreuung von drei Kindern.", "de")).toEqual({});
    expect(withThree("Answered all phones.", "en")).toEqual({ "bullet-results": "advice" });
  });

  it("finds no fault with what is just within a limit", () => {
    const within: [AtsCheckId, Partial<ResumeInput>][] = [
      ["phone", { phone: "555-0100" }],
      ["phone", { phone: "+1 234567890 12345" }],
      ["contact", { location: { text: "Leeds" } }],
      ["online", { url: "", contacts: [{ label: "Portfolio", text: "Mills", url: "https://mills.example" }] }],
      ["online", { url: "", profiles: [{ network: "GitHub", username: "ada" }] }],
      ["jobs-dated", aJob({ start: "" })],
      ["summary", { summary: `The ${words(19)}` }],
      ["summary", { summary: `The ${words(119)}` }],
      ["skills", { skills: skills(39) }],
      ["skills", { skills: [`Sailing ${words(11)}`] }],
      ["skills", { skills: skills(40), ...aJob({ summary: `The engineer of ${skills(8).join(" and ")}` }) }],
      ["section-titles", { presentation: { section_titles: { awards: "My journey" } } }],
      ["real-words", aJob({ role: "師" })],
      ["personal-data", { photo: portrait, presentation: { hidden_sections: ["photo"] } }],
      ["email-name", { email: "cool-cat99@mail.test", contact_email: "ada@example.com" }],
      ["no-markup", { publications: [{ name: "On mills", doi: "10.1000/<b>1</b>" }] }],
      ["skills", aJob({ keywords: skills(59) })],
      ["bullet-length", bullets("Led the crew.", words(40))],
      ["bullet-results", bullets("Answered 9 phones.", "Sorted the mail.", "Kept the files.", "Greeted the guests.")],
      ["weak-verbs", bullets("Led the crew.", "Helped with the sails.")],
      ["weak-verbs", bullets("Helped with the sails.", "Helped with the masts.", ...skills(6).map((craft) => `Learned ${craft}.`))],
      ["short-texts", { ...aJob({ summary: words(120) }), projects: paragraphs }],
      ["short-texts", { ...aJob({ summary: `${words(120)}\n${words(20)}` }), projects: paragraphs }],
      ["short-texts", { ...bullets(words(121)), projects: paragraphs }],
      ["capitals", bullets("LED THE CREW.")],
      ["jobs-described", { ...bullets("Mended sails, masts and ropes."), volunteer: [] }],
      ["jobs-described", { ...bullets("Led."), volunteer: [], projects: [{ name: "The keels of fast boats" }] }],
    ];
    const statusOf = (id: AtsCheckId, fields: Partial<ResumeInput>) => statuses(atsReportOf(aPerfect(fields), onePage))[id] ?? "no fault";
    expect(within.map(([id, fields]) => [id, statusOf(id, fields)])).toEqual(within.map(([id]) => [id, "no fault"]));
    expect(statusOf("phone", { phone: "+1 234567890 123456" })).toBe("fail");
    expect(statusOf("jobs-described", { ...bullets("Mended sails and ropes."), volunteer: [] })).toBe("fail");
  });

  it("looks for what must not be weighed where the country says so, and nowhere else", () => {
    const inCountry = (country_code: string) => {
      const { checks } = atsReportOf(aPerfect({ headline: "Captain, age: 44", location: { city: "Example", country_code } }), onePage);
      return checks.find(({ id }) => id === "personal-data")?.status;
    };
    for (const country of ["AU", "CA", "IE", "NZ", "GB", "UK", "US", "us"])
      expect([country, inCountry(country)]).toEqual([country, "advice"]);
    for (const country of ["DE", "JP", ""]) expect([country, inCountry(country)]).toEqual([country, undefined]);
  });

  it("leaves out what does not apply, and does not count it", () => {
    const { checks, score } = atsReportOf(
      aPerfect({ experience: [], projects: [{ name: "Mill" }], education: [{ degree: "BSc" }] }),
      onePage,
    );
    const left = ["jobs-described", "jobs-dated", "newest-first", "dates-readable", "dates-ordered", "read-jobs", "read-schools"];
    const isLeft = (id: string) => left.includes(id) || /^bullet|^weak-verbs$|^first-person$/.test(id);
    expect(checks.map(({ id }) => id)).toEqual(atsCheckIds.filter((id) => !isLeft(id)));
    expect(score).toBe(100);
  });

  it("judges openers of English bullets alone, and titles in the languages that it knows", () => {
    const openers = (fields: Partial<ResumeInput>) =>
      atsReportOf(aPerfect(fields), onePage).checks.find(({ id }) => id === "bullet-openers")?.status;
    expect(openers({ summary: "", volunteer: [], ...bullets("Responsabile della produzione e dei clienti.") })).toBe("advice");
    expect(openers({ ...bullets("Responsabile della produzione."), presentation: { locale: "en" } })).toBe("pass");
    expect(openers({ ...bullets("Responsible for the mill."), presentation: { locale: "ja" } })).toBeUndefined();
    expect(openers({ ...bullets("Responsible for the mill."), presentation: { locale: "sv" } })).toBeUndefined();
    const isPersonal = (fields: Partial<ResumeInput>) =>
      atsReportOf(aPerfect(fields), onePage).checks.find(({ id }) => id === "first-person")?.status;
    const italian = { summary: "", volunteer: [], ...bullets("I clienti sono cresciuti da due a nove.") };
    expect(isPersonal(italian)).toBe("pass");
    expect(isPersonal({ ...italian, presentation: { locale: "en-GB" } })).toBe("advice");
    expect(isPersonal(bullets("I/O on the mill fell to a third."))).toBe("pass");
    expect(isPersonal(bullets("Ran phase I of the trial."))).toBe("pass");
    const titles = (experience: string, locale?: string) =>
      atsReportOf(aPerfect({ presentation: { section_titles: { experience }, ...(locale && { locale }) } }), onePage).checks.find(
        ({ id }) => id === "section-titles",
      )?.status;
    expect(titles("Berufserfahrung", "de-AT")).toBe("pass");
    expect(titles("Berufserfahrung")).toBe("pass");
    expect(titles("EXPÉRIENCES PROFESSIONNELLES", "fr")).toBe("pass");
    expect(titles("Work Experience", "de")).toBe("pass");
    expect(titles("Berufserfahrung", "en")).toBe("advice");
    expect(titles("職歴一覧", "ja")).toBeUndefined();
    expect(titles("Work Experience", "ja")).toBe("pass");
    expect(titles("Erfarenhet", "sv")).toBeUndefined();
  });
});
