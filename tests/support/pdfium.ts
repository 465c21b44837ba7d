import { readFileSync } from "node:fs";
import { init } from "@embedpdf/pdfium";

const wasm = readFileSync(new URL(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
const pdfium = init({ wasmBinary: wasm.buffer as ArrayBuffer }).then((library) => {
  library.PDFiumExt_Init();
  return library;
});

/** What the package's types leave out. The array is another one when the memory has grown. */
type Memory = { HEAPU8: Uint8Array; wasmExports: { malloc(size: number): number; free(at: number): void } };

/** The text of a PDF as PDFium reads it, the engine of Chrome: page by page, a line for each line. */
export async function readWithPdfium(bytes: Uint8Array): Promise<string> {
  const library = await pdfium;
  const memory = library.pdfium as unknown as Memory;
  const { malloc, free } = memory.wasmExports;
  const file = malloc(bytes.length);
  memory.HEAPU8.set(bytes, file);
  const document = library.FPDF_LoadMemDocument(file, bytes.length, "");
  const pages = Array.from({ length: library.FPDF_GetPageCount(document) }, (_, number) => {
    const page = library.FPDF_LoadPage(document, number);
    const text = library.FPDFText_LoadPage(page);
    const count = library.FPDFText_CountChars(text);
    // UTF-16, and a zero at the end.
    const buffer = malloc(2 * (count + 1));
    const length = library.FPDFText_GetText(text, 0, count, buffer) - 1;
    const read = Buffer.from(memory.HEAPU8.slice(buffer, buffer + 2 * length)).toString("utf16le");
    free(buffer);
    library.FPDFText_ClosePage(text);
    library.FPDF_ClosePage(page);
    return read.replaceAll("\r", "");
  });
  library.FPDF_CloseDocument(document);
  free(file);
  return pages.join("\n");
}
