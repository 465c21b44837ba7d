import { exampleResume } from "./fields/example.ts";
import { ignoredServerFields } from "./fields/server-fields.ts";
import { mergePatchSchema } from "./json/merge-patch.ts";
import { resumeContent } from "./resume.ts";

/** The input that creates a resume. The server's own fields are ignored, so that a resume can be sent back as it was read. */
export const newResume = resumeContent.extend(ignoredServerFields).meta({ examples: [exampleResume] });

/** The fields of a body in which null is data: JSON of the caller's own, and patches. */
export const fieldsOfData = ["custom", "variants"];

/** The input that updates a resume: its email, and a JSON Merge Patch (RFC 7396) of any fields. A resume as it was read is one, too. */
export const resumePatch = mergePatchSchema(resumeContent.omit({ email: true })).extend({
  ...ignoredServerFields,
  ...resumeContent.pick({ email: true }).shape,
});
