import { zipSync } from "fflate";

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An archive of files. */
export const zip = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, typeof file === "string" ? bytesOf(file) : file])));

/** A Word document, of `word/document.xml` and other parts. */
export const word = (document: string, others: Record<string, string | Uint8Array> = {}): Uint8Array =>
  zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": document,
    ...others,
  });

/** The XML of a document of one paragraph, or of what stands in its place. */
export const body = (text: string, inside = `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;

/** A PDF of objects, the first of which is its catalog. Its table of objects is left out, as in a damaged one. */
export const pdfOf = (objects: string[], more = ""): Uint8Array =>
  bytesOf(`%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj${object}endobj\n`).join("")}trailer<</Root 1 0 R${more}>>\n%%EOF`);

/** A PDF of one page, whose content is a stream. */
export function pdf(content: Uint8Array, filter = "", more = ""): Uint8Array {
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<</Length ${content.length}${filter}>>stream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\nendstream endobj\ntrailer<</Root 1 0 R${more}>>\n%%EOF`)]);
}

/** Megabytes of zeros, packed. */
export const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024);
