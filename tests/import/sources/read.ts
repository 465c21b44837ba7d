import { readFile } from "../../../formats/sources/read-file.ts";

export const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

/** Reads a text, or a value as JSON. */
export const read = (value: unknown, type?: string) => readFile({ bytes: bytesOf(value), type });
