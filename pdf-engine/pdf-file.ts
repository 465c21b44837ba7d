import type { DocumentProps } from "@react-pdf/renderer";
import PDFDocument from "pdfkit";

/** A PDF 1.7 without pages yet: a stream of its bytes. */
export class PdfFile extends PDFDocument {
  constructor({ title, author, subject, keywords, creator, producer, creationDate, modificationDate, language }: DocumentProps) {
    const info = { Title: title, Author: author, Subject: subject, Keywords: keywords || undefined, Creator: creator, Producer: producer };
    const dates = { CreationDate: creationDate, ModificationDate: modificationDate };
    const given = Object.entries({ ...info, ...dates }).filter((entry): entry is [string, string | Date] => entry[1] !== undefined);
    super({
      pdfVersion: "1.7",
      compress: true,
      lang: language,
      displayTitle: true,
      autoFirstPage: false,
      info: Object.fromEntries(given),
    });
  }

  /** Leaves out the copy of title and author in XML: pdfkit writes them there without escaping. */
  override endMetadata(): void {}
}
