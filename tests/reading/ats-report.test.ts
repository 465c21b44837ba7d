import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AtsCheckId, atsCheckIds, atsReport } from "../../domain/ats/report.ts";
import { type Locale, locales } from "../../domain/locales/locales.ts";
import type { PdfDocument } from "../../domain/ports.ts";
import { sectionNames } from "../../domain/presentation.ts";
import { resumeContent } from "../../domain/resume.ts";
import { showDate, showRange } from "../../outline/show-date.ts";
import { atsChecks, atsReportOf as reportOfFile } from "../../reading/ats/ats-report.ts";
import { plainFile } from "../support/ats/plain-file.ts";
import type { ResumeInput } from "../support/resumes.ts";

type Content = PdfDocument["content"];
type Report = ReturnType<typeof reportOfFile>;

/** The report on a resume whose file says what is stored. */
const atsReportOf = (content: Content, pdf: { pages: number; warnings: string[] }) =>
  reportOfFile(content, { template: "classic", ...pdf, items: plainFile(content) });

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const onePage = { pages: 1, warnings: [] as string[] };

const aPhone = "+39 011 555 0100";

const words = (count: number) => Array(count).fill("word").join(" ");
const skills = (count: number) => Array.from({ length: count }, (_, i) => `craft ${i}`);

/** A resume with which nothing is wrong. */
const aPerfect = (fields: Partial<ResumeInput> = {}): Content =>
  resumeContent.parse({
    email: "ada@example.com",
    name: "Ada Example",
    phone: aPhone,
    url: "https://ada.example.com",
    location: { city: "Leeds", country_code: "GB" },
    summary: `The engineer of ${words(22)}`,
    skills: ["TypeScript", { name: "Data", keywords: ["SQL", "Kafka"] }],
    experience: [
      { role: "Captain", company: "Example Boats", start: "2020-02", end: "present", details: ["Led the crew of nine.", ""] },
      {
        role: "Engineer",
        company: "Example Engines",
        start: "2015",
        end: "Jan 2020",
        details: ["Built the mill.", "Kept it running.", "Cut its costs by half."],
      },
    ],
    education: [{ degree: "BSc Mathematics", institution: "Example University", year: "2014" }],
    volunteer: [{ role: "Mentor", organization: "Code Club", summary: "Teach children of nine and ten to write games." }],
    ...fields,
  });

const aJob = (fields: object) => ({ experience: [{ role: "Captain", start: "2020", end: "2021", details: ["Led the crew."], ...fields }] });
const paragraphs = [1, 2].map((nth) => ({ name: `Mill ${nth}`, description: `The mill ${nth} of ${words(90)}` }));
const bullets = (...details: string[]) => aJob({ details });
const anotherJob = { role: "Engineer", company: "Example Engines", start: "2010", end: "2012", details: ["Built the mill."] };

const statuses = ({ checks }: Report) => Object.fromEntries(checks.filter((c) => c.status !== "pass").map((c) => [c.id, c.status]));

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

type Fault = [
  what: string,
  check: AtsCheckId,
  status: "advice" | "fail",
  path: string,
  fields: Partial<ResumeInput>,
  /** Other checks that it cannot but fail. */
  others?: Partial<Record<AtsCheckId, "advice" | "fail">>,
];

const faults: Fault[] = [
  ["no name", "contact", "fail", "name", { name: " \u200b" }],
  ["no phone", "contact", "fail", "phone", { phone: "" }],
  ["no place", "contact", "fail", "location.city", { location: { region: "Piedmont" } }],
  ["nothing on the web", "online", "advice", "profiles", { url: "", profiles: [{ network: "GitHub" }] }],
  ["a phone in words", "phone", "fail", "phone", { phone: "ask my agent" }],
  ["a phone of few digits", "phone", "fail", "phone", { phone: "555-010" }],
  ["two phones in one", "phone", "fail", "phone", { phone: "+39 011 555 0100 / +39 011 555 0199" }],
  ["no summary", "summary", "advice", "summary", { summary: "" }],
  ["a short summary", "summary", "advice", "summary", { summary: `The ${words(18)}` }],
  ["a long summary", "summary", "advice", "summary", { summary: `The ${words(120)}`, projects: paragraphs }],
  ["a hidden summary", "summary", "advice", "presentation.hidden_sections", { presentation: { hidden_sections: ["summary"] } }],
  ["neither job nor project", "experience", "fail", "experience", { experience: [{ role: "", details: [""] }] }],
  [
    "hidden experience",
    "experience",
    "fail",
    "presentation.hidden_sections",
    { presentation: { hidden_sections: ["experience", "projects"] } },
  ],
  ["no education", "education", "advice", "education", { education: [] }],
  ["no skills", "skills", "fail", "skills", { skills: ["", { name: " ", keywords: [""] }] }],
  ["60 skills", "skills", "fail", "skills", { skills: [{ keywords: skills(60) }] }],
  ["60 skills in one text", "skills", "fail", "skills", { skills: [skills(30).join(", "), skills(60).slice(30).join(", ")] }],
  [
    "60 skills of which some are told",
    "skills",
    "advice",
    "skills",
    { skills: skills(60), ...aJob({ summary: `The engineer of ${skills(14).join(" and ")}` }) },
  ],
  ["40 skills of which nothing is told", "skills", "advice", "skills", { skills: skills(40) }],
  ["a skill twice", "skills-distinct", "advice", "skills[1].keywords[0]", { skills: ["SQL", { name: "Data", keywords: [" sql "] }] }],
  [
    "a title of one's own",
    "section-titles",
    "advice",
    "presentation.section_titles.experience",
    { presentation: { section_titles: { experience: "My journey", skills: "Technical skills:" } } },
    { "read-sections": "advice" },
  ],
  [
    "a title of another section",
    "section-titles",
    "advice",
    "presentation.section_titles.skills",
    { presentation: { section_titles: { skills: "Education" } } },
    { "read-sections": "advice" },
  ],
  [
    "one job that is not described",
    "jobs-described",
    "advice",
    "experience[1]",
    { experience: [...aJob({}).experience, { role: "Engineer", start: "2018", end: "2019" }] },
  ],
  ["no job that is described", "jobs-described", "fail", "experience[0]", aJob({ details: [" "], summary: "" })],
  ["a job without dates", "jobs-dated", "advice", "experience[0]", aJob({ start: "", end: " " })],
  [
    "jobs in order of time",
    "newest-first",
    "advice",
    "experience[2]",
    { experience: [anotherJob, { role: "", details: [] }, ...aJob({}).experience] },
  ],
  ["a start that is no date", "dates-readable", "fail", "experience[0].start", aJob({ start: "a while ago" })],
  ["a month that there is not", "dates-readable", "fail", "experience[0].end", aJob({ end: "2022-13" })],
  ["an award of no date", "dates-readable", "fail", "awards[0].date", { awards: [{ title: "Best Paper", date: "22" }] }],
  ["an end before the start", "dates-ordered", "fail", "experience[0]", aJob({ start: "March 2022", end: "02/2022" })],
  [
    "a certificate that was never good",
    "dates-ordered",
    "fail",
    "certifications[0]",
    { certifications: [{ name: "Sailor", date: "2022", expires: "2021" }] },
  ],
  ["a bullet of two words", "bullet-length", "advice", "experience[0].details[1]", bullets("Led the crew.", "Led crews.")],
  ["a bullet of 41 words", "bullet-length", "advice", "experience[0].details[0]", bullets(words(41), "Led the crew.")],
  [
    "a bullet of 88 characters of Chinese",
    "bullet-length",
    "advice",
    "experience[0].details[0]",
    bullets("在工厂里建造和维护机器".repeat(8), "Led the crew."),
  ],
  ["a bullet on duties", "bullet-openers", "advice", "experience[0].details[0]", bullets("Responsible for the mill.")],
  ["a bullet about me", "first-person", "advice", "experience[0].details[1]", bullets("Led the crew.", "I’ve led the crew.")],
  ["a bullet with me in it", "first-person", "advice", "experience[0].details[0]", bullets("Led the crew and my dog.")],
  [
    "a weak bullet in a section of one's own",
    "bullet-openers",
    "advice",
    "custom_sections[0].items[0].details[0]",
    { custom_sections: [{ title: "Clubs", items: [{ title: "Chess", details: ["Duties: all of it."] }] }] },
  ],
  ["a placeholder for a name", "real-text", "fail", "name", { name: "Your Name" }, { "email-name": "advice" }],
  [
    "a placeholder in a bullet",
    "real-text",
    "fail",
    "experience[0].details[0]",
    bullets("Insert text here.", "Raised {{number}} of sails."),
  ],
  ["filler", "real-text", "fail", "experience[0].details[0]", bullets("Lorem ipsum dolor sit amet.")],
  ["keys side by side", "real-words", "fail", "experience[0].company", aJob({ company: "Asdf Jkl" })],
  ["a word that cannot be said", "real-words", "fail", "experience[0].company", aJob({ company: "Sdfhgjk" })],
  ["tags", "no-markup", "fail", "experience[0].details[0]", bullets("<li>Led the crew.</li>")],
  ["an entity", "no-markup", "fail", "experience[0].details[0]", bullets("Led the crew&nbsp;of nine.")],
  [
    "a job without any result",
    "bullet-results",
    "advice",
    "experience[0].details[0]",
    bullets("Answered the phone.", "Sorted the mail.", "Kept the files.", "Greeted the guests."),
  ],
  [
    "verbs that say little",
    "weak-verbs",
    "advice",
    "experience[0].details[1]",
    bullets("Led the crew.", "Helped with the sails.", "Worked on the mast."),
  ],
  [
    "a bullet that stands in two jobs",
    "bullets-distinct",
    "advice",
    "experience[1].details[0]",
    { experience: [...bullets("Led the crew.", "Mended sails by hand.").experience, { ...anotherJob, details: ["Led the crew!"] }] },
  ],
  ["a wall of text", "short-texts", "advice", "experience[0].summary", { ...aJob({ summary: words(121) }), projects: paragraphs }],
  ["most words in a wall of text", "short-texts", "fail", "experience[0].summary", aJob({ summary: words(151) })],
  [
    "a bullet in capitals",
    "capitals",
    "advice",
    "experience[0].details[1]",
    bullets("Led the crew of nine.", "KEPT THE LOG AND MADE THE TEA."),
  ],
  [
    "bullets in capitals",
    "capitals",
    "fail",
    "experience[0].details[0]",
    bullets("LED A CREW OF 9.", "KEPT THE LOG OF THE CREW.", "MADE THE TEA AND THE TOAST.", "MENDED ALL OF THE SAILS."),
  ],
  ["jobs that say nothing", "jobs-described", "fail", "experience[0]", { ...bullets("Work, work, work."), volunteer: [] }],
  ["a skill of a sentence", "skills", "fail", "skills[0]", { skills: [`Sailing ${words(12)}`] }],
  ["60 keywords in a text", "skills", "fail", "summary", { summary: Array.from({ length: 60 }, (_, i) => `craft${i}`).join(", ") }],
  ["60 keywords of a job", "skills", "fail", "experience[0].keywords", aJob({ keywords: skills(60) })],
  ["an age", "personal-data", "advice", "headline", { headline: "Captain, age: 44" }],
  [
    "a family",
    "personal-data",
    "advice",
    "custom_sections[0].items[0].title",
    { custom_sections: [{ title: "About", items: [{ title: "Marital status: married" }] }] },
  ],
  ["an email that names another", "email-name", "advice", "email", { email: "cool-cat99@mail.test" }],
  ["the name of a file", "file-names", "advice", "headline", { headline: "resume_final_v3.docx" }],
  ["a name without letters", "file-names", "advice", "name", { name: "007" }, { "read-contact": "advice", "real-words": "fail" }],
];

describe("the report", () => {
  it("finds nothing wrong with a perfect resume, nor with the sample", async () => {
    const sample = JSON.parse(await readFile(new URL("../../scripts/sample-resume.json", import.meta.url), "utf8"));
    for (const content of [aPerfect(), resumeContent.parse(sample)]) {
      const report = atsReportOf(content, onePage);
      expect(statuses(report)).toEqual({});
      expect(report.score).toBe(100);
      expect(atsReport.parse(report)).toEqual(report);
    }
    expect(atsReportOf(aPerfect(), onePage).checks.map(({ id }) => id)).toEqual(atsCheckIds);
  });

  it.each(faults)("tells of %s, and of nothing else", (_, id, status, path, fields, others = {}) => {
    const report = atsReportOf(aPerfect(fields), onePage);
    expect(statuses(report)).toEqual({ [id]: status, ...others });
    expect(report.score).toBeLessThan(100);
    const check = report.checks.find((each) => each.id === id);
    expect(check?.paths).toContain(path);
    expect(check?.message).toContain(path);
  });

  it("tells of text that the PDF does not show, and of pages", () => {
    const status = (pages: number, warnings: string[], max_pages?: number) =>
      statuses(atsReportOf(aPerfect({ presentation: max_pages ? { max_pages } : {} }), { pages, warnings }));
    expect(status(1, ["no glyph for: 漢"])).toEqual({ "text-kept": "fail" });
    expect(status(2, [])).toEqual({});
    expect(status(3, [])).toEqual({ pages: "advice" });
    expect(status(2, [], 1)).toEqual({ pages: "fail" });
    expect(status(3, [], 3)).toEqual({ pages: "advice" });
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

describe("for any resume", () => {
  const list = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 4 });
  const some = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) => fc.record(shape, { requiredKeys: [] });
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("", " ", "Built the mill.", "Responsible for the mill", "I", "工場を建てた", "สร้างโรงสี", words(50)),
  );
  const date = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.tuple(fc.constantFrom("", "3/", "Mar ", "15 March "), fc.integer({ min: 1890, max: 2110 })).map((parts) => parts.join("")),
    fc.constantFrom("", "present", "2022-03", "2019-12-31", "١٩٩٩"),
  );
  const dated = { start: date, end: date, details: list(text), summary: text };
  const section = fc.constantFrom(...sectionNames);
  const aContent = some({
    name: text,
    phone: fc.oneof(text, fc.constant(aPhone)),
    summary: fc.oneof(text, fc.constant(`The ${words(30)}`)),
    url: text,
    location: some({ city: text, country_code: text }),
    profiles: list(some({ network: text, username: text })),
    skills: list(fc.oneof(text, some({ name: text, keywords: list(text) }))),
    experience: list(some({ role: text, company: text, ...dated })),
    education: list(some({ degree: text, year: date, start: date, end: date })),
    projects: list(some({ name: text, ...dated })),
    volunteer: list(some({ role: text, ...dated })),
    certifications: list(some({ name: text, date, expires: date })),
    custom_sections: list(some({ title: text, items: list(some({ title: text, date, details: list(text) })) })),
    presentation: some({
      locale: fc.constantFrom("en", "en-GB", "it", "ja", "xx"),
      hidden_sections: list(section),
      section_titles: fc.dictionary(section, text, { maxKeys: 3 }),
      max_pages: fc.integer({ min: 1, max: 5 }),
    }),
  }).map(
    (fields) => ({ ...aPerfect({ name: "", phone: "", summary: "", skills: [], experience: [], education: [] }), ...fields }) as Content,
  );
  const aPdf = fc.record({ pages: fc.integer({ min: 1, max: 100 }), warnings: list(text) });
  const runs = { numRuns: process.env.FULL ? 10_000 : 100, seed };

  it(`it is whole, and the same each time (SEED=${seed})`, () => {
    fc.assert(
      fc.property(aContent, aPdf, (content, pdf) => {
        const report = atsReportOf(content, pdf);
        expect(atsReport.parse(report)).toEqual(report);
        expect(atsReportOf(structuredClone(content), structuredClone(pdf))).toEqual(report);
        expect(report.score === 100).toBe(Object.keys(statuses(report)).length === 0);
      }),
      runs,
    );
  });

  type Made = { content: Content; pdf: { pages: number; warnings: string[] } };

  /** Each makes worse what one check looks at. */
  const worse: Partial<Record<AtsCheckId, (made: Made) => Made>> = {
    contact: ({ content, pdf }) => ({ pdf, content: { ...content, name: "" } }),
    phone: ({ content, pdf }) => ({ pdf, content: { ...content, phone: content.phone === aPhone ? "ask my agent" : content.phone } }),
    skills: ({ content, pdf }) => ({ pdf, content: { ...content, skills: skills(60) } }),
    "skills-distinct": ({ content, pdf }) => ({ pdf, content: { ...content, skills: [...content.skills, ...content.skills] } }),
    education: ({ content, pdf }) => ({ pdf, content: { ...content, education: [] } }),
    "real-text": ({ content, pdf }) => ({ pdf, content: { ...content, summary: "Lorem ipsum" } }),
    "real-words": ({ content, pdf }) => ({ pdf, content: { ...content, name: "asdf" } }),
    "no-markup": ({ content, pdf }) => ({ pdf, content: { ...content, summary: `<p>${content.summary}</p>` } }),
    pages: ({ content, pdf }) => ({ content, pdf: { ...pdf, pages: pdf.pages + 1 } }),
    "text-kept": ({ content, pdf }) => ({ content, pdf: { ...pdf, warnings: [...pdf.warnings, "lost"] } }),
  };

  it.each(Object.entries(worse))(`%s is never better for what it looks at being worse (SEED=${seed})`, (id, worsen) => {
    const points = { pass: 2, advice: 1, fail: 0 };
    const pointsOf = ({ content, pdf }: Made) => {
      const check = atsReportOf(content, pdf).checks.find((each) => each.id === id);
      return check ? points[check.status] : points.pass;
    };
    fc.assert(
      fc.property(aContent, aPdf, (content, pdf) => {
        expect(pointsOf(worsen({ content, pdf }))).toBeLessThanOrEqual(pointsOf({ content, pdf }));
      }),
      { ...runs, numRuns: runs.numRuns / 10 },
    );
  });
});

describe("docs/ats.md", () => {
  it("names the languages whose titles are listed", async () => {
    const page = await readFile(new URL("../../docs/ats.md", import.meta.url), "utf8");
    const nameOf = new Intl.DisplayNames("en", { type: "language" });
    const listed = Object.entries(locales).filter(([, { alsoRead }]) => alsoRead.titles !== "unlisted");
    const names = listed.map(([locale]) => nameOf.of(locale)).sort();
    expect(page.replace(/\s+/g, " ")).toContain(`Other titles are listed for ${names.slice(0, -1).join(", ")} and ${names.at(-1)};`);
  });

  it("lists every check with its weight, and the weights make 100", async () => {
    const page = await readFile(new URL("../../docs/ats.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, id, weight]) => [id, Number(weight)]);
    expect(rows).toEqual(atsCheckIds.map((id) => [id, atsChecks[id].weight]));
    expect(rows.reduce((sum, [, weight]) => sum + Number(weight), 0)).toBe(100);
  });
});
