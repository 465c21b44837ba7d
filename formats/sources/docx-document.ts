import { zipSync } from "fflate";
import mammoth from "mammoth";
import { fromLines } from "../lines/from-lines.ts";
import { htmlLines } from "../lines/html-lines.ts";
import { Unreadable } from "../lines/unreadable.ts";
import type { Understood } from "./source.ts";
import { unzip } from "./zip.ts";

/** The parts of a document that have text. Pictures, fonts and programs stay packed. */
const textual =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(document|styles|numbering|footnotes|endnotes|comments)\.xml|word\/_rels\/document\.xml\.rels)$/;

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='heading 1'] => h2:fresh",
  "p[style-name='Heading 1'] => h2:fresh",
  "p[style-name='heading 2'] => h3:fresh",
  "p[style-name='Heading 2'] => h3:fresh",
  "p[style-name='Subtitle'] => p:fresh",
];

/** Letters of this size, in points, are those of a name or a title, whatever their style is called. */
const sizeOfName = 18;
const sizeOfTitle = 13;

/** Reads a Word document by mammoth, as lines. Throws for one that is damaged. */
export async function readDocx(bytes: Uint8Array): Promise<Understood> {
  const parts = unzip(bytes, (name) => textual.test(name));
  for (const [name, part] of parts) {
    const xml = new TextDecoder().decode(part);
    if (name === "[Content_Types].xml" && /macroEnabled/i.test(xml))
      throw new Unreadable("This document has macros: save it as DOCX, without them.");
    // No document of Word declares entities.
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Unreadable(`This document has a declaration in ${name} that no Word document has.`);
  }
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  const { value } = await mammoth
    .convertToHtml({ buffer }, { styleMap: styles, transformDocument: transforms.paragraph(titled), convertImage: noImage })
    .catch(() => {
      throw new Unreadable("This Word document is damaged, and cannot be read: save it anew.");
    });
  const { resume, unplaced } = fromLines(htmlLines(value));
  const warnings = ["A document says how its texts look, not what they are: look through each field before you save it."];
  return { format: "docx", confidence: 0.8, resume, unplaced, warnings };
}

// Its types leave them out.
const { transforms } = mammoth as unknown as {
  transforms: { paragraph(change: (one: Paragraph) => Paragraph): (document: unknown) => unknown };
};

const noImage = mammoth.images.imgElement(async () => ({ src: "" }));

type Paragraph = { styleName?: string | null; children: Paragraph[]; type: string; fontSize?: number | null };

/** Gives paragraphs of large letters the style of a title. */
function titled(paragraph: Paragraph): Paragraph {
  const sizes = runsOf(paragraph).flatMap(({ fontSize }) => fontSize ?? []);
  const size = sizes.length > 0 ? Math.max(...sizes) : 0;
  if (/^(title|heading)/i.test(paragraph.styleName ?? "") || size < sizeOfTitle) return paragraph;
  return { ...paragraph, styleName: size >= sizeOfName ? "Title" : "Heading 1" };
}

const runsOf = (element: Paragraph): Paragraph[] => (element.type === "run" ? [element] : (element.children ?? []).flatMap(runsOf));
