import type { PdfDocument, PdfRenderer } from "../../domain/ports.ts";
import type { AttachedFile } from "../../pdf-engine/file/attached-file.ts";

const load = () =>
  Promise.all([
    import("../../pdf-engine/layout/lay-out.ts"),
    import("../../pdf-engine/painting/painter.ts"),
    import("../../pdf-engine/painting/painted-text.ts"),
    import("../../pdf-templates/resume-document.tsx"),
    import("../../pdf-templates/fitting.ts"),
    import("./markup-warnings.ts"),
  ]);

let loaded: ReturnType<typeof load> | undefined;

/** Renders by templates and engine. They load when the first PDF is wanted, for most calls never need them. */
export const renderer: PdfRenderer = {
  async fingerprint() {
    const { fingerprint } = await import("../../pdf-engine/fingerprint.ts");
    return fingerprint();
  },

  async render(document, signal) {
    // Asked for once: through a loader as tsx, each `import` of what is loaded goes to a thread and back.
    loaded ??= load();
    const [{ layOut }, { paint }, { countLost }, { resumeDocument }, { fitted }, { markupWarnings }] = await loaded;
    // Each density that is tried is laid out, and the one that is chosen is painted.
    const { layout, warnings: ofPages } = await fitted(async (density) => {
      const { element, texts, warnings } = await resumeDocument(document, density);
      return { ...(await layOut(element, signal)), texts, warnings };
    }, document.content);
    const { texts, warnings, ...laidOut } = layout;
    const { bytes, painted, unreadable } = paint(laidOut, await dataOf(document));
    const lost = countLost(texts, painted);
    if (lost > 0) warnings.push(`${lost} characters of the resume are not in the PDF: look through it before you send it.`);
    if (painted.undrawn.length > 0) warnings.push(`The PDF shows nothing for: ${painted.undrawn.join(" ")}`);
    if (unreadable > 0) warnings.push("The photo is damaged and was left out: save it anew as PNG or JPEG.");
    return { bytes, pages: laidOut.pages, warnings: [...warnings, ...ofPages, ...markupWarnings(document.content)] };
  },
};

/** Returns the data of a PDF that is to carry them: the JSON Resume that everybody may have, with nothing of its owner's own. */
async function dataOf({ content }: PdfDocument): Promise<AttachedFile | undefined> {
  if (!content.presentation?.embed_data) return undefined;
  const { write } = await import("../../formats/json-resume.ts");
  return {
    name: "resume.json",
    type: "application/json",
    description: "JSON Resume",
    ...write({ content: { ...content, custom: undefined } }),
  };
}
