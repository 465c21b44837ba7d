import { resume, resumeContent } from "../../domain/resume.ts";
import { toResume } from "../../domain/stored-resume.ts";
import { authed } from "../ownership.ts";
import { findResume, notStored } from "../stored.ts";

export const getResume = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}",
      operationId: "getResume",
      tags: ["resumes"],
      summary: "Read a resume",
      protect: true,
      successDescription: "The resume as it is stored now.",
      errorResponses: { 404: notStored },
    },
  })
  .input(resumeContent.pick({ email: true }))
  .output(resume)
  .query(async ({ input, ctx }) => toResume(await findResume(ctx, input.email)));
