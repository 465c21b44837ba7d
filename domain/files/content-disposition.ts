import type { Disposition } from "../ports.ts";

/** Makes a `Content-Disposition` (RFC 6266): with a name in ASCII for old readers, and the whole name for the rest. */
export function contentDisposition(disposition: Disposition, filename: string): string {
  const ascii = filename
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 !&'()+,._-]/g, "")
    .replace(/ +/g, " ")
    .replace(/^[ .]+/, "");
  const [, ending = ""] = /(\.[a-z]+)$/.exec(filename) ?? [];
  const fallback = /[A-Za-z0-9].* - Resume\.[a-z]+$/.test(ascii) ? ascii : `Resume${ending}`;
  const extended = encodeURIComponent(filename).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${disposition}; filename="${fallback}"; filename*=UTF-8''${extended}`;
}
