/** Refers to an object of the file by its number. */
export class Ref {
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }
}

/** Holds text for a person: a title, the description of a picture. */
export class PdfText {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

/** A name as the file has it. Names here are our own, and need no escapes. */
type Name = `/${string}`;

export type PdfDict = { [key: string]: PdfValue | undefined };

/** A value of a PDF (ISO 32000-1 §7.3). Bytes are a string that is no text. An undefined entry of a dictionary is left out. */
export type PdfValue = number | boolean | Name | Ref | PdfText | Uint8Array | readonly PdfValue[] | PdfDict;

/** Writes a number to the ten-thousandth. That is finer than any device, and has no exponent, which PDF does not know. */
export const decimal = (value: number): string => `${Math.round(value * 1e4) / 1e4}`;

const isArray = (value: PdfValue): value is readonly PdfValue[] => Array.isArray(value);

export function written(value: PdfValue): string {
  if (typeof value === "number") return decimal(value);
  if (typeof value === "boolean" || typeof value === "string") return `${value}`;
  if (value instanceof Ref) return `${value.id} 0 R`;
  if (value instanceof PdfText) return textString(value.value);
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString("hex")}>`;
  if (isArray(value)) return `[${value.map(written).join(" ")}]`;
  const entries = Object.entries(value).map(([key, inner]) => (inner === undefined ? "" : `/${key} ${written(inner)}`));
  return `<<${entries.filter(Boolean).join("")}>>`;
}

/** Writes ASCII as it is and any other text in UTF-16 (ISO 32000-1 §7.9.2.2). */
function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  return `<feff${utf16(text)}>`;
}

/** Writes a text in UTF-16BE, in hexadecimal digits. */
export function utf16(text: string): string {
  let hex = "";
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, "0");
  return hex;
}
