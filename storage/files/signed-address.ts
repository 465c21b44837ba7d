import { createHmac, timingSafeEqual } from "node:crypto";
import { type FileType, fileTypes } from "../../domain/formats.ts";
import type { Disposition } from "../../domain/ports.ts";
import type { PdfPlace } from "./pdf-folder.ts";

/** What is under `pdfPath` is served by serve-pdfs.ts. */
export const pdfPath = "/files";

/** What an address says, when it is one of ours and whole. */
export type PdfAddress = PdfPlace & { filename: string; disposition: Disposition; expires: number };

const form =
  /^(\/files\/([\w-]+)\/([\w-]+)\.(\w+)\?expires=(\d{1,12})&filename=([^&?#]*)&disposition=(attachment|inline))&signature=([\w-]{43})$/;

/** As RFC 3986 has it: nothing of it is written another way by a browser. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const signatureOf = (key: string, text: string) => createHmac("sha256", key).update(text).digest("base64url");

/** Signs path and query of an address. `expires` is in seconds since 1970. */
export function signAddress(key: string, { id, hash, format, filename, disposition, expires }: PdfAddress): string {
  const unsigned = `${pdfPath}/${id}/${hash}.${format}?expires=${expires}&filename=${encode(filename)}&disposition=${disposition}`;
  return `${unsigned}&signature=${signatureOf(key, unsigned)}`;
}

/** Reads an address; undefined where a character of it is not as it was signed. */
export function readAddress(key: string, pathAndQuery: string): PdfAddress | undefined {
  const [, unsigned = "", id = "", hash = "", format = "", expires, filename = "", disposition, signature = ""] =
    form.exec(pathAndQuery) ?? [];
  const isSigned = signature !== "" && timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(key, unsigned)));
  // What is signed is ours, but may be of a release that has other formats.
  if (!isSigned || !Object.hasOwn(fileTypes, format)) return undefined;
  return {
    id,
    hash,
    format: format as FileType,
    expires: Number(expires),
    filename: decodeURIComponent(filename),
    disposition: disposition as Disposition,
  };
}
