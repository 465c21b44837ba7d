/** The number of an object of the file, for others to refer to it. */
export class Ref {
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }
}

/** What is said to a person: a title, the description of a picture. */
export class PdfText {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

/** A name, as it is written; for names of our own, which need no escapes. */
type Name = `/${string}`;

export type PdfDict = { [key: string]: PdfValue | undefined };

/** A value of a PDF (ISO 32000-1 §7.3). What is undefined in a dictionary is not in it. */
export type PdfValue = number | boolean | Name | Ref | PdfText | readonly PdfValue[] | PdfDict;

/** A number in points or less, to the ten-thousandth: finer than any device, and never in exponents, which PDF has not. */
export const decimal = (value: number): string => `${Math.round(value * 1e4) / 1e4}`;

const isArray = (value: PdfValue): value is readonly PdfValue[] => Array.isArray(value);

export function written(value: PdfValue): string {
  if (typeof value === "number") return decimal(value);
  if (typeof value === "boolean" || typeof value === "string") return `${value}`;
  if (value instanceof Ref) return `${value.id} 0 R`;
  if (value instanceof PdfText) return textString(value.value);
  if (isArray(value)) return `[${value.map(written).join(" ")}]`;
  const entries = Object.entries(value).map(([key, inner]) => (inner === undefined ? "" : `/${key} ${written(inner)}`));
  return `<<${entries.filter(Boolean).join("")}>>`;
}

/** ISO 32000-1 §7.9.2.2: ASCII as it is, anything else in UTF-16. */
function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  return `<feff${utf16(text)}>`;
}

/** UTF-16BE, in hexadecimal digits. */
export function utf16(text: string): string {
  let hex = "";
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, "0");
  return hex;
}
