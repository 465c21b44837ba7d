import { marked } from "marked";
import { limits } from "../../domain/fields/limits.ts";
import type { SourceFormat } from "../../domain/imported.ts";
import { fromLines } from "../lines/from-lines.ts";
import { htmlLines } from "../lines/html-lines.ts";
import { textLines } from "../lines/text-lines.ts";
import { Unreadable } from "../lines/unreadable.ts";
import { readJsonDocument } from "./json.ts";
import { readRenderCv } from "./rendercv-document.ts";
import type { Understood } from "./source.ts";

/** Reads a text: JSON, YAML, HTML and Markdown by what they begin with, or by their media type; any other as people type it. */
export function readTyped(bytes: Uint8Array, type = ""): Understood {
  const sent = decoded(bytes);
  const start = sent.trimStart().slice(0, 1_000);
  const isJson = /^[{[]/.test(start);
  const isHtml = !isJson && (/^(<!doctype html|<html|<\?xml)/i.test(start) || type.includes("html"));
  const [text, pictures] = isJson || isHtml ? withoutLargePictures(sent) : [sent, 0];
  if (text.length - pictures > limits.typedText) throw new Unreadable("This text is longer than any of a resume.");
  if (isJson) return readJsonDocument(text);
  if (isHtml) return asPeopleType("html", htmlLines(text));
  if (/^cv:/m.test(text) || type.includes("yaml")) {
    const document = readRenderCv(text);
    if (document) return document;
    if (type.includes("yaml")) throw new Unreadable("This YAML is no RenderCV document: it has no cv.");
  }
  if (/^#{1,3}\s+\S/m.test(text) || type.includes("markdown"))
    return asPeopleType("markdown", htmlLines(marked.parse(text, { async: false })));
  return asPeopleType("text", textLines(text));
}

function asPeopleType(format: SourceFormat, lines: Parameters<typeof fromLines>[0]): Understood {
  const { resume, unplaced } = fromLines(lines);
  return {
    format,
    confidence: 0.7,
    resume,
    unplaced,
    warnings: ["A text does not say what each line is: look through each field before you save it."],
  };
}

/**
 * Takes out of JSON and HTML the pictures and fonts, within them as `data:` URLs, that are larger than a photo can be, and leaves their sizes. Also counts
 * the characters of those that stay.
 */
function withoutLargePictures(text: string): [text: string, pictures: number] {
  let pictures = 0;
  const without = text.replaceAll(/(?<=;base64,)[\w+/=\\%]+/g, (picture) => {
    if (picture.length > largestPhoto) return `… (${Math.round((picture.length * 3) / 4 / 1024)} kB)`;
    pictures += picture.length;
    return picture;
  });
  return [without, pictures];
}

/** Characters of the largest photo in base64, with each slash escaped as some JSON has it. */
const largestPhoto = Math.ceil(limits.photo / 3) * 4 * 2;

/** Decodes UTF-8, or UTF-16 by its mark. Throws for bytes that are neither. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\u0000")) return text;
  } catch {
    // It is said below.
  }
  throw new Unreadable("This file is of a kind that is not known, or a text that is not in UTF-8: save it as PDF, DOCX or UTF-8.");
}
