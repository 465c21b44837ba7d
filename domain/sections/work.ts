import { dateText, urlText } from "../fields/text.ts";
import { entries, entry } from "./entry.ts";
import { bullets, keywords, line, paragraph, urlLabel } from "./kinds-of-text.ts";

const role = line.describe("What the person was.");
const location = line.describe("Where it was.");
const done = bullets.describe("What was done, a bullet each.");
const used = keywords.describe("Skills and tools that were used.");
const introduction = paragraph.describe("A paragraph before the bullets.");

const position = entry({ role, start: dateText, end: dateText, location, summary: introduction, details: done, keywords: used }).meta({
  id: "Position",
  example: { role: "Senior engineer", start: "2021", end: "present", details: ["Led the mill's team."] },
});

export const experience = entry({
  role,
  company: line.describe("For whom."),
  start: dateText,
  end: dateText,
  details: done,
  location,
  url: urlText,
  url_label: urlLabel,
  summary: introduction,
  keywords: used,
  description: paragraph.describe("What the employer is or does."),
  employment_type: line.describe("The kind of employment, such as part-time or freelance."),
  positions: entries(position).describe(
    "Several roles at this employer, in the order in which they are shown. They are set as a group under one head.",
  ),
}).meta({
  id: "Experience",
  example: { role: "Engineer", company: "Example Engines", start: "2019", end: "present", details: ["Built the mill."] },
});

export const volunteer = entry({
  role,
  organization: line.describe("For whom."),
  start: dateText,
  end: dateText,
  location,
  url: urlText,
  url_label: urlLabel,
  summary: introduction,
  details: done,
}).meta({ id: "Volunteer", example: { role: "Mentor", organization: "Code Club" } });

export const project = entry({
  name: line.describe("The name of the project."),
  role,
  organization: line.describe("For whom, or with whom, it was made."),
  type: line.describe("The kind of project, such as open source."),
  description: paragraph.describe("What it is."),
  date: dateText,
  start: dateText,
  end: dateText,
  location,
  url: urlText,
  url_label: urlLabel,
  details: done,
  keywords: used,
}).meta({ id: "Project", example: { name: "Punch card reader", details: ["Reads 80 columns."] } });
