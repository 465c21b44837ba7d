import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

/** The texts of a field that an editor wrote as HTML, with the marks that our texts have. */
export type MarkedTexts = { paragraphs: string[]; bullets: string[] };

const blocks = new Set(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "tr"]);
const silent = new Set(["script", "style", "template", "head"]);
const marks: Record<string, string> = { strong: "**", b: "**", em: "*", i: "*", code: "`" };

/** Deeper than any editor nests. */
const deepest = 200;

/** Reads HTML as an editor of resumes writes it: items of lists are bullets, and the rest is paragraphs. A text without tags is read as it is. */
export function editorTexts(html: string): MarkedTexts {
  const found: MarkedTexts = { paragraphs: [], bullets: [] };
  if (!/[<&]/.test(html)) return plain(html);
  let text = "";
  const flush = (into: string[]) => {
    const whole = text
      .replace(/[ \t]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    if (whole) into.push(whole);
    text = "";
  };
  function walk(node: Node, into: string[], depth: number) {
    if (depth > deepest) return;
    if (node.nodeName === "#text" && "value" in node) {
      text += escaped(node.value.replace(/\s+/g, " "));
      return;
    }
    const name = node.nodeName;
    if (silent.has(name) || !("childNodes" in node)) return;
    const inner = (target: string[]) => {
      for (const child of node.childNodes) walk(child, target, depth + 1);
    };
    if (name === "br") text += "\\\n";
    else if (name === "li") {
      flush(into);
      inner(found.bullets);
      flush(found.bullets);
    } else if (blocks.has(name)) {
      // A paragraph within an item of a list is the item.
      if (into !== found.bullets || name === "ul" || name === "ol") flush(into);
      inner(into);
      if (into !== found.bullets) flush(into);
    } else {
      const start = text.length;
      inner(into);
      const own = text.slice(start);
      text = text.slice(0, start) + marked(own, node);
    }
  }
  for (const child of parseFragment(html).childNodes) walk(child, found.paragraphs, 0);
  flush(found.paragraphs);
  return { paragraphs: found.paragraphs.map(withoutLastBreak), bullets: found.bullets.map(withoutLastBreak) };
}

const withoutLastBreak = (text: string): string => text.replace(/(\\\n?)+$/, "");

/** Text, or the Markdown that an earlier editor wrote. */
function plain(text: string): MarkedTexts {
  const lines = text.split(/\n+/).map((line) => line.trim());
  const isBullet = (line: string) => /^[-*•]\s+/.test(line);
  return {
    paragraphs: lines.filter((line) => line && !isBullet(line)),
    bullets: lines.filter(isBullet).map((line) => line.replace(/^[-*•]\s+/, "")),
  };
}

/** Puts the marks of an element around its text, which keep no space at their inner side. */
function marked(text: string, node: Node): string {
  const inner = text.trim();
  if (!inner) return text;
  const [before = "", after = ""] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  if (node.nodeName === "a" && "attrs" in node) {
    const url = node.attrs.find(({ name }) => name === "href")?.value.trim() ?? "";
    return /^(https?:|mailto:|tel:)[^\s()]*$/i.test(url) ? `${before}[${inner}](${url})${after}` : text;
  }
  const mark = marks[node.nodeName];
  return mark ? `${before}${mark}${inner}${mark}${after}` : text;
}

const escaped = (text: string): string => text.replace(/[\\*`[\]]/g, "\\$&");

/** Both, as one text. */
export const asOneText = ({ paragraphs, bullets }: MarkedTexts): string => [...paragraphs, ...bullets].join("\n");
