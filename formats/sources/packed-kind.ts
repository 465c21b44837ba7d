/** Tells the kind of a file by its bytes, where it is one that packs more than it has bytes. */
export function packedKind(bytes: Uint8Array): "pdf" | "archive" | undefined {
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString("latin1");
  if (start.includes("%PDF-")) return "pdf";
  return start.startsWith("PK") ? "archive" : undefined;
}
