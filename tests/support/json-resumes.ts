import careerChanger from "@jsonresume/schema/examples/career-changer.resume.json" with { type: "json" };
import newGrad from "@jsonresume/schema/examples/new-grad.resume.json" with { type: "json" };
import senior from "@jsonresume/schema/examples/senior-engineer.resume.json" with { type: "json" };
import sample from "@jsonresume/schema/sample.resume.json" with { type: "json" };

const basics = { name: "Ada Example", email: "ada@example.com" };

/** JSON Resumes: examples of its own, and one for each way in which documents differ from its schema or from our model. */
export const jsonResumes: Record<string, Record<string, unknown>> = {
  "its example of a new graduate": newGrad,
  "its example of a career changer": careerChanger,
  "its example of a senior engineer": senior,
  "its sample": sample,
  "empty texts and lists": {
    basics: { name: "", label: "", email: "ada@example.com", phone: "", url: "", summary: "", image: "", location: {}, profiles: [] },
    work: [],
    skills: [],
    projects: [],
    volunteer: [{ organization: "", startDate: "2019", endDate: "" }],
  },
  "nothing but a list": { basics: { email: "ada@example.com" }, work: [{ name: "Mill" }] },
  "nulls in place of values": {
    basics: { ...basics, phone: null, location: null },
    work: [{ name: "Mill", endDate: null, highlights: null }],
    awards: null,
  },
  "dates as people write them": {
    basics,
    work: [
      { name: "Mill", startDate: "Mar 2019", endDate: "Present" },
      { name: "Engines", startDate: "2015-9", endDate: "2019-02-30" },
      { name: "Ships", endDate: "2014" },
    ],
    education: [
      { institution: "School", startDate: "2010" },
      { institution: "School", endDate: "2010-06" },
      { institution: "School", startDate: "2010", endDate: "2010" },
    ],
  },
  "texts with comments, and one text in place of a list": {
    basics,
    work: [
      { name: "Mill", highlights: [{ text: "Built it.", comment: "Rust" }, { text: "Ran it.", comment: "" }, 7, { deep: { er: "x" } }] },
    ],
    skills: [{ name: "Web", keywords: "HTML", details: [{ text: "CSS", comment: "expert" }] }],
  },
  "keys that have the names of fields here": {
    basics: { ...basics, location: "Turin", headline: "Engineer", name_reading: "Eyda", id: "x" },
    work: [{ organization: "Mill", role: "Miller", details: ["Ground."], keywords: ["Stone"], hidden: true }],
    education: [{ institution: "School", year: 2014, location: "Turin", highlights: ["Best of the year"] }],
    projects: [{ name: "Reader", role: "Lead", summary: "Reads." }],
    certificates: [{ name: "Sailor", startDate: "2019", endDate: "2029" }],
  },
  "two lists for one section": {
    basics,
    work: [{ name: "Mill" }],
    experience: [{ organization: "Navy", position: "Cook" }, { name: "Mill" }],
    certifications: [{ name: "Sailor" }],
  },
  "addresses without a scheme": {
    basics: { ...basics, url: "ada.example.com", profiles: [{ network: "Code", url: "code.example/ada", username: "ada" }] },
  },
  "addresses that are blank": { basics: { ...basics, profiles: [{ network: "Code", url: "" }] }, work: [{ name: "Mill", url: "" }] },
  "a picture elsewhere, under the old key and the new": {
    basics: { ...basics, image: "https://example.com/ada.png", picture: "https://example.com/ada.png" },
  },
  "one address under the old key and the new": {
    basics: { ...basics, url: "https://ada.example", website: "https://ada.example" },
    work: [{ name: "Mill", url: "https://mill.example", website: "https://mill.example/old" }],
  },
  "an email with capitals": { basics: { name: "Ada", email: "Ada@Example.com" } },
  "a picture elsewhere": { basics: { ...basics, image: "https://example.com/ada.png" } },
  "keys of its first versions": {
    basics: { ...basics, picture: "ada.png", website: "https://ada.example" },
    work: [{ company: "Mill", position: "Miller", website: "https://mill.example" }],
    education: [{ institution: "School", gpa: "3.8" }],
    publications: [{ name: "On Mills", website: "https://mill.example/on" }],
  },
  "spaces and lines around texts": {
    basics: { ...basics, label: " Engineer", summary: "Engines.\n\n\nMills. \n" },
    work: [{ name: "Mill ", highlights: [" Built it. ", "", "- Ran it."] }, {}],
  },
  "old and new keys at once": {
    basics: { ...basics, image: "ada.png", picture: "ada-at-work.png", url: "https://ada.example", website: "https://old.example" },
    work: [
      { company: "Mill", name: "Mill" },
      { company: "The Mill", name: "Mill" },
    ],
  },
  "unknown keys everywhere": {
    $schema: "https://example.com/schema.json",
    basics: { ...basics, degree: "BSc", location: { city: "Turin", latitude: 45.07 }, profiles: [{ network: "Code", icon: "fa-code" }] },
    work: [{ name: "Mill", keywords: ["stone"], isCurrentRole: true, team: { size: 4, lead: "Bob" }, "x-mood": "good", "json:odd": "{" }],
    skills: [
      { name: "Grinding", rating: 4, icon: "stone" },
      { name: "Driving", keywords: [] },
    ],
    languages: [{ language: "Italian", fluency: "native", level: 5 }],
    sections: { order: ["work"] },
    meta: { theme: "even", canonical: "https://example.com/ada.json", version: "v1.0.0", lastModified: "2024-01-02T03:04:05" },
  },
  "values of other types": {
    basics: { ...basics, phone: 15550100, profiles: { network: "Code" } },
    work: "see my site",
    skills: ["Grinding", { name: "Driving", level: 3 }],
    interests: ["Music", null, { name: "Mills" }],
    languages: { en: "fluent" },
    education: [["School"], { institution: "School", courses: "Mills" }],
  },
  "roles of a project": {
    basics,
    projects: [
      { name: "Mill", roles: ["Lead"], entity: "Club", type: "talk" },
      { name: "Wheel", roles: ["Lead", "Writer"] },
      { name: "Stone", roles: [] },
    ],
  },
  "texts that are too long": { basics: { ...basics, label: "long ".repeat(100) }, work: [{ name: "Mill", position: "long ".repeat(100) }] },
};
