import { exampleStored } from "../../domain/fields/example.ts";
import { variantName } from "../../domain/fields/variant.ts";
import { resume } from "../../domain/resume.ts";
import { toResume } from "../../domain/stored-resume.ts";
import { faceErrors, faceInput, findFace } from "../face.ts";
import { authed } from "../ownership.ts";
import { findResume } from "../stored.ts";

const resumeOrFace = resume
  .extend({ variant: variantName.optional().meta({ description: "The variant that was asked for.", example: "acme" }) })
  .meta({ id: "ResumeOrFace", description: "A resume as it is stored, or as one of its variants reads.", examples: [exampleStored] });

export const getResume = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}",
      operationId: "getResume",
      tags: ["resumes"],
      summary: "Read a resume",
      description:
        "Reads the resume or, with `variant`, the face that this variant makes of it, without what is hidden. A face cannot be sent back by POST or " +
        "PUT: change the variant. It has the `ETag` of the resume, of which it is a part.",
      protect: true,
      successDescription: "The resume as it is stored now.",
      errorResponses: faceErrors,
    },
  })
  .input(faceInput)
  .output(resumeOrFace)
  .query(async ({ input: { email, variant }, ctx }) =>
    variant === undefined ? toResume(await findResume(ctx, email)) : { ...toResume(await findFace(ctx, { email, variant })), variant },
  );
