import { Document } from "@react-pdf/renderer";
import type { PdfDocument } from "../domain/ports.ts";
import { cleanText } from "./clean-text.ts";
import { loadCoverage } from "./fonts.ts";
import { templates } from "./index.ts";
import { drawable } from "./missing-glyphs.ts";
import { presentable } from "./presentable.ts";

// No date in the file: the same resume gives the same bytes whenever and wherever it is rendered.
const noDate = new Date(0);

/** A resume as a React-PDF document, and what could not be shown in it. */
export async function resumeDocument({ content, template, page_size }: PdfDocument) {
  const { show, missing } = drawable(await loadCoverage());
  const shown = presentable(content, show);
  const Template = templates[template];
  const name = cleanText(content.name).replace(/\s+/g, " ");
  const element = (
    <Document
      title={name ? `${name} - Resume` : "Resume"}
      author={name}
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
  const warnings = missing.size > 0 ? [`The template's fonts have no glyph for: ${[...missing].slice(0, 50).join(" ")}`] : [];
  return { element, warnings };
}
