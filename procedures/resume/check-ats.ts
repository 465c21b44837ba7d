import { atsReport } from "../../domain/ats/report.ts";
import { DomainError } from "../../domain/errors/errors.ts";
import { authed } from "../ownership.ts";
import { pdfInput, pdfOf } from "../rendered-pdf.ts";
import { findResume, notStored } from "../stored.ts";

export const checkAts = authed
  .meta({
    openapi: {
      method: "GET",
      path: "/resume/{email}/ats",
      operationId: "checkAts",
      tags: ["resumes"],
      summary: "Check how well an applicant tracking system can read a resume",
      description:
        "Checks the resume as it is stored now, reads its PDF as a program does, and says what to improve. The PDF is stored, so that a download of it is quick. The same resume always gets the same report.",
      protect: true,
      successDescription: "The score, and the result of each check.",
      errorResponses: { 404: notStored },
    },
    limited: "renders",
  })
  .input(pdfInput)
  .output(atsReport)
  .query(async ({ input: { email, ...look }, ctx }) => {
    const stored = await findResume(ctx, email);
    const { document, key, file } = await pdfOf(ctx, stored, look);
    const bytes = await ctx.pdfs.read(stored, key);
    if (!bytes) throw new DomainError("SERVICE_UNAVAILABLE", "The PDF was erased before it was read; try again.", { retryAfter: 1 });
    return ctx.reporter.report(document, { pages: file.pages ?? 0, warnings: file.warnings, bytes }, ctx.signal);
  });
