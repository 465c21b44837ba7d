import * as z from "zod";
import { customSchema, storedCustom } from "./fields/custom.ts";
import { emailSchema } from "./fields/email.ts";
import { exampleStored } from "./fields/example.ts";
import { photoSchema } from "./fields/photo.ts";
import { serverFields } from "./fields/server-fields.ts";
import { urlText } from "./fields/text.ts";
import { presentation, type SectionName, sectionNames } from "./presentation.ts";
import { interest, skill, spokenLanguage } from "./sections/abilities.ts";
import { award, certification, education, publication } from "./sections/achievements.ts";
import { customSection } from "./sections/custom-section.ts";
import { entries } from "./sections/entry.ts";
import { line, paragraph, urlLabel } from "./sections/kinds-of-text.ts";
import { contact, contactEmail, location, personal, profile, reference } from "./sections/person.ts";
import { experience, project, volunteer } from "./sections/work.ts";

/*
 * The data model. It is strict throughout: an unknown key is an error, because nothing is dropped silently.
 * Every text may be empty, list items included: it is stored as it was sent, and left out of the PDF.
 */

const sectionIntro = (name: string) => paragraph.optional().describe(`A paragraph under the heading of \`${name}\`.`);

const sectionIntros = z
  .strictObject(
    Object.fromEntries(sectionNames.map((name) => [name, sectionIntro(name)])) as Record<SectionName, ReturnType<typeof sectionIntro>>,
  )
  .meta({ id: "SectionIntros", example: { projects: "A few of many." } });

/** The content of a resume: what a person writes. Parsing fills in the fields that every resume has. */
export const resumeContent = z.strictObject({
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
  url_label: urlLabel.optional(),
  name_reading: line.optional().meta({ description: "How the name is read, such as furigana or pinyin.", example: "エイダ・エグザンプル" }),
  contact_email: contactEmail.optional(),
  contacts: entries(contact).optional().describe("Ways to reach the person beside phone and email."),
  personal: entries(personal)
    .optional()
    .describe("What some countries expect, such as a date of birth. It is shown only with `presentation.show_personal`."),
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
  section_intros: sectionIntros.optional().describe("Paragraphs under the headings, by section."),
  presentation: presentation.optional().describe("How the PDF looks."),
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
export const resume = storedContent
  .extend(serverFields satisfies BesideContent)
  .meta({ id: "Resume", description: "A resume as it is stored.", examples: [exampleStored] });

export type Resume = z.infer<typeof resume>;
