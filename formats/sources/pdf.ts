import { DomainError } from "../../domain/errors/errors.ts";
import { limits } from "../../domain/fields/limits.ts";
import { linesOf } from "../../reading/lines.ts";
import { fromLines } from "../lines/from-lines.ts";
import { pdfTexts } from "../lines/pdf-texts.ts";
import { Unreadable } from "../lines/unreadable.ts";
import { readJsonDocument } from "./json.ts";
import type { Understood } from "./source.ts";

/** How sure a reading of a page is, which people set as they like. */
const confidence = 0.8;

/** Reads a PDF: the data that it carries, or what it shows. Throws for one that has no text, or is locked. */
export async function readPdf(bytes: Uint8Array): Promise<Understood> {
  const { items, links, pages, attached } = await textsOf(bytes);
  if (attached) {
    const { version: _, ...understood } = readJsonDocument(new TextDecoder().decode(attached));
    return { ...understood, format: "pdf", confidence: 1 };
  }
  const letters = items.reduce((sum, { text }) => sum + text.trim().length, 0);
  if (letters < 20) {
    throw new Unreadable(
      `This PDF has no text: its ${pages === 1 ? "page is a picture" : `${pages} pages are pictures`}, scanned or drawn. Send the document that it was made of, or run text recognition on it first.`,
    );
  }
  const { resume, unplaced } = fromLines(linesOf(items), links);
  const warnings = ["A PDF says where its texts stand, not what they are: look through each field before you save it."];
  return { format: "pdf", confidence, resume, unplaced, warnings };
}

async function textsOf(bytes: Uint8Array) {
  try {
    return await pdfTexts(bytes, limits.pages);
  } catch (error) {
    if (error instanceof Unreadable || error instanceof DomainError) throw error;
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw new Unreadable("This PDF is locked with a password: save it without one.");
    throw new Unreadable("This PDF is damaged, and cannot be read: save it anew.");
  }
}
