import { localeOf } from "../../domain/locales/locales.ts";
import type { PdfDocument } from "../../domain/ports.ts";
import { type TemplateFacts, templates } from "../../domain/templates.ts";
import { directionOfResume } from "../../outline/direction.ts";
import { type Entry, outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { plain } from "../../outline/text/inline.ts";
import { densities, type Look, lookOf } from "../../pdf-templates/parts/look.ts";
import { overlaps, readWords, type Word } from "./bbox.ts";
import { readPdf } from "./pdf.ts";

/** The look of a document that is set as tightly as it may be: as designed, slightly tighter, or as tightly as there is. */
function tightestLook({ template, content: { presentation = {} }, page_size: page }: PdfDocument, isRtl: boolean): Look {
  const { max_pages, fit } = presentation;
  const steps = max_pages === undefined ? (fit === "none" ? 0 : 4) : densities.length - 1;
  const tightest = densities[steps] ?? densities[0];
  return lookOf(templates[template], { ...presentation, page, accent: "#000000", isRtl }, tightest);
}

/** The columns that a page may have, each from where to where, as tightly as it may be set. */
function columnsOf(document: PdfDocument, width: number): [number, number][] {
  const { side }: TemplateFacts = templates[document.template];
  const rtl = directionOfResume(presentable(document.content)) === "rtl";
  const { margin: free } = tightestLook(document, rtl);
  // A page without a side is as wide as it can be.
  const columns: [number, number][] = [[free, width - free]];
  if (side?.at === "start") columns.push([side.margin, side.width - side.margin], [side.width + side.gap, width - free]);
  if (side?.at === "end") columns.push([width - free - side.width, width - free], [free, width - free - side.width - side.gap]);
  return rtl ? columns.map(([from, to]) => [width - to, width - from]) : columns;
}

/**
 * How far a word may reach over a margin: a point, and for large text as much as textkit is out by when it sets a full line of right-to-left
 * text tighter, which is half a space.
 */
const over = ({ text, yMin, yMax }: Word) => Math.max(1, (rightToLeft.test(text) ? 0.22 : 0.15) * (yMax - yMin));

/** React-PDF keeps the space at which such a line was broken: it can stand over the margin by as much. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\u200f]/u;

/** Where the line with the page's number begins, from the bottom of the page: nothing else stands there. */
const foot = 40;

/**
 * A page with less than this is near-empty, unless what comes next has no room on the rest of it: that is in one piece, and can be high. How high is
 * not to be seen of a title of many lines, which takes up to three fifths of a page.
 */
const leastFilled = 0.4;

/** What is to be seen of a text before a break: two lines, and the distance to what stands above. */
const twoLines = 60;

const number = /7\d{4}/;
const numberOf = (text: string | undefined) => text && number.exec(text)?.[0];

const isShort = (text: string) => text.length <= 300;

type Bond = { kind: string; first: string; after: string };

/** Texts that stay on one page: a heading with what follows, the head of an entry with the first of what there is to say. */
function bonds({ content, template }: PdfDocument): Bond[] {
  // In a column at the side such a title can be higher than a page.
  const isWhole = ({ title = "" }: Entry) => !("side" in templates[template]) || title.length <= 400;
  const { sections } = outlineOf(presentable(content), localeOf(content.presentation?.locale));
  const headOf = ({ title, subtitle, place }: Entry) => numberOf(title) ?? numberOf(subtitle) ?? numberOf(place);
  const bodyOf = ({ notes, paragraphs, bullets, keywords }: Entry) =>
    numberOf([...[...notes, ...paragraphs, ...bullets].map(plain), ...keywords][0]);
  return (
    sections
      .flatMap(({ title, paragraphs, parts: [part], parts }) => {
        const entries = parts.filter((each): each is Entry => each.kind === "entry");
        const start = part?.kind === "entry" ? (headOf(part) ?? bodyOf(part)) : numberOf(part?.label ?? part?.text);
        return [
          { kind: "a heading", first: numberOf(title), after: numberOf(paragraphs.map(plain)[0]) ?? start },
          // One paragraph that is short; the second of several has no number.
          {
            kind: "an introduction",
            first: paragraphs.length === 1 ? numberOf(paragraphs.map(plain).find(isShort)) : undefined,
            after: start,
          },
          ...entries.filter(isWhole).map((entry) => ({
            kind: "the head of an entry",
            first: headOf(entry),
            after: bodyOf(entry) ?? entry.positions.map(headOf)[0],
          })),
        ];
      })
      // Custom sections without titles of their own share one.
      .filter(({ first }, _, all) => all.filter((other) => other.first === first).length === 1)
      .flatMap(({ kind, first, after }) => (first && after ? [{ kind, first, after }] : []))
  );
}

/** Says whether a line, without its spaces, begins a heading that has no number: one that the resume did not choose. */
const isUsualHeading = (line: string, { content }: PdfDocument) =>
  outlineOf(presentable(content), localeOf(content.presentation?.locale)).sections.some(
    ({ title }) => !numberOf(title) && line !== "" && title.replaceAll(" ", "").startsWith(line),
  );

/** How high a column of a page begins with what stays together: a heading, the head of its first entry, and two lines of that. */
function heightOfStart(column: Word[], document: PdfDocument, stays: Bond[]): number {
  const top = Math.min(...column.map(({ yMin }) => yMin));
  const isOnTop = ({ yMin }: Word) => yMin < top + 2;
  const isUsual = isUsualHeading(
    column
      .filter(isOnTop)
      .map(({ text }) => text)
      .join(""),
    document,
  );
  let last = column.find(isUsual ? ({ text }) => numberOf(text) : isOnTop);
  const next = () =>
    stays.find(({ first }) =>
      column.some((word) => word.yMin < (last?.yMin ?? top) + 8 && word.yMin > (last?.yMin ?? top) - 8 && numberOf(word.text) === first),
    );
  for (let bond = next(); bond; bond = next()) {
    const { after } = bond;
    last = column.find(({ text }) => numberOf(text) === after);
    if (!last) return Number.POSITIVE_INFINITY;
  }
  return (last?.yMin ?? top) - top + twoLines;
}

/** What is wrong with the pages of a document, as a reader of the file sees them. */
export async function pageFaults(
  pdftotext: string,
  document: PdfDocument,
  { bytes, warnings }: { bytes: Uint8Array; warnings: string[] },
): Promise<string[]> {
  const faults: string[] = [];
  const pages = readWords(pdftotext, bytes);
  const { pages: drawn } = await readPdf(bytes);
  const show = (word: Word) =>
    `"${word.text}" at ${word.xMin.toFixed(1)}–${word.xMax.toFixed(1)}, ${word.yMin.toFixed(1)}–${word.yMax.toFixed(1)}`;
  const stays = bonds(document);
  const found = new Map<string, number>();

  for (const [i, page] of pages.entries()) {
    const fault = (text: string) => faults.push(`page ${i + 1} of ${pages.length}: ${text}`);
    const body = page.words.filter(({ yMin }) => yMin < page.height - foot);
    const columns = columnsOf(document, page.width);

    for (const { text, x, y, width } of drawn[i]?.texts ?? [])
      if (x < -0.5 || x + width > page.width + 0.5 || y < -0.5 || y > page.height + 0.5) fault(`off the page: "${text}" at ${x}, ${y}`);
    for (const word of page.words) {
      if (!columns.some(([from, to]) => word.xMin >= from - over(word) && word.xMax <= to + over(word)))
        fault(`beyond the margins: ${show(word)}`);
      const tag = numberOf(word.text);
      if (tag && body.includes(word) && !found.has(tag)) found.set(tag, i);
    }
    for (const [a, b] of overlaps(page)) fault(`over each other: ${show(a)} and ${show(b)}`);

    const filled = Math.max(0, ...body.map(({ yMax }) => yMax));
    if (i < pages.length - 1 && filled < leastFilled * page.height) {
      const next = pages[i + 1]?.words.filter(({ yMin }) => yMin < page.height - foot) ?? [];
      const starts = columns
        .map(([from, to]) => next.filter(({ xMin, xMax }) => xMin >= from - 1 && xMax <= to + 1))
        .filter((column) => column.length > 0);
      const blocked = starts.some((column) => heightOfStart(column, document, stays) > page.height - 62 - filled);
      if (!blocked) fault(`ends at ${Math.round((100 * filled) / page.height)} % of its height`);
    }

    const last = (drawn[i]?.texts ?? [])
      .filter(({ y }) => y < foot)
      .map(({ text }) => text)
      .join(" ");
    const numbers: string[] = last.match(/\d+/g) ?? [];
    if (i > 0 && !(numbers.includes(`${i + 1}`) && numbers.includes(`${pages.length}`))) fault(`has no number, but "${last}"`);
  }

  for (const { kind, first, after } of stays) {
    const [from, to] = [found.get(first), found.get(after)];
    if (from === undefined || to === undefined) faults.push(`${kind}: ${from === undefined ? first : after} is not to be found`);
    else if (from !== to) faults.push(`${kind} (${first}) is on page ${from + 1}, what follows (${after}) on page ${to + 1}`);
  }

  const { max_pages = Number.POSITIVE_INFINITY } = document.content.presentation ?? {};
  const warned = warnings.filter((warning) => warning.startsWith(`The resume needs ${pages.length} pages`));
  if (pages.length > max_pages !== warned.length > 0) faults.push(`${pages.length} pages of ${max_pages}, and ${warned.length} warnings`);
  faults.push(...warnings.filter((warning) => !warned.includes(warning)));
  return faults;
}
