import { exampleResume } from "./fields/example.ts";
import { ignoredServerFields } from "./fields/server-fields.ts";
import { mergePatchSchema } from "./json/merge-patch.ts";
import { resumeContent } from "./resume.ts";

/** The input that creates a resume. The server's own fields are ignored, so that a resume can be sent back as it was read. */
export const newResume = resumeContent.extend(ignoredServerFields).meta({ examples: [exampleResume] });

/** The fields of a body whose JSON is the caller's own: null is data there. */
export const fieldsOfData = ["custom"];

/** The input that updates a resume: its email, and a JSON Merge Patch (RFC 7396) of any fields. A resume as it was read is one, too. */
export const resumePatch = mergePatchSchema(resumeContent.omit({ email: true })).extend({
  ...ignoredServerFields,
  ...resumeContent.pick({ email: true }).shape,
});
