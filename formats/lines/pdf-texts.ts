import { getDocumentProxy } from "unpdf";
import type { StyledText } from "../../reading/styled-text.ts";
import { withSignsNamed } from "./unnamed-signs.ts";
import { Unreadable } from "./unreadable.ts";

/** What a PDF shows. `links` are all that it has, those on icons, too. `attached` is the resume in its file, as JSON. */
export type PdfTexts = { items: StyledText[]; links: string[]; pages: number; attached: Uint8Array | undefined };

/** Names of fonts that are bold: of Adobe's, Microsoft's and TeX's families. */
const boldName = /bold|black|heavy|demi|cmbx|sfbx|ecbx|medi$|[-_]bd|[-_,]b$/i;

/** Reads texts, weights and links of a PDF by pdf.js, in the order of the file. Rejects when `bytes` is no PDF, needs a password, or has too many pages. */
export async function pdfTexts(bytes: Uint8Array, mostPages: number): Promise<PdfTexts> {
  // Node 20 lacks it, and pdf.js hands out fonts by it.
  ArrayBuffer.prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    return this.slice(0, length);
  };
  // pdf.js keeps what it is given. Pictures are left out: none is read.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1, stopAtErrors: false, useSystemFonts: false });
  try {
    if (pdf.numPages > mostPages) throw new Unreadable(`This PDF has ${pdf.numPages} pages; a resume can have ${mostPages}.`);
    const items: StyledText[] = [];
    const links: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      // The names of fonts come with the operators.
      const [{ items: texts }, annotations] = await Promise.all([page.getTextContent(), page.getAnnotations(), page.getOperatorList()]);
      const fonts = new Map<string, boolean>();
      for (const text of texts) {
        if (!("str" in text) || !text.str.trim()) continue;
        const isBold = fonts.get(text.fontName) ?? isBoldFont(page.commonObjs, text.fontName);
        fonts.set(text.fontName, isBold);
        const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = text.transform;
        items.push({
          text: withSignsNamed(text.str),
          page: number,
          x,
          y,
          width: text.width,
          height: Math.hypot(c, d) || Math.hypot(a, b),
          bold: isBold,
        });
      }
      for (const { url, rect } of annotations) {
        if (typeof url !== "string") continue;
        links.push(url);
        for (const item of items) if (item.page === number && isUnder(item, rect)) item.link = url;
      }
      page.cleanup();
    }
    return { items, links, pages: pdf.numPages, attached: await attachedResume(pdf) };
  } finally {
    await pdf.destroy();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

function isBoldFont(fonts: Page["commonObjs"], id: string): boolean {
  if (!fonts.has(id)) return false;
  const { name = "", bold = false, black = false } = fonts.get(id) as { name?: string; bold?: boolean; black?: boolean };
  return bold === true || black === true || boldName.test(name);
}

/** Tells whether the middle of a text stands in a rectangle: left, bottom, right, top. */
function isUnder({ x, y, width, height }: StyledText, [left = 0, bottom = 0, right = 0, top = 0]: number[]): boolean {
  const [middle, up] = [x + width / 2, y + height / 3];
  return middle >= left && middle <= right && up >= bottom && up <= top;
}

/** The file that our PDFs carry, where they were asked to. */
async function attachedResume(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<Uint8Array | undefined> {
  const files: Record<string, { filename: string; content: Uint8Array }> | null = await pdf.getAttachments();
  return Object.values(files ?? {}).find(({ filename }) => filename === "resume.json")?.content;
}
