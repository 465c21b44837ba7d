import type * as z from "zod";
import { exampleResume } from "./fields/example.ts";
import { ignoredServerFields, withoutServerFields } from "./fields/server-fields.ts";
import { mergePatchSchema } from "./json/merge-patch.ts";
import { type ResumeContent, resumeContent } from "./resume.ts";

/** The input that creates a resume. The server's own fields are ignored, so that a resume can be sent back as it was read. */
export const newResume = resumeContent.extend(ignoredServerFields).meta({ examples: [exampleResume] });

/** A resume that is not to be stored, and needs no email. */
export const draft = newResume.partial({ email: true }).meta({ examples: [exampleResume] });

/** The content of a draft, where an empty email stands for none. */
export const contentOf = ({ email = "", ...fields }: z.infer<typeof draft>): ResumeContent => withoutServerFields({ ...fields, email });

/** The fields of a body whose JSON is the caller's own: null is data there. */
export const fieldsOfData = ["custom"];

/** The input that updates a resume: its email, and a JSON Merge Patch (RFC 7396) of any fields. A resume as it was read is one, too. */
export const resumePatch = mergePatchSchema(resumeContent.omit({ email: true })).extend({
  ...ignoredServerFields,
  ...resumeContent.pick({ email: true }).shape,
});
