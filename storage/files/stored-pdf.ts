import { createHash } from "node:crypto";
import { readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import * as z from "zod";
import type { PdfFacts, RenderedFile } from "../../domain/ports.ts";

/*
 * A stored PDF is one file: a line with the hash of the next one, a line with the facts of the PDF as JSON, its own hash among them, and
 * the PDF. So that each bit of the file is checked when it is read.
 */

const digest = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const newline = "\n".charCodeAt(0);

/** Bytes that are read at once; the two lines are shorter. */
const chunk = 256 * 1024;

/** What is read last. Only one file is read at a time. */
const buffer = Buffer.allocUnsafeSlow(chunk);

const factsLine = z.object({
  bytes: z.int().min(0),
  pages: z.int().min(1).optional(),
  sha256: z.string(),
  warnings: z.array(z.string()),
});

export function encodePdf({ bytes, pages, warnings }: RenderedFile) {
  const facts: PdfFacts = { bytes: bytes.length, pages, sha256: digest(bytes), warnings };
  const line = JSON.stringify(facts);
  return { facts, file: Buffer.concat([Buffer.from(`${digest(line)}\n${line}\n`), bytes]) };
}

/** The facts of a stored PDF, and where in its file it begins. */
export type WholePdf = { facts: PdfFacts; start: number };

/**
 * Reads a file through and checks it, at once: it has mostly been written or read before, and is in memory. Undefined when it is not what was stored.
 */
export function verifyPdf({ fd }: FileHandle): WholePdf | undefined {
  const bytesRead = readSync(fd, buffer, 0, chunk, 0);
  const begin = buffer.subarray(0, bytesRead);
  const first = begin.indexOf(newline);
  const second = begin.indexOf(newline, first + 1);
  const line = begin.toString("utf8", first + 1, second);
  if (second < 0 || begin.toString("latin1", 0, first) !== digest(line)) return undefined;
  const { data: facts } = factsLine.safeParse(JSON.parse(line));
  const hash = createHash("sha256").update(begin.subarray(second + 1));
  for (let at = bytesRead, read = bytesRead; read === chunk; at += read) {
    read = readSync(fd, buffer, 0, chunk, at);
    hash.update(buffer.subarray(0, read));
  }
  return facts?.sha256 === hash.digest("hex") ? { facts, start: second + 1 } : undefined;
}

/** Tells whether a file is there and is what was stored. */
export async function isWholePdf(file: string): Promise<boolean> {
  const handle = await open(file, "r").catch(() => undefined);
  try {
    return handle !== undefined && verifyPdf(handle) !== undefined;
  } finally {
    await handle?.close();
  }
}
