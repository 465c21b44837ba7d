import * as z from "zod";
import { customSchema, storedCustom } from "./fields/custom.ts";
import { emailSchema } from "./fields/email.ts";
import { exampleStored } from "./fields/example.ts";
import { photoSchema } from "./fields/photo.ts";
import { serverFields } from "./fields/server-fields.ts";
import { dateText, text, urlText } from "./fields/text.ts";
import { variantsOf } from "./fields/variant.ts";
import { presentation } from "./presentation.ts";

/*
 * The data model. It is strict throughout: an unknown key is an error, because nothing is dropped silently.
 * Every text may be empty, list items included: it is stored as it was sent, and left out of the PDF.
 */

const line = text(300);
const paragraph = text(10_000);
const bullets = z.array(text(3_000)).max(200);
const keywords = z.array(line).max(100);
const mark = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  hidden: z.boolean().optional(),
  tags: z.array(text(40)).max(20).optional(),
};
const entries = <Shape extends z.ZodRawShape>(entry: z.ZodObject<Shape, z.core.$strict>) =>
  z.array(entry.extend(mark).meta(entry.meta() ?? {})).max(100);

const location = z
  .strictObject({
    address: line.describe("Street and number."),
    postal_code: line.describe("The postal code."),
    city: line.describe("The city."),
    region: line.describe("The state, province or region."),
    country_code: line.describe("The country, as a code such as IT or as a name."),
  })
  .partial()
  .meta({ id: "Location", example: { city: "Turin", country_code: "IT" } });

const profile = z
  .strictObject({
    network: line.describe("The name of the network, such as GitHub."),
    username: line.describe("The name of the person there."),
    url: urlText,
  })
  .partial()
  .meta({ id: "Profile", example: { network: "GitHub", username: "ada", url: "https://github.com/ada" } });

const skill = z
  .union([
    line,
    z
      .strictObject({
        name: line.describe("The name of the skill, or of a group of skills."),
        level: line.describe("How well the person knows it, such as expert."),
        keywords: keywords.describe("The skills of the group."),
        ...mark,
      })
      .partial(),
  ])
  .meta({ id: "Skill", examples: ["TypeScript", { name: "Languages", level: "expert", keywords: ["TypeScript", "Rust"] }] });

const experience = z
  .strictObject({
    role: line.describe("What the person was."),
    company: line.describe("For whom."),
    start: dateText,
    end: dateText,
    details: bullets.describe("What was done, a bullet each."),
    location: line.describe("Where it was."),
    url: urlText,
    summary: paragraph.describe("A paragraph before the bullets."),
    keywords: keywords.describe("Skills and tools that were used."),
  })
  .partial()
  .meta({
    id: "Experience",
    example: { role: "Engineer", company: "Example Engines", start: "2019", end: "present", details: ["Built the mill."] },
  });

const education = z
  .strictObject({
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
    summary: paragraph.describe("A paragraph on it."),
  })
  .partial()
  .meta({ id: "Education", example: { degree: "BSc Mathematics", institution: "Example University", year: "2018" } });

const project = z
  .strictObject({
    name: line.describe("The name of the project."),
    description: paragraph.describe("What it is."),
    start: dateText,
    end: dateText,
    url: urlText,
    details: bullets.describe("What was done, a bullet each."),
    keywords: keywords.describe("Skills and tools that were used."),
  })
  .partial()
  .meta({ id: "Project", example: { name: "Punch card reader", details: ["Reads 80 columns."] } });

const volunteer = z
  .strictObject({
    role: line.describe("What the person was."),
    organization: line.describe("For whom."),
    start: dateText,
    end: dateText,
    url: urlText,
    summary: paragraph.describe("A paragraph before the bullets."),
    details: bullets.describe("What was done, a bullet each."),
  })
  .partial()
  .meta({ id: "Volunteer", example: { role: "Mentor", organization: "Code Club" } });

const certification = z
  .strictObject({
    name: line.describe("What is certified."),
    issuer: line.describe("Who certified it."),
    date: dateText,
    expires: dateText,
    url: urlText,
  })
  .partial()
  .meta({ id: "Certification", example: { name: "Certified Sailor", issuer: "Example Harbour", date: "2021" } });

const award = z
  .strictObject({
    title: line.describe("The name of the award."),
    awarder: line.describe("Who gave it."),
    date: dateText,
    summary: paragraph.describe("What it was given for."),
  })
  .partial()
  .meta({ id: "Award", example: { title: "Best Paper", awarder: "Example Society", date: "2020" } });

const publication = z
  .strictObject({
    name: line.describe("The title."),
    publisher: line.describe("Where it appeared."),
    date: dateText,
    url: urlText,
    authors: keywords.describe("The authors, in their order."),
    summary: paragraph.describe("What it says."),
  })
  .partial()
  .meta({ id: "Publication", example: { name: "On Engines", publisher: "Example Press", date: "2017" } });

const spokenLanguage = z
  .strictObject({
    language: line.describe("The name of the language."),
    fluency: line.describe("How well the person knows it, such as native or B2."),
  })
  .partial()
  .meta({ id: "SpokenLanguage", example: { language: "Italian", fluency: "native" } });

const interest = z
  .strictObject({ name: line.describe("What the interest is."), keywords: keywords.describe("What belongs to it.") })
  .partial()
  .meta({ id: "Interest", example: { name: "Music", keywords: ["piano"] } });

const reference = z
  .strictObject({ name: line.describe("Who speaks for the person."), reference: paragraph.describe("What they say.") })
  .partial()
  .meta({ id: "Reference", example: { name: "Prof. Example", reference: "A pleasure to work with." } });

const customSection = z
  .strictObject({
    title: line.describe("The heading of the section."),
    items: entries(
      z
        .strictObject({
          title: line.describe("The title of the entry."),
          subtitle: line.describe("What stands beside the title."),
          date: dateText,
          text: paragraph.describe("A paragraph before the bullets."),
          details: bullets.describe("What there is to say, a bullet each."),
        })
        .partial()
        .meta({ id: "CustomItem" }),
    ).describe("The entries of the section."),
  })
  .partial()
  .meta({ id: "CustomSection", example: { title: "Patents", items: [{ title: "A better mill", date: "2020" }] } });

/** One face of a resume: what it says, without its variants. */
const faceFields = {
  email: emailSchema,
  name: line.default("").meta({ description: "The name of the person, as it stands on the resume.", example: "Ada Example" }),
  phone: line.default("").meta({ description: "The phone number, as it stands on the resume.", example: "+39 011 555 0100" }),
  summary: paragraph.default("").meta({ description: "A few sentences on the person.", example: "Engineer who likes engines." }),
  skills: z.array(skill).max(200).default([]).describe("Skills: a text, or a group with a name, a level and keywords."),
  experience: entries(experience).default([]).describe("Jobs, in the order in which they are shown."),
  education: entries(education).default([]).describe("Degrees and schools, in the order in which they are shown."),
  headline: line.optional().meta({ description: "What the person is, in a line under the name.", example: "Software engineer" }),
  pronouns: line.optional().meta({ description: "The person's pronouns.", example: "she/her" }),
  url: urlText.optional(),
  photo: photoSchema.optional(),
  location: location.optional().describe("Where the person lives."),
  profiles: entries(profile).optional().describe("Accounts on other sites."),
  projects: entries(project).optional().describe("Projects, in the order in which they are shown."),
  volunteer: entries(volunteer).optional().describe("Unpaid work, in the order in which it is shown."),
  certifications: entries(certification).optional().describe("Certificates."),
  awards: entries(award).optional().describe("Awards."),
  publications: entries(publication).optional().describe("Publications."),
  languages: entries(spokenLanguage).optional().describe("Languages that the person speaks."),
  interests: entries(interest).optional().describe("Interests."),
  references: entries(reference).optional().describe("People who speak for the person, and what they say."),
  custom_sections: entries(customSection).optional().describe("Sections of your own."),
  presentation: presentation.optional().describe("How the PDF looks."),
  custom: customSchema.optional(),
};

/** The content of a resume: what a person writes. Parsing fills in the fields that every resume has. */
export const resumeContent = z.strictObject({
  ...faceFields,
  variants: variantsOf(faceFields)
    .optional()
    .describe("Other faces of the resume, by name: each is kept as what it changes. See `?variant=` of the operations that read."),
});

export type ResumeContent = z.infer<typeof resumeContent>;

/** One face of a resume: the resume itself without its variants, or one of these. */
export type Face = Omit<ResumeContent, "variants">;

/** What decides how a resume looks in any format: all but the caller's own data, and other faces. */
export type RenderedContent = Omit<Face, "custom">;

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
export const resume = storedContent
  .extend(serverFields satisfies BesideContent)
  .meta({ id: "Resume", description: "A resume as it is stored.", examples: [exampleStored] });

export type Resume = z.infer<typeof resume>;
