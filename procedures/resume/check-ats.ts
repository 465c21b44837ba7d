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
      summary: "Check how well an applicant tracking system can read a resume",
      description:
        "Checks the resume as it is stored now, and its PDF, and says what to improve. The PDF is stored, so that a download of it is quick. The same resume always gets the same report.",
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
    const { file } = await pdfOf(ctx, stored, look);
    return atsReportOf(stored.content, file);
  });
