import type { Imported } from "../../domain/imported.ts";
import type { SentFile } from "../../domain/ports.ts";
import { Unreadable } from "../lines/unreadable.ts";
import { cleaned, fitToModel } from "./fit-to-model.ts";
import { packedKind } from "./packed-kind.ts";
import type { Understood } from "./source.ts";

/** Reads a resume out of a file, which its bytes tell the kind of, or else its media type. Throws `Unreadable` for one that none can be read out of. */
export async function readFile({ bytes, type }: SentFile): Promise<Imported> {
  try {
    const { format, version, confidence, resume: understood, isOurs, unplaced, warnings } = await understand(bytes, type);
    const { resume, unplaced: over } = fitToModel(isOurs ? understood : cleaned(understood));
    return {
      source: { format, ...(version !== undefined && { version }), confidence },
      resume,
      unplaced: [...unplaced, ...over],
      warnings,
    };
  } catch (error) {
    // A document that is nested without end ends the stack of whatever reads it.
    if (error instanceof RangeError) throw new Unreadable("This file is nested deeper than a resume.");
    throw error;
  }
}

// Each reader loads with the first file of its kind.
async function understand(bytes: Uint8Array, type: string | undefined): Promise<Understood> {
  const packed = packedKind(bytes);
  if (packed === "pdf") return (await import("./pdf.ts")).readPdf(bytes);
  if (packed === "archive") return readArchive(bytes);
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const refusal = refusals.find(([sign]) => start.startsWith(sign));
  if (refusal) throw new Unreadable(refusal[1]);
  return (await import("./typed-text.ts")).readTyped(bytes, type);
}

/** What is refused, by what it begins with. */
const refusals: [sign: string, message: string][] = [
  ["\xd0\xcf\x11\xe0", "This is a document of an old version of Word, or a locked one: save it as DOCX without a password, or as PDF."],
  ["{\\rtf", "This is a document in RTF: save it as DOCX or PDF."],
  ["\x89PNG", "This is a picture, which has no text: send the document that it was made of."],
  ["\xff\xd8\xff", "This is a picture, which has no text: send the document that it was made of."],
  ["GIF8", "This is a picture, which has no text: send the document that it was made of."],
];

async function readArchive(bytes: Uint8Array): Promise<Understood> {
  const [{ namesIn }, linkedin] = await Promise.all([import("./zip.ts"), import("./linkedin.ts")]);
  const names = namesIn(bytes);
  if (names.some((name) => /vbaProject\.bin$/i.test(name)))
    throw new Unreadable("This document has macros: save it as DOCX, without them.");
  if (names.includes("word/document.xml")) return (await import("./docx-document.ts")).readDocx(bytes);
  if (linkedin.isLinkedIn(names)) return linkedin.readLinkedIn(bytes);
  throw new Unreadable("This archive is neither a Word document nor LinkedIn's data export.");
}
