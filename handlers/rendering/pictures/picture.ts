import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";
import { encodePng } from "./encode-png.ts";

/** What the package's types leave out. The array is another one when the memory has grown. */
type Memory = { HEAPU8: Uint8Array; wasmExports: { malloc(size: number): number; free(at: number): void } };

/** Of the bytes of a pixel, red is first (FPDF_REVERSE_BYTE_ORDER). */
const redFirst = 0x10;

const white = 0xffffffff;

let loaded: Promise<WrappedPdfiumModule> | undefined;

async function load(): Promise<WrappedPdfiumModule> {
  const library = await init({});
  library.PDFiumExt_Init();
  return library;
}

/** Draws a page of a PDF, by PDFium, as PNG: `page` counts from 1 and must be there, `dpi` is in dots an inch. */
export async function picture(pdf: Uint8Array, { page: number, dpi }: { page: number; dpi: number }): Promise<Uint8Array> {
  loaded ??= load();
  const library = await loaded;
  const memory = library.pdfium as unknown as Memory;
  const { malloc, free } = memory.wasmExports;
  const file = malloc(pdf.length);
  memory.HEAPU8.set(pdf, file);
  const document = library.FPDF_LoadMemDocument(file, pdf.length, "");
  const page = library.FPDF_LoadPage(document, number - 1);
  const pixels = (points: number) => Math.round((points * dpi) / 72);
  const [width, height] = [pixels(library.FPDF_GetPageWidthF(page)), pixels(library.FPDF_GetPageHeightF(page))];
  const bitmap = library.FPDFBitmap_Create(width, height, 0);
  try {
    library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, redFirst);
    const start = library.FPDFBitmap_GetBuffer(bitmap);
    return encodePng({ width, height, bytes: memory.HEAPU8.subarray(start, start + width * height * 4) }, dpi);
  } finally {
    library.FPDFBitmap_Destroy(bitmap);
    library.FPDF_ClosePage(page);
    library.FPDF_CloseDocument(document);
    free(file);
  }
}
