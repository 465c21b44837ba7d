import { execFileSync } from "node:child_process";
import { readPdf } from "./pdf.ts";
import { findTool } from "./tools.ts";

export const pdftotext = findTool(["pdftotext"], "what reads PDFs as poppler does");

const byPoppler = (bytes: Uint8Array): string =>
  execFileSync(pdftotext ?? "", ["-enc", "UTF-8", "-", "-"], { input: bytes, encoding: "utf8" });

/** What poppler reads or, where that is missing, pdf.js, as the resume has it: its marks of direction are invisible. */
export const extract = async (bytes: Uint8Array): Promise<string> =>
  (pdftotext ? byPoppler(bytes) : (await readPdf(bytes)).flow)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .normalize("NFC");
