import * as z from "zod";
import { answeredFile } from "../../domain/files/answered-file.ts";
import { resumeFileName } from "../../domain/files/file-name.ts";
import { formats } from "../../domain/formats.ts";
import { contentOf, draft } from "../../domain/inputs.ts";
import { chosenVariant, faceErrors, faceOf } from "../face.ts";
import { nullInResumeIsAbsent } from "../null-as-absent.ts";
import { documentOf, fileOptions, makeFile, noPage, sha256Of } from "../rendered-file.ts";

export const renderResume = nullInResumeIsAbsent
  .meta({
    openapi: {
      method: "POST",
      path: "/render",
      operationId: "renderResume",
      tags: ["resumes"],
      summary: "Make a file of a resume that is not stored",
      description:
        "Answers with the file, for a live preview or without an account. Nothing is stored, and the email may be left out. It counts by the time that it takes, so send one for each change.",
      protect: true,
      successDescription: "The file.",
      errorResponses: { ...faceErrors, 404: noPage },
    },
    limited: "previews",
    body: "resume",
    bytes: { output: Object.values(formats).map(({ type }) => type) },
  })
  .input(z.strictObject({ resume: draft, ...chosenVariant.shape, ...fileOptions.shape }))
  .output(answeredFile)
  .mutation(async ({ input: { resume, variant, ...options }, ctx }) => {
    const content = faceOf(contentOf(resume), variant);
    const { bytes, pages = 0, warnings } = await makeFile(ctx, documentOf(content, options));
    const { type, extension } = formats[options.format ?? "pdf"];
    return {
      file: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
      content_type: type,
      filename: resumeFileName(content.name, extension),
      bytes: bytes.length,
      pages,
      sha256: sha256Of(bytes),
      warnings,
    };
  });
