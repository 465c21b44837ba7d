import spec from "commonmark-spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Inline, inline, plain, type Run } from "../../outline/inline.ts";

const sections = new Set([
  "Backslash escapes",
  "Code spans",
  "Emphasis and strong emphasis",
  "Links",
  "Hard line breaks",
  "Textual content",
]);

/** Blocks, definitions, and what is left out on purpose: underscores, HTML and entities, pictures. */
const beyond = /[_<&!→]|\n\n| $|^( {4}|[#>+-]|\* |\*\*\*|```|~~~)|\n *([#>+-]|```|\[)/;
/** What a backslash may stand before elsewhere only. */
const otherEscapes = /\\[^\w\s*`[\]()\\«φ]/u;
/** An address that leads nowhere outside of a site, or one that remains to be seen. */
const otherLinks = /\]\((?!https)|\]\([^)]*\n|\(https[^)]*[\\ ]/;

/** The same examples, with links that lead somewhere. */
const known = spec.tests
  .map(({ number, section, markdown, html }) => ({
    number,
    section,
    markdown: markdown.replace(/\n$/, "").replaceAll("](/u", "](https://example.com/u"),
    html: html.replaceAll('href="/u', 'href="https://example.com/u'),
  }))
  .filter(({ section, markdown, html }) => {
    // Elsewhere an address is text, here it is a link.
    const isPlainText = html.includes("](/u") || html.includes("%C2%A0");
    return sections.has(section) && !beyond.test(markdown) && !otherEscapes.test(markdown) && !otherLinks.test(markdown) && !isPlainText;
  });

const characters: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const decoded = (html: string) => html.replace(/&\w+;/g, (entity) => characters[entity] ?? entity);

/** Reads the HTML of a paragraph into runs. */
function runsOf(html: string): Inline {
  let setting: Omit<Extract<Run, { kind: "text" }>, "kind" | "text"> = {};
  return [...html.trim().matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)].flatMap(([, closes, tag, attributes = "", text]): Inline => {
    if (text) return [{ kind: "text", text: decoded(text), ...setting }];
    if (tag === "br") return [{ kind: "break" }];
    if (tag === "a") setting = { ...setting, link: closes ? undefined : decoded(/href="([^"]*)"/.exec(attributes)?.[1] ?? "") };
    else if (tag !== "p") setting = { ...setting, [tag ?? ""]: !closes };
    return [];
  });
}

/** Joins what is set alike, so that two ways to cut a text are equal. */
function joined(runs: Inline): string[] {
  const all: [string, string][] = [];
  for (const run of runs) {
    const key = run.kind === "break" ? "break" : JSON.stringify([run.strong === true, run.em === true, run.code === true, run.link]);
    const text = run.kind === "break" ? "" : run.text.replaceAll("\n", " ");
    const last = all.at(-1);
    if (last?.[0] === key && key !== "break") last[1] += text;
    // HTML has a line end after a break.
    else all.push([key, last?.[0] === "break" ? text.trimStart() : text]);
  }
  return all.map(([key, text]) => `${key} ${text}`);
}

describe("the marks of a text", () => {
  it("are read from the examples of CommonMark that are within the subset", () => {
    expect(known.length).toBeGreaterThan(80);
  });

  it.each(known)("are read as CommonMark says: example $number, $markdown", ({ markdown, html }) => {
    expect(joined(inline(markdown))).toEqual(joined(runsOf(html)));
  });

  it.each([
    "5 * 3 * 2",
    "C#",
    "snake_case and __init__",
    "<3",
    "* starred",
    "a*",
    "2 ** 3",
    "**",
    "`",
    "[draft]",
    "[1] (2)",
    "f(x)[0]",
    "AT&amp;T &copy;",
    "<b>bold</b>",
    "![alt](a.png)",
    "[here](javascript:alert)",
    "[here](/etc/passwd)",
    "README.md, main.rs and Node.js",
    "~~struck~~ ==marked== #1",
    "C:\\Users\\ada",
    "1. first",
    "TCP/IP, CI/CD and/or",
  ])("are not seen where there are none: %s", (text) => {
    expect(inline(text)).toEqual([{ kind: "text", text }]);
  });

  it("lead to a page, a mail or a call", () => {
    expect(inline("[A](https://a.example/) [B](mailto:b@example.com) [C](tel:+3901155) [D](example.com/d)")).toMatchObject([
      { text: "A", link: "https://a.example/" },
      { text: " " },
      { text: "B", link: "mailto:b@example.com" },
      { text: " " },
      { text: "C", link: "tel:+3901155" },
      { text: " " },
      { text: "D", link: "https://example.com/d" },
    ]);
  });

  it("are not needed for an address to lead there", () => {
    const found = inline("See https://a.example/x_(y)*z, www.b.example, github.com/ada (or mail **ada@example.com**).");
    expect(found.flatMap((run) => (run.kind === "text" && run.link ? [[run.text, run.link, run.strong ?? false]] : []))).toEqual([
      ["https://a.example/x_(y)*z", "https://a.example/x_(y)*z", false],
      ["github.com/ada", "https://github.com/ada", false],
      ["ada@example.com", "mailto:ada@example.com", true],
    ]);
  });

  it("are found in any text, and no letter is lost", () => {
    const piece = fc.constantFrom(
      "*",
      "**",
      "`",
      "[",
      "](",
      ")",
      "\\",
      "  \n",
      "_",
      "!",
      "<",
      "&",
      " ",
      "a",
      "ж",
      "語",
      "https://a.example/",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join("");
        const letters = (of: string) => of.match(/[aж語_!<&]/g)?.join("") ?? "";
        const links = inline(text).flatMap((run) => (run.kind === "text" && run.link ? [run.link] : []));
        // What a link leads to is not in the text.
        if (links.length === 0) expect(letters(plain(inline(text)))).toBe(letters(text));
        for (const link of links) expect(link).toMatch(/^https:/);
      }),
    );
  });
});
