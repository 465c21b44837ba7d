import * as z from "zod";
import { entries, entry } from "./entry.ts";
import { keywords, line, paragraph } from "./kinds-of-text.ts";

export const skill = z
  .union([
    line,
    entry({
      name: line.describe("The name of the skill, or of a group of skills."),
      level: line.describe("How well the person knows it, such as expert. A number is kept as its decimal text."),
      keywords: keywords.describe("The skills of the group."),
    }),
  ])
  .meta({ id: "Skill", examples: ["TypeScript", { name: "Languages", level: "expert", keywords: ["TypeScript", "Rust"] }] });

const languageCertificate = entry({
  name: line.describe("The name of the certificate, such as TOEFL."),
  score: line.describe("The result."),
}).meta({ id: "LanguageCertificate", example: { name: "TOEFL", score: "110" } });

export const spokenLanguage = entry({
  language: line.describe("The name of the language."),
  fluency: line.describe("How well the person knows it, such as native or B2."),
  certificates: entries(languageCertificate).describe("Certificates of it."),
}).meta({ id: "SpokenLanguage", example: { language: "Italian", fluency: "native" } });

export const interest = entry({
  name: line.describe("What the interest is."),
  keywords: keywords.describe("What belongs to it."),
  summary: paragraph.describe("A paragraph on it."),
}).meta({ id: "Interest", example: { name: "Music", keywords: ["piano"] } });
