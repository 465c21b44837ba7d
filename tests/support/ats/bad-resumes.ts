import type { ResumeInput } from "../resumes.ts";
import { goodResumes } from "./good-resumes.ts";

/*
 * Resumes that nobody should send. Each has all its sections, and is bad in one way.
 */

const good = goodResumes["a cook without a page on the web"] as ResumeInput;
const { email, phone, location, profiles } = good;
const contact = { email, phone, location, profiles };

const lorem =
  "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation.";

const everything = [
  good.summary,
  ...(good.experience ?? []).flatMap(({ role, company, details }) => [role, company, ...(details ?? [])]),
].join(" ");

/** The good resume with another text in place of each of its own. */
function everywhere(text: (own: string) => string): ResumeInput {
  const change = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, /start|end|year/.test(key) ? inner : change(inner)]));
  };
  const { email: _email, phone: _phone, location: _location, profiles: _profiles, ...texts } = good;
  return { ...(change(texts) as ResumeInput), ...contact };
}

const buzzwords =
  "Leadership Synergy Agile Scrum Kanban Excel Word PowerPoint Outlook Java JavaScript Python Ruby PHP Perl Go Rust Swift Kotlin Scala HTML CSS React Angular Vue Node Express Django Flask Rails Spring Hibernate MySQL PostgreSQL Oracle MongoDB Redis Kafka Spark Hadoop AWS Azure GCP Docker Kubernetes Terraform Jenkins Git Jira Confluence Photoshop Illustrator Figma SEO Marketing Sales Negotiation Teamwork Communication Creativity Blockchain".split(
    " ",
  );

export const badResumes: Record<string, ResumeInput> = {
  "asdf everywhere": everywhere(() => "asdf"),
  "keys of other rows and scripts everywhere": everywhere((own) => (own.length > 30 ? "йцукен фыва qwer zxcv asdasd" : "фывапр")),
  "filler under a placeholder": { ...everywhere((own) => (own.length > 20 ? lorem : own)), name: "Your Name" },
  "stuffed skills": { ...good, skills: buzzwords.slice(0, 60) },
  "raw HTML": everywhere((own) => (own.length > 20 ? `<p>${own}</p><ul><li>${own}&nbsp;</li></ul>` : `<b>${own}</b>`)),
  "a form that was not filled in": {
    ...good,
    name: "[Your Name]",
    experience: [
      { role: "Job Title", company: "Company Name", start: "2020", end: "present", details: ["Describe what you did in {{role}}.", "TBD"] },
      { role: "[Job title]", company: "[Company]", start: "2018", end: "2020", details: ["Insert text here"] },
    ],
  },
  "the same bullet in every job": {
    ...good,
    experience: (good.experience ?? []).map((job) => ({
      ...job,
      details: Array(3).fill("Worked hard to reach all the goals of the team."),
    })),
  },
  "employers that are letters": {
    ...good,
    experience: (good.experience ?? []).map((job, i) => ({ ...job, company: `Company ${"AB"[i]}` })),
  },
  "a form in German that was not filled in": {
    ...good,
    experience: [{ role: "Berufsbezeichnung", company: "Unternehmen", start: "2020", details: ["Beschreiben Sie hier Ihre Tätigkeit."] }],
  },
  "numbers, emoji and marks everywhere": everywhere((own) => (own.length > 30 ? "💪🚀 ... 123" : "???")),
  "one word everywhere": everywhere(() => "banana"),
  "capitals everywhere": everywhere((own) => own.toUpperCase()),
  "Markdown everywhere": everywhere((own) => `**${own}**`),
  "tags of XML everywhere": everywhere((own) => `<w:t>${own}</w:t>`),
  "jobs without a word on them": { ...good, experience: (good.experience ?? []).map(({ role, company }) => ({ role, company })) },
  "everything in the summary": { ...contact, email, name: "Marta Silva", summary: everything },
  "everything in the bullet of a job": { ...contact, email, name: "Marta Silva", experience: [{ role: "Cook", details: [everything] }] },
  "a wall of text in a job": {
    ...good,
    experience: [{ role: "Cook", company: "Example Hotel", summary: Array(5).fill(everything).join(" ") }],
  },
  "skills in a paragraph": { ...good, skills: [everything.slice(0, 300)] },
  "keywords for a summary": { ...good, summary: buzzwords.join(", ") },
  "no name": { ...good, name: "" },
  "nothing but a name": { email, name: "Marta Silva" },
};
