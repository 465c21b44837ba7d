import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { write } from "../../formats/markdown.ts";
import { escaped } from "../../formats/text/escaped.ts";
import { marked } from "../../formats/text/marked.ts";
import { type Inline, inline, plain } from "../../outline/text/inline.ts";
import { aDocument, documents } from "../support/documents.ts";
import { compared, shownTexts } from "../support/shown-texts.ts";

const commonmark = new MarkdownIt("commonmark");

const textOf = (document: Parameters<typeof write>[0]) => new TextDecoder().decode(write(document).bytes);

/** What people read of Markdown: the runs of each block. */
const runsOf = (markdown: string): Inline[] =>
  commonmark.parse(markdown, {}).flatMap(({ children }) => {
    if (!children) return [];
    let open: Record<string, unknown> = {};
    const runs = children.flatMap((token): Inline => {
      const [name = ""] = token.type.split("_");
      if (/break$/.test(name)) return [{ kind: "break" }];
      if (name === "text" || name === "code")
        return [{ kind: "text", text: token.content, ...open, ...(name === "code" && { code: true }) }];
      open = { ...open, [name]: token.nesting === 1 && (token.attrGet("href") ?? true) };
      return [];
    });
    return [joined(runs)];
  });

const read = (markdown: string): string[] => runsOf(markdown).map(plain);

/** Texts in which every sign of Markdown stands where it could have a meaning. */
const signs = [
  "*",
  "**",
  "_",
  "`",
  "``",
  "[",
  "](",
  ")",
  "!",
  "<",
  ">",
  "&",
  "&amp;",
  "#",
  "~~",
  "\\",
  "+",
  "-",
  "1.",
  "|",
  "=",
  " ",
  "  ",
  "a",
  "b",
  "C",
  "漢",
  "。",
  "«",
];
const texts = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join("").replace(/ +/g, " ").trim())
  .filter((text) => text !== "");

/** Joins runs that are set alike, and leaves out what is not set. */
function joined(text: Inline): Inline {
  const all: Inline = [];
  for (const run of text) {
    if (run.kind === "break") {
      all.push(run);
      continue;
    }
    const setting = Object.entries(run).filter(([name, value]) => value && name !== "text");
    const next = { ...Object.fromEntries(setting), kind: "text", text: run.text } as const;
    const last = all.at(-1);
    if (last?.kind === "text" && isDeepStrictEqual({ ...last, text: "" }, { ...next, text: "" })) last.text += next.text;
    else if (next.text) all.push(next);
  }
  return all;
}

describe("a resume in Markdown", () => {
  it.each(documents)("has all of its words, for whoever reads CommonMark: $name", ({ document }) => {
    const text = compared(read(textOf(document)).join("\n"));
    expect(shownTexts(document.content).filter((wanted) => !text.includes(compared(wanted)))).toEqual([]);
  });

  it("has headings, lists, links and marks", () => {
    const text = textOf(
      aDocument({
        headline: "Engineer",
        url: "https://ada.example",
        summary: "Likes **mills**, and `C#`.\nWrites *1. lists*.",
        experience: [
          {
            role: "Miller",
            company: "Example Mill",
            start: "2019",
            end: "2020",
            details: ["Built [it](https://mill.example/a_(b))."],
            keywords: ["stone"],
          },
        ],
        skills: ["Grinding", { name: "Tools", keywords: ["C++", "snake_case"] }],
        presentation: { section_order: ["summary", "experience"] },
      }),
    );
    expect(text).toBe(`# Ada Example

Engineer

- [ada@example.com](mailto:ada@example.com)
- [ada.example](https://ada.example/)

## Summary

Likes **mills**, and \`C#\`.

Writes *1. lists*.

## Experience

### Miller

Example Mill · 2019 – 2020

- Built [it](<https://mill.example/a_(b)>).

Skills: stone

## Skills

- Grinding
- **Tools:** C++, snake_case
`);
  });

  it("has the positions at a company one level below it", () => {
    const positions = [{ role: "Miller" }, { role: "Stoker" }];
    const headings = textOf(aDocument({ experience: [{ company: "Example Mill", positions }] })).match(/^#+ .*/gm);
    expect(headings).toEqual(["# Ada Example", "## Experience", "### Example Mill", "#### Miller", "#### Stoker"]);
  });

  it("keeps a text a text, whatever it is made of", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(escaped(text))).toEqual([text]);
        expect(read(`# ${escaped(text)}`)).toEqual([text]);
        expect(read(`- ${escaped(text)}`)).toEqual([text]);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it("keeps the marks of a text, whichever they are", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const runs = inline(text);
        expect(runsOf(marked(runs)).flat()).toEqual(joined(runs));
      }),
      {
        numRuns: 2_000,
        seed: 7,
        examples: [
          ["***a** b*"],
          ["**a *b***"],
          ["*a **b***"],
          ["[**a** b](https://c.example)"],
          ["**[a](https://c.example) b**"],
          ["Look!https://c.example/a"],
        ],
      },
    );
  });
});
