/** The first and the last byte. */
export type ByteRange = { first: number; last: number };

/**
 * Reads a `Range` header of one range of bytes (RFC 9110 §14.1.2) for a file of `size` bytes. Undefined where there is none, and where it is
 * not understood, as the RFC has it; "outside" where no byte of the file is in it.
 */
export function byteRange(header: string | null, size: number): ByteRange | "outside" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  if (from === "") return Number(to) === 0 || size === 0 ? "outside" : { first: Math.max(0, size - Number(to)), last: size - 1 };
  if (to !== "" && Number(to) < Number(from)) return undefined;
  if (Number(from) >= size) return "outside";
  return { first: Number(from), last: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
}
