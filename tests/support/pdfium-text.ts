import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { init } from "@embedpdf/pdfium";

/** A character with its ink, in points from the left of the page. */
type Inked = { text: string; left: number; right: number };

type InkedPage = { width: number; text: string; characters: Inked[] };

async function load() {
  const wasmBinary = await readFile(fileURLToPath(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
  const library = await init({ wasmBinary: new Uint8Array(wasmBinary).buffer });
  library.PDFiumExt_Init();
  return library;
}

let loading: ReturnType<typeof load> | undefined;

/** Reads a PDF as Chromium does: the text of each page, and how far the ink of each character reaches to the sides. */
export async function readByPdfium(bytes: Uint8Array): Promise<InkedPage[]> {
  loading ??= load();
  const library = await loading;
  const { wasmExports, setValue, getValue } = library.pdfium;
  const file = wasmExports.malloc(bytes.length);
  // Four doubles: left, right, bottom, top.
  const box = wasmExports.malloc(32);
  for (let i = 0; i < bytes.length; i++) setValue(file + i, bytes[i] ?? 0, "i8");
  const document = library.FPDF_LoadMemDocument(file, bytes.length, "");
  const pages = Array.from({ length: library.FPDF_GetPageCount(document) }, (_, number): InkedPage => {
    const page = library.FPDF_LoadPage(document, number);
    const read = library.FPDFText_LoadPage(page);
    const all = Array.from({ length: library.FPDFText_CountChars(read) }, (_, i): Inked => {
      library.FPDFText_GetCharBox(read, i, box, box + 8, box + 16, box + 24);
      const [left, right] = [getValue(box, "double"), getValue(box + 8, "double")];
      return { text: String.fromCodePoint(library.FPDFText_GetUnicode(read, i)), left, right };
    });
    const width = library.FPDF_GetPageWidthF(page);
    library.FPDFText_ClosePage(read);
    library.FPDF_ClosePage(page);
    return { width, text: all.map(({ text }) => text).join(""), characters: all.filter(({ text }) => text.trim()) };
  });
  library.FPDF_CloseDocument(document);
  wasmExports.free(box);
  wasmExports.free(file);
  return pages;
}
