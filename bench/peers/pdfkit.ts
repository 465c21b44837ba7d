import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import PDFDocument, { type TextOptions } from "pdfkit";
import type { Entry, Item } from "../../outline/outline.ts";
import { plain } from "../../outline/text/inline.ts";
import type { Peer } from "../rendering/job.ts";

const fonts = new Map<string, Uint8Array>();
function fontOf(name: string): Uint8Array {
  const known = fonts.get(name) ?? readFileSync(new URL(`../../pdf-templates/type/fonts/Resume${name}.ttf`, import.meta.url));
  fonts.set(name, known);
  return known;
}

const [ink, quiet, accent, rule] = ["#1b1f24", "#57606a", "#24507a", "#d0d7de"];
const [left, width, hang] = [54, 487.28, 7.04];

export const peer: Peer = ({ outline, isRtl, script, language }) => {
  const { name = "", headline, contacts, sections } = outline;
  const doc = new PDFDocument({
    ...{ size: "A4", margins: { top: 46, bottom: 50, left, right: left }, bufferPages: true, lang: language },
    ...{ pdfVersion: "1.7", compress: true, displayTitle: true, autoFirstPage: true, info: { Title: `${name} - Resume`, Author: name } },
  });
  const bytes = buffer(doc);
  doc.registerFont("regular", fontOf(`${script}-Regular`));
  doc.registerFont("bold", fontOf(`${script}-Semibold`));
  doc.registerFont("italic", fontOf(script === "Sans" ? "Sans-It" : `${script}-Regular`));
  const [near, far] = isRtl ? (["right", "left"] as const) : (["left", "right"] as const);

  const write = (text: string, { font = "regular", size = 10, color = ink, line = 1.34, x = left, ...options }: Written = {}) => {
    doc.font(font, size).fillColor(color);
    doc.text(text, x, doc.y, { width, align: near, lineGap: line * size - doc.currentLineHeight(true), ...options });
  };
  /** Starts a page unless there is room for so much. */
  const keep = (room: number) => {
    if (doc.y + room > doc.page.maxY()) doc.addPage();
  };
  const split = (first: string, second: string | undefined, written: Written) => {
    const top = doc.y;
    const aside = second ? doc.font("regular", 10).widthOfString(second) + 1 : 0;
    if (second) write(second, { color: quiet, align: far });
    const bottom = doc.y;
    doc.y = top;
    write(first, { ...written, x: isRtl ? left + aside + 14 : left, width: width - aside - 14 });
    doc.y = Math.max(doc.y, bottom);
  };

  write(name, { font: "bold", size: 25, line: 1.15 });
  doc.y += 4;
  write(headline ?? "", { size: 12, color: quiet, line: 1.25 });
  doc.y += 4;
  let x = isRtl ? left + width : left;
  const top = doc.y;
  for (const { text, url } of contacts) {
    const wide = doc.font("regular", 9.5).widthOfString(text) + 1;
    doc.y = top;
    write(text, { size: 9.5, color: quiet, x: isRtl ? x - wide : x, width: wide, ...(url && { link: url }) });
    x += (isRtl ? -1 : 1) * (wide + 15);
  }

  const entry = ({ title = "", date, subtitle, place, url, notes, paragraphs, bullets, keywords, keywordsLabel }: Entry) => {
    keep(40);
    split(title, date, { font: "bold" });
    const link = url && !subtitle ? { link: url } : {};
    if (subtitle || place || url) split(subtitle ?? url?.replace("https://", "") ?? "", place, { font: "italic", color: quiet, ...link });
    for (const text of [...notes, ...paragraphs].map(plain)) {
      write(text);
      doc.y += 1.5;
    }
    const hanging = isRtl ? { width: width - hang } : { x: left + hang, width: width - hang, indent: -hang };
    for (const text of bullets.map(plain)) {
      write(`•  ${text}`, hanging);
      doc.y += 1.5;
    }
    if (keywords.length > 0) write(`${keywordsLabel}${keywords.join(", ")}`, { color: quiet });
    else if (bullets.length + notes.length + paragraphs.length > 0) doc.y -= 1.5;
  };
  const item = ({ label, text = "" }: Item) => {
    if (label) write(label, { font: "bold", continued: true });
    if (label) doc.font("regular").text(text);
    else write(text);
  };

  for (const { title, paragraphs, parts } of sections) {
    doc.y += 13;
    keep(36);
    doc.outline.addItem(title);
    write(title, { font: "bold", size: 11.5, color: accent, line: 1.2 });
    doc
      .lineWidth(0.7)
      .strokeColor(rule)
      .moveTo(left, doc.y + 2)
      .lineTo(left + width, doc.y + 2)
      .stroke();
    doc.y += 7.7;
    for (const text of paragraphs) write(plain(text));
    for (const [i, part] of parts.entries()) {
      if (i > 0) doc.y += part.kind === "entry" ? 7 : 3;
      if (part.kind === "entry") entry(part);
      else item(part);
    }
  }

  const { count } = doc.bufferedPageRange();
  for (let page = 1; page < count; page++) {
    doc.switchToPage(page);
    // The foot stands in the margin, where pdfkit would else start a page.
    doc.page.margins.bottom = 0;
    doc.y = 806;
    write(`${name}  –  ${page + 1} / ${count}`, { size: 8.5, color: quiet, align: far });
  }
  doc.end();
  return bytes;
};

type Written = TextOptions & { font?: string; size?: number; color?: string; line?: number; x?: number };
