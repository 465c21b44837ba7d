import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { type AtsCheckId, atsCheckIds, atsReport } from "../../../domain/ats/report.ts";
import { resumeContent } from "../../../domain/resume.ts";
import { portrait } from "../../support/portrait.ts";
import type { ResumeInput } from "../../support/resumes.ts";
import { aJob, anotherJob, aPerfect, atsReportOf, bullets, onePage, paragraphs, skills, statuses, words } from "./perfect-resume.ts";

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
    { experience: [...aJob({}).experience, { role: "Engineer", company: "Example Engines", start: "2018", end: "2019" }] },
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
  ["a photo where none is weighed", "personal-data", "advice", "photo", { photo: portrait }],
  ["a year that is no date", "dates-readable", "fail", "education[0].year", { education: [{ institution: "School", year: "long ago" }] }],
  [
    "an expiry that is no date",
    "dates-readable",
    "fail",
    "certifications[0].expires",
    { certifications: [{ name: "Sailor", expires: "soon" }] },
  ],
  [
    "a paragraph that stands in two jobs",
    "bullets-distinct",
    "advice",
    "experience[1].summary",
    {
      experience: [
        { ...bullets("Mended sails by hand.").experience[0], summary: "Led the crew." },
        { ...anotherJob, summary: "Led the crew." },
      ],
    },
  ],
  ["a group of skills that has the name of another", "skills-distinct", "advice", "skills[1].name", { skills: ["SQL", { name: "sql" }] }],
  ["hidden education", "education", "advice", "presentation.hidden_sections", { presentation: { hidden_sections: ["education"] } }],
  ["hidden skills", "skills", "fail", "presentation.hidden_sections", { presentation: { hidden_sections: ["skills"] } }],
  [
    "a shown address that names another",
    "email-name",
    "advice",
    "contact_email",
    { contact_email: "cool-cat99@mail.test" },
    { "read-contact": "advice" },
  ],
  ["an email that names another", "email-name", "advice", "email", { email: "cool-cat99@mail.test" }],
  ["the name of a file", "file-names", "advice", "headline", { headline: "resume_final_v3.docx" }],
  ["a name without letters", "file-names", "advice", "name", { name: "007" }, { "read-contact": "advice", "real-words": "fail" }],
];

it("finds nothing wrong with a perfect resume, nor with the sample", async () => {
  const sample = JSON.parse(await readFile(new URL("../../../scripts/sample-resume.json", import.meta.url), "utf8"));
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
