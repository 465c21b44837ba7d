import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { type ErrorCode, errorTable } from "../../domain/errors/errors.ts";
import { contentDisposition } from "../../domain/files/content-disposition.ts";
import { fileTypes } from "../../domain/formats.ts";
import { byteRange } from "./byte-range.ts";
import type { PdfFolder } from "./pdf-folder.ts";
import { type PdfAddress, readAddress } from "./signed-address.ts";
import { verifyPdf, type WholePdf } from "./stored-pdf.ts";

/**
 * Answers what is asked for under `pdfPath`: whoever has a signed address gets the file until it expires, whole or a range of it. Everything
 * else is refused.
 */
export function servePdfs(folder: PdfFolder, signingKey: string) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refusal("METHOD_NOT_SUPPORTED", "This address takes GET and HEAD.", { allow: "GET, HEAD" });
    }
    const { pathname, search } = new URL(request.url);
    const address = readAddress(signingKey, pathname + search);
    if (!address) return refusal("FORBIDDEN", "This download address is not whole. Ask for the download again.");
    if (address.expires * 1000 <= Date.now()) return refusal("FORBIDDEN", "This download address has expired. Ask for the download again.");
    let handle: FileHandle | undefined;
    try {
      handle = await folder.open(address);
      const stored = handle && verifyPdf(handle);
      if (handle && stored) return await answer(request, handle, { ...stored, ...address });
      await handle?.close();
      return refusal("NOT_FOUND", "This file is no longer stored. Ask for the download again.");
    } catch {
      await handle?.close().catch(() => {});
      return refusal("SERVICE_UNAVAILABLE", "This file cannot be read right now; try again.", { "retry-after": "1" });
    }
  };
}

type Found = WholePdf & Pick<PdfAddress, "format" | "filename" | "disposition">;

/** Closes `handle`, at once or when the body is read or given up. */
async function answer({ method, headers: asked }: Request, handle: FileHandle, found: Found): Promise<Response> {
  const { facts, start, format, filename, disposition } = found;
  const etag = `"${facts.sha256}"`;
  const headers = new Headers({
    "content-type": fileTypes[format].type,
    "content-disposition": contentDisposition(disposition, filename),
    // Nothing that a file holds may act as a page of this origin.
    "content-security-policy": "sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    etag,
  });
  const end = async (status: number) => {
    await handle.close();
    return new Response(null, { status, headers });
  };
  if (names(asked.get("if-none-match"), etag)) return end(304);
  // RFC 9110 §13.1.5: a range of another file than the caller has a part of is of no use.
  const isCurrent = (asked.get("if-range") ?? etag) === etag;
  const range = isCurrent && method === "GET" ? byteRange(asked.get("range"), facts.bytes) : undefined;
  if (range === "outside") {
    headers.set("content-range", `bytes */${facts.bytes}`);
    return end(416);
  }
  const { first, last } = range ?? { first: 0, last: facts.bytes - 1 };
  headers.set("content-length", String(last - first + 1));
  if (range) headers.set("content-range", `bytes ${first}-${last}/${facts.bytes}`);
  if (method === "HEAD") return end(200);
  const body = Readable.toWeb(handle.createReadStream({ start: start + first, end: start + last })) as ReadableStream;
  return new Response(body, { status: range ? 206 : 200, headers });
}

const names = (tags: string | null, etag: string) =>
  (tags ?? "").split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));

function refusal(code: ErrorCode, message: string, headers: Record<string, string> = {}): Response {
  const { http: status, title } = errorTable[code];
  const problem = JSON.stringify({ type: "about:blank", title, status, detail: message, message, code, issues: [] });
  const common = { "content-type": "application/problem+json", "x-content-type-options": "nosniff", "cache-control": "no-store" };
  return new Response(problem, { status, headers: { ...headers, ...common } });
}
