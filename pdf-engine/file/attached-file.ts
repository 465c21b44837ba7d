import { createHash } from "node:crypto";
import type { PdfFile } from "./pdf-objects.ts";
import { type PdfDict, PdfText } from "./pdf-values.ts";

/** A file that a document carries: the data that its pages show. */
export type AttachedFile = { name: string; type: "application/json"; description: string; bytes: Uint8Array };

/** Adds a file as one that is associated with the whole document (ISO 32000-2 §14.13, ISO 19005-3 §6.8), and returns what the catalog says of it. */
export function attach(file: PdfFile, { name, type, description, bytes }: AttachedFile): PdfDict {
  const Params = { Size: bytes.length, CheckSum: createHash("md5").update(bytes).digest() };
  const content = file.stream({ Type: "/EmbeddedFile", Subtype: `/${type.replace("/", "#2f")}`, Params }, bytes);
  const title = new PdfText(name);
  const specification = file.add({
    Type: "/Filespec",
    F: title,
    UF: title,
    Desc: new PdfText(description),
    AFRelationship: "/Data",
    EF: { F: content, UF: content },
  });
  return { AF: [specification], Names: { EmbeddedFiles: { Names: [title, specification] } } };
}
