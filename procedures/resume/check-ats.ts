import { atsReport, atsReportOf } from "../../domain/ats/report.ts";
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
      summary: "Check how a program reads a resume",
      description:
        "Looks at the content as it is stored now and at its PDF, which a download then has at once, and says what to mend. The same resume has the same report.",
      protect: true,
      successDescription: "The score, and what each check found.",
      errorResponses: { 404: notStored },
    },
    limited: "renders",
  })
  .input(pdfInput)
  .output(atsReport)
  .query(async ({ input: { email, ...look }, ctx }) => {
    const stored = await findResume(ctx, email);
    const { file } = await pdfOf(ctx, stored, look);
    return atsReportOf(stored.content, file);
  });
