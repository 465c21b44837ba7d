import type { PdfDocument, RenderedPdf } from "../ports.ts";
import type { AtsReport } from "./report.ts";

/** Makes ATS reports: a port beside those of domain/ports.ts. */
export interface AtsReporter {
  /**
   * Reads the PDF of a document as other programs do, and says how much of it they get, and what to mend. It takes turns and time as a
   * render does.
   */
  report(document: PdfDocument, pdf: RenderedPdf, signal: AbortSignal, caller?: string): Promise<AtsReport>;
}
