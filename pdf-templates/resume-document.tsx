import { Document } from "@react-pdf/renderer";
import type { PdfDocument } from "../domain/ports.ts";
import { missingCharacters } from "./fonts.ts";
import { templates } from "./index.ts";
import { presentable } from "./presentable.ts";

// No date in the file: the same resume gives the same bytes whenever and wherever it is rendered.
const noDate = new Date(0);

/** A resume as a React-PDF document, and what could not be shown in it. */
export async function resumeDocument({ content, template, page_size }: PdfDocument) {
  const shown = presentable(content);
  const missing = await missingCharacters(JSON.stringify({ ...shown, photo: undefined }));
  const Template = templates[template];
  const element = (
    <Document
      title={shown.name ? `${shown.name} - Resume` : "Resume"}
      author={shown.name ?? ""}
      subject="Resume"
      language={shown.presentation?.locale ?? "en"}
      creator="resume-gateway"
      producer="resume-gateway"
      creationDate={noDate}
      modificationDate={noDate}
    >
      <Template content={shown} page_size={page_size} />
    </Document>
  );
  const warnings = missing.length > 0 ? [`These characters have no glyph in the template's fonts: ${missing.slice(0, 50).join(" ")}`] : [];
  return { element, warnings };
}
