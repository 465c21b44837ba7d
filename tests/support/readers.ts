import { readPdf } from "./pdf.ts";
import { readByPdfium } from "./pdfium.ts";
import { extract, pdftotext } from "./poppler.ts";

/** Marks of direction, which are not seen. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const found: Record<string, (bytes: Uint8Array) => string | Promise<string>> = {
  ...(pdftotext && { poppler: extract }),
  "pdf.js": async (bytes) => (await readPdf(bytes)).flow,
  PDFium: async (bytes) => (await readByPdfium(bytes)).map(({ text }) => text).join("\n"),
};

/** What programs read in a PDF, each by its name. */
export const readers = Object.entries(found).map(([name, read]) => ({
  name,
  read: async (bytes: Uint8Array) => (await read(bytes)).replace(directions, "").normalize("NFC"),
}));
