import { dateText, urlText } from "../fields/text.ts";
import { entry } from "./entry.ts";
import { bullets, keywords, line, paragraph, urlLabel } from "./kinds-of-text.ts";

export const education = entry({
  degree: line.describe("The degree, such as BSc Mathematics."),
  institution: line.describe("The school or university."),
  year: dateText,
  area: line.describe("The field of study."),
  start: dateText,
  end: dateText,
  score: line.describe("The grade."),
  courses: keywords.describe("Courses that were taken."),
  location: line.describe("Where it was."),
  url: urlText,
  url_label: urlLabel,
  summary: paragraph.describe("A paragraph on it."),
  details: bullets.describe("What there is to say of it, a bullet each."),
}).meta({ id: "Education", example: { degree: "BSc Mathematics", institution: "Example University", year: "2018" } });

export const certification = entry({
  name: line.describe("What is certified."),
  issuer: line.describe("Who certified it."),
  date: dateText,
  expires: dateText,
  score: line.describe("The result."),
  url: urlText,
  url_label: urlLabel,
  summary: paragraph.describe("A paragraph on it."),
}).meta({ id: "Certification", example: { name: "Certified Sailor", issuer: "Example Harbour", date: "2021" } });

export const award = entry({
  title: line.describe("The name of the award."),
  awarder: line.describe("Who gave it."),
  date: dateText,
  url: urlText,
  url_label: urlLabel,
  summary: paragraph.describe("What it was given for."),
}).meta({ id: "Award", example: { title: "Best Paper", awarder: "Example Society", date: "2020" } });

export const publication = entry({
  name: line.describe("The title."),
  publisher: line.describe("Where it appeared."),
  date: dateText,
  doi: line.meta({ description: "Its Digital Object Identifier.", example: "10.1000/182" }),
  url: urlText,
  url_label: urlLabel,
  authors: keywords.describe("The authors, in their order."),
  summary: paragraph.describe("What it says."),
}).meta({ id: "Publication", example: { name: "On Engines", publisher: "Example Press", date: "2017" } });
