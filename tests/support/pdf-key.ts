import type { FileKey } from "../../domain/ports.ts";

/** The key of a stored PDF. */
export const pdfKey = (hash: string): FileKey => ({ hash, format: "pdf" });
