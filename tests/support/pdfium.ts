import { readFileSync } from "node:fs";
import { init } from "@embedpdf/pdfium";

/** A character with its ink, in points from the left of the page. */
type Inked = { text: string; left: number; right: number };

/** A page as Chrome's engine reads it: a line for each line of its text, and how far the ink of each character reaches to the sides. */
type ReadPage = { width: number; text: string; characters: Inked[] };

const wasm = readFileSync(new URL(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
const pdfium = init({ wasmBinary: wasm.buffer as ArrayBuffer }).then((library) => {
  library.PDFiumExt_Init();
  return library;
});

/** What the package's types leave out. The array is another one when the memory has grown. */
type Memory = { HEAPU8: Uint8Array; wasmExports: { malloc(size: number): number; free(at: number): void } };

/** Reads the pages of a PDF by PDFium. */
export async function readByPdfium(bytes: Uint8Array): Promise<ReadPage[]> {
  const library = await pdfium;
  const memory = library.pdfium as unknown as Memory;
  const { malloc, free } = memory.wasmExports;
  const double = (at: number) => library.pdfium.getValue(at, "double");
  const file = malloc(bytes.length);
  // Four doubles: left, right, bottom, top.
  const box = malloc(32);
  memory.HEAPU8.set(bytes, file);
  const document = library.FPDF_LoadMemDocument(file, bytes.length, "");
  const pages = Array.from({ length: library.FPDF_GetPageCount(document) }, (_, number): ReadPage => {
    const page = library.FPDF_LoadPage(document, number);
    const read = library.FPDFText_LoadPage(page);
    const count = library.FPDFText_CountChars(read);
    const all = Array.from({ length: count }, (_, i): Inked => {
      library.FPDFText_GetCharBox(read, i, box, box + 8, box + 16, box + 24);
      return { text: String.fromCodePoint(library.FPDFText_GetUnicode(read, i)), left: double(box), right: double(box + 8) };
    });
    // UTF-16, and a zero at the end.
    const buffer = malloc(2 * (count + 1));
    const length = library.FPDFText_GetText(read, 0, count, buffer) - 1;
    const text = Buffer.from(memory.HEAPU8.slice(buffer, buffer + 2 * length)).toString("utf16le");
    free(buffer);
    const width = library.FPDF_GetPageWidthF(page);
    library.FPDFText_ClosePage(read);
    library.FPDF_ClosePage(page);
    return { width, text: text.replaceAll("\r", ""), characters: all.filter(({ text }) => text.trim()) };
  });
  library.FPDF_CloseDocument(document);
  free(box);
  free(file);
  return pages;
}
