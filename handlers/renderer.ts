import type { PdfRenderer } from "../domain/ports.ts";

/** Templates and engine together; loaded when the first PDF is wanted, for most calls never need them. */
export const renderer: PdfRenderer = {
  async fingerprint() {
    const { fingerprint } = await import("../pdf-engine/fingerprint.ts");
    return fingerprint();
  },

  async render(document, signal) {
    const [{ render }, { countLost }, { resumeDocument }, { densities }] = await Promise.all([
      import("../pdf-engine/render.ts"),
      import("../pdf-engine/painted-text.ts"),
      import("../pdf-templates/resume-document.tsx"),
      import("../pdf-templates/look.ts"),
    ]);
    const { max_pages = Number.POSITIVE_INFINITY } = document.content.presentation ?? {};
    const at = async (step: number) => {
      const { element, texts, warnings } = await resumeDocument(document, densities[step]);
      const { painted, ...file } = await render(element, signal);
      const lost = countLost(texts, painted);
      if (lost > 0) warnings.push(`${lost} characters of the resume are not in the PDF: look through it before you send it.`);
      if (painted.undrawn.length > 0) warnings.push(`The PDF shows nothing for: ${painted.undrawn.join(" ")}`);
      return { ...file, warnings };
    };
    const asDesigned = await at(0);
    if (asDesigned.pages <= max_pages) return asDesigned;

    // The least tight that fits, by halves: each try is a render.
    let [tooLoose, fits] = [0, densities.length - 1];
    let best = await at(fits);
    if (best.pages > max_pages) {
      const warning = `The resume needs ${best.pages} pages, even set as tightly as can be read with ease; ${max_pages} was asked for.`;
      return { ...best, warnings: [...best.warnings, warning] };
    }
    while (fits - tooLoose > 1) {
      const step = Math.floor((tooLoose + fits) / 2);
      const pdf = await at(step);
      if (pdf.pages <= max_pages) [fits, best] = [step, pdf];
      else tooLoose = step;
    }
    return best;
  },
};
