import type { PdfRenderer } from "../domain/ports.ts";

/** Templates and engine together; loaded when the first PDF is wanted, for most calls never need them. */
export const renderer: PdfRenderer = {
  async fingerprint() {
    const { fingerprint } = await import("../pdf-engine/fingerprint.ts");
    return fingerprint();
  },

  async render(document, signal) {
    const [{ render }, { resumeDocument }] = await Promise.all([
      import("../pdf-engine/render.ts"),
      import("../pdf-templates/resume-document.tsx"),
    ]);
    const { element, warnings } = await resumeDocument(document);
    return { ...(await render(element, signal)), warnings };
  },
};
