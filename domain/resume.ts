import * as z from "zod";
import { customSchema, storedCustom } from "./fields/custom.ts";
import { emailSchema } from "./fields/email.ts";
import { exampleStored } from "./fields/example.ts";
import { photoSchema } from "./fields/photo.ts";
import { serverFields } from "./fields/server-fields.ts";
import { dateText, text, urlText } from "./fields/text.ts";
import { presentation } from "./presentation.ts";

/*
 * The data model. It is strict throughout: an unknown key is an error, because nothing is dropped silently.
 * Every text may be empty, list items included: it is stored as it was sent, and left out of the PDF.
 */

const line = text(300);
const paragraph = text(10_000);
const bullets = z.array(text(3_000)).max(200);
const keywords = z.array(line).max(100);
const entries = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(100);

const location = z
  .strictObject({
    address: line,
    postal_code: line,
    city: line,
    region: line,
    country_code: line,
  })
  .partial()
  .meta({ id: "Location", example: { city: "Turin", country_code: "IT" } });

const profile = z
  .strictObject({ network: line, username: line, url: urlText })
  .partial()
  .meta({ id: "Profile", example: { network: "GitHub", username: "ada", url: "https://github.com/ada" } });

const skill = z
  .union([line, z.strictObject({ name: line, level: line, keywords }).partial()])
  .meta({ id: "Skill", examples: ["TypeScript", { name: "Languages", level: "expert", keywords: ["TypeScript", "Rust"] }] });

const experience = z
  .strictObject({
    role: line,
    company: line,
    start: dateText,
    end: dateText,
    details: bullets,
    location: line,
    url: urlText,
    summary: paragraph,
    keywords,
  })
  .partial()
  .meta({
    id: "Experience",
    example: { role: "Engineer", company: "Example Engines", start: "2019", end: "present", details: ["Built the mill."] },
  });

const education = z
  .strictObject({
    degree: line,
    institution: line,
    year: dateText,
    area: line,
    start: dateText,
    end: dateText,
    score: line,
    courses: keywords,
    location: line,
    url: urlText,
    summary: paragraph,
  })
  .partial()
  .meta({ id: "Education", example: { degree: "BSc Mathematics", institution: "Example University", year: "2018" } });

const project = z
  .strictObject({
    name: line,
    description: paragraph,
    start: dateText,
    end: dateText,
    url: urlText,
    details: bullets,
    keywords,
  })
  .partial()
  .meta({ id: "Project", example: { name: "Punch card reader", details: ["Reads 80 columns."] } });

const volunteer = z
  .strictObject({
    role: line,
    organization: line,
    start: dateText,
    end: dateText,
    url: urlText,
    summary: paragraph,
    details: bullets,
  })
  .partial()
  .meta({ id: "Volunteer", example: { role: "Mentor", organization: "Code Club" } });

const certification = z
  .strictObject({
    name: line,
    issuer: line,
    date: dateText,
    expires: dateText,
    url: urlText,
  })
  .partial()
  .meta({ id: "Certification", example: { name: "Certified Sailor", issuer: "Example Harbour", date: "2021" } });

const award = z
  .strictObject({ title: line, awarder: line, date: dateText, summary: paragraph })
  .partial()
  .meta({ id: "Award", example: { title: "Best Paper", awarder: "Example Society", date: "2020" } });

const publication = z
  .strictObject({
    name: line,
    publisher: line,
    date: dateText,
    url: urlText,
    authors: keywords,
    summary: paragraph,
  })
  .partial()
  .meta({ id: "Publication", example: { name: "On Engines", publisher: "Example Press", date: "2017" } });

const spokenLanguage = z
  .strictObject({ language: line, fluency: line })
  .partial()
  .meta({ id: "SpokenLanguage", example: { language: "Italian", fluency: "native" } });

const interest = z
  .strictObject({ name: line, keywords })
  .partial()
  .meta({ id: "Interest", example: { name: "Music", keywords: ["piano"] } });

const reference = z
  .strictObject({ name: line, reference: paragraph })
  .partial()
  .meta({ id: "Reference", example: { name: "Prof. Example", reference: "A pleasure to work with." } });

const customSection = z
  .strictObject({
    title: line,
    items: entries(
      z
        .strictObject({
          title: line,
          subtitle: line,
          date: dateText,
          text: paragraph,
          details: bullets,
        })
        .partial(),
    ),
  })
  .partial()
  .meta({ id: "CustomSection", example: { title: "Patents", items: [{ title: "A better mill", date: "2020" }] } });

/** The content of a resume: what a person writes. Parsing fills in the fields that every resume has. */
export const resumeContent = z.strictObject({
  email: emailSchema,
  name: line.default("").meta({ example: "Ada Example" }),
  phone: line.default("").meta({ example: "+39 011 555 0100" }),
  summary: paragraph.default("").meta({ example: "Engineer who likes engines." }),
  skills: z.array(skill).max(200).default([]),
  experience: entries(experience).default([]),
  education: entries(education).default([]),
  headline: line.optional().meta({ example: "Software engineer" }),
  pronouns: line.optional().meta({ example: "she/her" }),
  url: urlText.optional(),
  photo: photoSchema.optional(),
  location: location.optional(),
  profiles: entries(profile).optional(),
  projects: entries(project).optional(),
  volunteer: entries(volunteer).optional(),
  certifications: entries(certification).optional(),
  awards: entries(award).optional(),
  publications: entries(publication).optional(),
  languages: entries(spokenLanguage).optional(),
  interests: entries(interest).optional(),
  references: entries(reference).optional(),
  custom_sections: entries(customSection).optional(),
  presentation: presentation.optional(),
  custom: customSchema.optional(),
});

export type ResumeContent = z.infer<typeof resumeContent>;

/** What decides how a resume looks in any format: all but the caller's own data. */
export type RenderedContent = Omit<ResumeContent, "custom">;

/**
 * A record whose keys stand beside the content, in an answer or in a stored item. A key that is a field of the content, too, would lose one
 * of the two: such a record does not compile where it `satisfies` this type, and the error names the field.
 */
export type BesideContent = Record<string, unknown> & {
  [Field in keyof ResumeContent]?: `${Field} is a field of the resume already: rename one of the two`;
};

/** The content of a resume as storage has it: `custom` can hold more than a caller may send. */
export const storedContent = resumeContent.extend({ custom: storedCustom.optional() });

/** A resume as callers read it. */
export const resume = storedContent.extend(serverFields satisfies BesideContent).meta({ id: "Resume", examples: [exampleStored] });

export type Resume = z.infer<typeof resume>;
