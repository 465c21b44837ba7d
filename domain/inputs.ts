import { exampleResume } from "./fields/example.ts";
import { ignoredServerFields } from "./fields/server-fields.ts";
import { mergePatchSchema } from "./json/merge-patch.ts";
import { resumeContent } from "./resume.ts";

/** What creates a resume. The server's own fields are ignored, so that what was read can be sent back. */
export const newResume = resumeContent.extend(ignoredServerFields).meta({ examples: [exampleResume] });

/** What updates one: a JSON Merge Patch (RFC 7396) of any fields, beside the email. A resume as it was read is one, too. */
export const resumePatch = mergePatchSchema(resumeContent.omit({ email: true })).extend({
  ...ignoredServerFields,
  ...resumeContent.pick({ email: true }).shape,
});
