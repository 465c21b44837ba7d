import type { PdfRenderer } from "../../domain/ports.ts";

/** Renders by templates and engine. They load when the first PDF is wanted, for most calls never need them. */
export const renderer: PdfRenderer = {
  async fingerprint() {
    const { fingerprint } = await import("../../pdf-engine/fingerprint.ts");
    return fingerprint();
  },

  async render(document, signal) {
    const [{ layOut }, { paint }, { countLost }, { resumeDocument }, { densities }] = await Promise.all([
      import("../../pdf-engine/layout/lay-out.ts"),
      import("../../pdf-engine/painting/painter.ts"),
      import("../../pdf-engine/painting/painted-text.ts"),
      import("../../pdf-templates/resume-document.tsx"),
      import("../../pdf-templates/parts/look.ts"),
    ]);
    const { max_pages = Number.POSITIVE_INFINITY } = document.content.presentation ?? {};
    const at = async (step: number) => {
      const { element, texts, warnings } = await resumeDocument(document, densities[step]);
      return { ...(await layOut(element, signal)), texts, warnings };
    };
    const finished = ({ texts, warnings, ...laidOut }: Awaited<ReturnType<typeof at>>) => {
      const { bytes, painted, unreadable } = paint(laidOut);
      const lost = countLost(texts, painted);
      if (lost > 0) warnings.push(`${lost} characters of the resume are not in the PDF: look through it before you send it.`);
      if (painted.undrawn.length > 0) warnings.push(`The PDF shows nothing for: ${painted.undrawn.join(" ")}`);
      if (unreadable > 0) warnings.push("The photo is damaged and was left out: save it anew as PNG or JPEG.");
      return { bytes, pages: laidOut.pages, warnings };
    };
    const asDesigned = await at(0);
    if (asDesigned.pages <= max_pages) return finished(asDesigned);

    // The least tight that fits, by halves: each try is laid out, and the best is painted.
    let [tooLoose, fits] = [0, densities.length - 1];
    let best = await at(fits);
    if (best.pages > max_pages) {
      const warning = `The resume needs ${best.pages} pages, even set as tightly as can be read with ease; ${max_pages} was asked for.`;
      const { warnings, ...file } = finished(best);
      return { ...file, warnings: [...warnings, warning] };
    }
    while (fits - tooLoose > 1) {
      const step = Math.floor((tooLoose + fits) / 2);
      const laidOut = await at(step);
      if (laidOut.pages <= max_pages) [fits, best] = [step, laidOut];
      else tooLoose = step;
    }
    return finished(best);
  },
};
