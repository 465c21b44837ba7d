import spec from "commonmark-spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asTyped, type Inline, inline, plain, type Setting } from "../../outline/text/inline.ts";
import "../support/seed.ts";

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
  const around: Setting[] = [];
  let setting: Setting = {};
  return [...html.trim().matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)].flatMap(([, closes, tag = "", attributes = "", text]): Inline => {
    // Behind each <br /> is an end of a line.
    if (text) return asTyped(decoded(text)).map((run) => (run.kind === "break" ? run : { ...run, ...setting }));
    if (tag === "br" || tag === "p") return [];
    if (closes) setting = around.pop() ?? {};
    else {
      around.push(setting);
      setting = { ...setting, ...(tag === "a" ? { link: decoded(/href="([^"]*)"/.exec(attributes)?.[1] ?? "") } : { [tag]: true }) };
    }
    return [];
  });
}

/** Joins what is set alike, so that two ways to cut a text are equal. */
function joined(runs: Inline): string[] {
  const all: [string, string][] = [];
  for (const run of runs) {
    const key = run.kind === "break" ? "break" : JSON.stringify([run.strong, run.em, run.code, run.link]);
    const text = run.kind === "break" ? "" : run.text;
    const last = all.at(-1);
    if (last?.[0] === key && key !== "break") last[1] += text;
    else all.push([key, text]);
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
    "2*3 = 6, 2 * 3",
    "** not bold **",
    "C* algebras",
    "f(*args, **kwargs)",
    "rated ***** by all",
    "a ` alone",
    "don`t",
    "[Python, Go]",
    "[x] done, [ ] to do",
    "array[0](1)",
    "[file](file:///etc/passwd)",
    "[data](data:text/html,x)",
    "[ftp](ftp://a.example)",
    "@ada on Mastodon",
    "5 @ 3 EUR",
    "e.g./i.e.",
    "node.js/express",
    "a_b_c __bold__ _italic_",
    "# heading",
    "> quote",
    "--- *** ___",
    "&lt;b&gt;",
    "<https://>",
    "50 % \\ 20 %",
    "$x^2$ and ~H~2O",
    "重要*です",
    "3 * 4 と 5 * 6",
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

  it("end with the words that they are of, however they are nested", () => {
    expect(inline("*a *b* c* d")).toEqual([
      { kind: "text", text: "a ", em: true },
      { kind: "text", text: "b", em: true },
      { kind: "text", text: " c", em: true },
      { kind: "text", text: " d" },
    ]);
  });

  it("are none in a text of so many that to pair them would take long", () => {
    const text = "*a* ".repeat(501);
    expect(inline(text)).toEqual(asTyped(text));
    expect(plain(inline("*a* ".repeat(500)))).toBe("a ".repeat(500));
  });

  it("are as typed where none pairs", () => {
    const piece = fc.constantFrom("*", " ", "`", "[", "]", "_", "<b>", "a", "ж", "語", ".", "-");
    const isPaired = (text: string) => [/\*[^*]*\*/s, /`[^`]*`/s].some((pair) => pair.test(text));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join("");
        fc.pre(!isPaired(text));
        expect(inline(text)).toEqual(asTyped(text));
      }),
    );
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

it.each(["[]()", "[](https://example.com)", "a []() b", "f[](x)"])("a link without a text prints as typed: %s", (text) => {
  expect(plain(inline(text))).toBe(text);
});
