import { execFileSync } from "node:child_process";
import { findTool } from "./tools.ts";

export const pdftotext = findTool(["pdftotext"], "what reads PDFs as poppler does");

/** What poppler reads, as the resume has it: its marks of direction are invisible. */
export const extract = (bytes: Uint8Array): string =>
  execFileSync(pdftotext ?? "", ["-enc", "UTF-8", "-", "-"], { input: bytes, encoding: "utf8" })
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .normalize("NFC");
