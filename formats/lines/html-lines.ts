import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Line, TextPart } from "../../reading/lines.ts";
import { Unreadable } from "./unreadable.ts";

type Node = DefaultTreeAdapterTypes.Node;

/** Sizes of letters, in points, and the space of lines: a document has the order and the weight of texts, and these stand for their places. */
const size = 10;
const heading: Record<string, number> = { h1: 24, h2: 14, h3: 12, h4: 11, h5: 11, h6: 11 };
const leading = 14;
const apart = 20;
const step = 18;
const farRight = 400;
const perLetter = 5;

const blocks = new Set([
  "p",
  "div",
  "section",
  "article",
  "header",
  "footer",
  "main",
  "aside",
  "address",
  "blockquote",
  "pre",
  "ul",
  "ol",
  "dl",
  "dt",
  "dd",
  "figure",
  "figcaption",
  "td",
  "th",
]);
const silent = new Set(["script", "style", "template", "title", "nav", "svg", "noscript", "button", "form", "iframe", "object"]);
const strong = new Set(["b", "strong", "th", "dt"]);

const mostTags = 15_000;

/** Deeper than people write. */
const deepest = 300;

/** Makes lines of HTML, as a page would have them. Nothing in it runs, and nothing is fetched. */
export function htmlLines(html: string): Line[] {
  // A parser looks through all that is open at each tag.
  if ((html.match(/</g)?.length ?? 0) > mostTags) throw new Unreadable("This file has far more tags than a resume.");
  const lines: Line[] = [];
  let y = 0;
  let parts: TextPart[] = [];
  let isApart = false;
  const end = () => {
    const texts = parts.map((part) => ({ ...part, text: part.text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text);
    parts = [];
    const [first] = texts;
    if (!first) return;
    y -= isApart ? apart : leading;
    isApart = false;
    lines.push({ page: 1, x: first.x, y, height: Math.max(...texts.map(({ height }) => height)), parts: texts, isWhole: true });
  };

  type Style = { bold: boolean; link: string | undefined; height: number; depth: number };

  function add(text: string, { bold, link, height, depth }: Style, x = depth * step) {
    for (const [i, one] of text.split("\t").entries()) {
      const last = parts.at(-1);
      const isNew = i > 0 || last === undefined || last.bold !== bold || last.link !== link;
      if (!isNew) last.text += one;
      else if (one.trim() || last) {
        const isGlued = i === 0 && last !== undefined && !/\s$/.test(last.text) && !/^\s/.test(one);
        const at = i > 0 ? farRight : last ? last.end : x;
        parts.push({ text: one, x: at, end: at, height, bold, link, ...(isGlued && { isGlued }) });
      }
      const part = parts.at(-1);
      if (part) part.end = part.x + part.text.length * perLetter;
    }
  }

  function walk(node: Node, style: Style, level: number) {
    if (level > deepest) return;
    if (node.nodeName === "#text" && "value" in node) return add(node.value.replace(/[\r\n ]+/g, " "), style);
    const name = node.nodeName;
    if (silent.has(name) || !("childNodes" in node)) return;
    const children = (inner: Style) => {
      for (const child of node.childNodes) walk(child, inner, level + 1);
    };
    if (name === "br") return end();
    if (name === "tr") return row(node, style, level);
    // A place, in the classes of microformats (h-resume), stands apart whatever is before it.
    if (parts.length > 0 && hasClass(node, "p-location")) add("\t", style);
    const large = heading[name];
    if (large) {
      end();
      isApart = true;
      children({ ...style, bold: true, height: large });
      end();
    } else if (name === "li") {
      end();
      add("• ", style, style.depth * step);
      children(style);
      end();
    } else if (blocks.has(name)) {
      end();
      children({ ...style, depth: style.depth + Number(name === "ul" || name === "ol"), bold: style.bold || strong.has(name) });
      end();
    } else {
      const href = name === "a" && "attrs" in node ? node.attrs.find((attribute) => attribute.name === "href")?.value : undefined;
      children({ ...style, bold: style.bold || strong.has(name), link: href && /^(https?|mailto|tel):/i.test(href) ? href : style.link });
    }
  }

  /** A row of a table: the first lines of its cells stand side by side. */
  function row(node: Node, style: Style, level: number) {
    end();
    const from = lines.length;
    const top = y;
    const firsts: Line[] = [];
    const others: Line[] = [];
    for (const child of "childNodes" in node ? node.childNodes : []) {
      walk(child, style, level + 1);
      end();
      const [first, ...more] = lines.splice(from);
      if (first) firsts.push(first);
      others.push(...more);
    }
    const [first, ...beside] = firsts;
    if (!first) return;
    const shifted = beside.flatMap((line, i) =>
      line.parts.map((part) => ({ ...part, x: part.x + (i + 1) * 150, end: part.end + (i + 1) * 150 })),
    );
    y = top - (others.length > 0 ? apart : leading);
    lines.push({ ...first, y, parts: [...first.parts, ...shifted] });
    for (const line of others) {
      y -= leading;
      lines.push({ ...line, y });
    }
  }

  walk(parse(html), { bold: false, link: undefined, height: size, depth: 0 }, 0);
  end();
  return lines;
}

const hasClass = (node: Node, name: string): boolean =>
  "attrs" in node && node.attrs.some((attribute) => attribute.name === "class" && attribute.value.split(/\s+/).includes(name));
