import * as z from "zod";
import { invalid } from "../../domain/errors/errors.ts";
import { emailSchema } from "../../domain/fields/email.ts";
import { sentBytes } from "../../domain/files/sent-file.ts";
import { imported } from "../../domain/imported.ts";
import { signedIn } from "../signed-in.ts";

export const importFile = signedIn
  .meta({
    openapi: {
      method: "POST",
      path: "/import",
      operationId: "importResume",
      tags: ["resumes"],
      summary: "Read a resume out of a file",
      description:
        "Takes a PDF, a Word document, text, Markdown, HTML, JSON Resume, a Reactive Resume or RenderCV document, or LinkedIn's data export, and says what it understood and what it could not place. Nothing is stored. The file is recognised by its bytes, then by its Content-Type.",
      protect: true,
      successDescription: "The resume, and what has no place in it.",
      errorResponses: {},
    },
    limited: "renders",
    body: "file",
    bytes: {
      input: [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
        "application/json",
        "application/yaml",
        "text/html",
        "text/markdown",
        "text/plain",
      ],
    },
  })
  .input(
    z.strictObject({
      file: sentBytes.meta({ description: "The bytes of the file, in base64.", example: "QWRhIEV4YW1wbGU=" }),
      type: z.string().max(200).optional().describe("The media type of the file, where its bytes do not tell."),
      email: emailSchema.optional().describe("The email of the resume, in the place of the one in the file."),
    }),
  )
  .output(imported)
  .mutation(async ({ input: { file, type, email }, ctx }) => {
    if (file.length === 0) throw invalid([{ path: "file", code: "missing", message: "is empty: send the file itself" }]);
    ctx.count("renders");
    const read = await ctx.reporter.readResume({ bytes: file, type }, ctx.signal);
    return email === undefined ? read : { ...read, resume: { ...read.resume, email } };
  });
