import type { PdfReader } from "../../domain/ports.ts";

/** Reads PDFs by pdf.js, as many programs do that take resumes. It loads with the first PDF. */
export const pdfReader: PdfReader = async (bytes, signal) => {
  const { extractTextItems, getDocumentProxy } = await import("unpdf");
  // pdf.js keeps what it is given.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    signal.throwIfAborted();
    const { items } = await extractTextItems(pdf);
    return items.flatMap((texts, i) => texts.map(({ str, x, y, width, height }) => ({ text: str, page: i + 1, x, y, width, height })));
  } finally {
    await pdf.destroy();
  }
};
