import type { FileDocument, PdfDocument, SentFile } from "../../domain/ports.ts";
import { packedKind } from "../../formats/sources/packed-kind.ts";

/** Milliseconds up to which a render is short. */
const short = 500;

/** What a render takes, in milliseconds of a warm thread: fitted to what bench/fairness.ts measures, and sets beside its estimates. */
const cost = {
  document: 10,
  /** Each text has a box and a place of its own, however few its letters. So has each line that is written as one. */
  text: 0.1,
  letter: 0.0025,
  /** A place where a line may break. */
  space: 0.01,
  /** An address becomes a link. */
  address: 0.05,
  /** A letter of a script that is shaped, or set without spaces. Japanese takes the most. */
  shapedLetter: 0.035,
  /** A place where letters from right to left end, and others follow. */
  turn: 0.15,
  /** A pixel of a PNG, which is taken apart when it is transparent. */
  pixel: 0.00015,
  /** A square inch of a page that is drawn, at one dot an inch: 260 at 300 dots. */
  dot: 0.00003,
  /** A document that is to fit `max_pages` may be laid out five times, most often denser and denser. A layout is half of a render. */
  fitting: 3,
  /** One that may be set slightly tighter for the sake of its last page, three times. */
  saving: 2,
};

const spaces = /\s/g;

/** What an email has, and an address of the web. */
const addresses = /@|:\/\//g;

/** Beyond Latin, Greek and Cyrillic letters and the punctuation of all. */
const shapedLetters = /[\u0530-\u1dff\u2190-\uffff]/g;

/** Letters from right to left, before any others. */
const turns = /[\u0590-\u08ff]\s*[^\s\u0590-\u08ff]/g;

/** Of a page, A4 or Letter. */
const squareInches = 97;

/** Estimates what a render of a document takes, and a picture of a page of it, in milliseconds: rather too much than too little. */
export function estimateMs({ content: { photo, presentation, ...content }, ...look }: PdfDocument | FileDocument): number {
  const texts = textsIn(content);
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  const count = (what: RegExp) => texts.reduce((sum, text) => sum + (text.match(what)?.length ?? 0), 0);
  const once =
    (texts.length + count(/\n/g)) * cost.text +
    letters * cost.letter +
    count(spaces) * cost.space +
    count(addresses) * cost.address +
    count(shapedLetters) * cost.shapedLetter +
    count(turns) * cost.turn;
  const { max_pages, fit } = presentation ?? {};
  const layouts = max_pages !== undefined ? cost.fitting : fit === "none" ? 1 : cost.saving;
  const dpi = "file" in look && look.file.format === "png" ? look.file.dpi : 0;
  return cost.document + once * layouts + pixelsOf(photo) * cost.pixel + dpi ** 2 * squareInches * cost.dot;
}

export const isShort = (document: PdfDocument | FileDocument): boolean => estimateMs(document) <= short;

/** Bytes of a text that is read soon, such as one of two pages. One of 100 kB can take seconds. */
const small = 8 * 1024;

/** Of a document that is packed, two thousand bytes can take seconds. */
export const isReadSoon = ({ bytes }: SentFile): boolean => bytes.length <= small && !packedKind(bytes);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** PNG (Third Edition) §11.2.1: width and height are the bytes 16 to 23 of the file. A JPEG goes into a PDF as it is. */
function pixelsOf(photo = ""): number {
  const start = "data:image/png;base64,";
  const header = photo.startsWith(start) ? Buffer.from(photo.slice(start.length, start.length + 32), "base64") : undefined;
  return header?.length === 24 ? header.readUInt32BE(16) * header.readUInt32BE(20) : 0;
}
