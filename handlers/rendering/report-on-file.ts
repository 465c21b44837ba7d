import type { AtsReporter } from "../../domain/ats/ats-reporter.ts";
import { pdfReader } from "./pdf-reader.ts";

/** Reports by what is read of the PDF itself. The checks load with the first report. */
export const reporter: AtsReporter = {
  async report({ content, template }, { bytes, pages, warnings }, signal) {
    const [{ atsReportOf }, { unmarked }] = await Promise.all([import("../../reading/ats/ats-report.ts"), import("./unmarked.ts")]);
    return atsReportOf(unmarked(content), { template, pages, warnings, items: await pdfReader(bytes, signal) });
  },
};
