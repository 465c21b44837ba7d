import { isLoopbackHost } from "../trusted-places.ts";

/** What a browser may send, and what a page may read of the answer. */
export const allowedHeaders = ["Content-Type", "Authorization", "If-Match", "If-None-Match", "trpc-accept", "X-Trpc-Source"];
export const exposedHeaders = ["ETag", "Location", "Retry-After", "X-Request-Id", "X-Pages", "Content-Disposition"];
const [allowedList, exposedList] = [allowedHeaders.join(","), exposedHeaders.join(",")];

/** The origins whose pages may call: all, those that a list names, or those on this machine, files included, which a browser calls `null`. */
export type Origins = "*" | "loopback" | readonly string[];

export function isAllowedOrigin(origins: Origins, origin: string): boolean {
  if (origins === "*") return true;
  if (origins !== "loopback") return origins.includes(origin);
  if (origin === "null") return true;
  return /^https?:/.test(origin) && URL.canParse(origin) && isLoopbackHost(new URL(origin).hostname);
}

/**
 * Lets pages of these origins read an answer (https://fetch.spec.whatwg.org/#http-cors-protocol). It changes the headers in place:
 * hono/cors makes up a response first, which costs a tenth of a request.
 */
export function allowCors(headers: Headers, origins: Origins, { method, origin }: { method: string; origin: string | undefined }) {
  if (origins === "*") headers.set("Access-Control-Allow-Origin", "*");
  else {
    if (origin !== undefined && isAllowedOrigin(origins, origin)) headers.set("Access-Control-Allow-Origin", origin);
    headers.append("Vary", "Origin");
  }
  headers.set("Access-Control-Expose-Headers", exposedList);
  if (method !== "OPTIONS") return;
  headers.set("Access-Control-Max-Age", "7200");
  headers.set("Access-Control-Allow-Methods", "GET,HEAD,POST,PUT,DELETE,OPTIONS");
  headers.set("Access-Control-Allow-Headers", allowedList);
}
