import { describe, expect, it } from "vitest";
import { write } from "../../formats/plain-text.ts";
import { width } from "../../formats/text/columns.ts";
import { aDocument, documents } from "../support/documents.ts";
import { compared, shownTexts } from "../support/shown-texts.ts";

const textOf = (document: Parameters<typeof write>[0]) => new TextDecoder().decode(write(document).bytes);

describe("a resume as plain text", () => {
  it.each(documents)("has all of its words, in lines of 80 columns: $name", ({ document }) => {
    const text = textOf(document);
    expect(shownTexts(document.content).filter((wanted) => !compared(text).includes(compared(wanted)))).toEqual([]);
    const long = text.split("\n").filter((line) => width(line) > 80 && /\s/.test(line.trim().replace(/^- /, "")));
    expect(long).toEqual([]);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  it("is set as forms and terminals show it best", () => {
    const text = textOf(
      aDocument({
        headline: "Engineer",
        profiles: [{ network: "Code", username: "ada", url: "https://code.example/people/1" }],
        experience: [
          {
            role: "Miller",
            company: "Example Mill",
            location: "Turin",
            start: "2019-03",
            end: "present",
            details: [`Built **${"the mill ".repeat(12)}and more**.`],
          },
          { company: "Example Engines", details: ["See [the log](https://log.example/1) and https://log.example/2."] },
        ],
        skills: ["Grinding", { name: "Tools", keywords: ["stone", "wheel"] }],
      }),
    );
    expect(text).toBe(`Ada Example
Engineer
ada@example.com
Code: ada (https://code.example/people/1)


Experience
----------
Miller | Mar 2019 – present
Example Mill | Turin
- Built the mill the mill the mill the mill the mill the mill the mill the mill
  the mill the mill the mill the mill and more.

Example Engines
- See the log (https://log.example/1) and https://log.example/2.


Skills
------
Grinding
Tools: stone, wheel
`);
  });

  it.each([0, 1, 2, 3])("breaks Japanese where a line may end, and counts its characters as two columns (%i)", (shift) => {
    const summary = "東".repeat(shift) + "負荷がかかっても単純さを保つ仕組みを作り、「理由」を書く。".repeat(12);
    const lines = textOf(aDocument({ summary, presentation: { locale: "ja" } })).split("\n");
    const body = lines.slice(lines.findIndex((line) => line.startsWith("--")) + 1, -1);
    expect(body.length).toBeGreaterThan(4);
    expect(body.join("")).toBe(summary);
    expect(Math.max(...body.map((line) => 2 * line.length))).toBeLessThanOrEqual(80);
    expect(body.filter((line) => /^[、。」]|「$/.test(line))).toEqual([]);
  });

  it("parts the roles at one employer by an empty line, hangs what goes on, and heads what has no title by its place", () => {
    const text = textOf(
      aDocument({
        experience: [{ company: "Example Mill", positions: [{ role: "Miller" }, { role: "Stoker" }] }],
        skills: [{ name: "Tools", keywords: Array(16).fill("stone") }],
        custom_sections: [{ title: "T".repeat(90), items: [{ location: "Leeds", text: "At the mill." }] }],
      }),
    );
    expect(text.split("\n\n\n").slice(1)).toEqual([
      "Experience\n----------\nExample Mill\n\nMiller\n\nStoker",
      `Skills\n------\nTools: ${"stone, ".repeat(9)}stone,\n  ${"stone, ".repeat(5)}stone`,
      `${"T".repeat(90)}\n${"-".repeat(80)}\nLeeds\nAt the mill.\n`,
    ]);
  });

  it.each([
    ["emoji as two columns", "🚂 "],
    ["marks as none", "x\u0301x\u0301 "],
  ])("counts %s", (_, word) => {
    const lines = textOf(aDocument({ summary: word.repeat(60).trim() })).split("\n");
    expect(lines[lines.indexOf("-------") + 1]?.split(" ")).toHaveLength(27);
  });

  it("breaks Thai between its words, which stand without spaces", () => {
    const summary = "ภาษาไทยเขียนติดกันโดยไม่มีช่องว่าง".repeat(8);
    const lines = textOf(aDocument({ summary, presentation: { locale: "th" } })).split("\n");
    expect(lines.filter((line) => width(line) > 80)).toEqual([]);
    expect(lines.join("")).toContain(summary);
  });

  it("keeps a link in one piece that goes on after a break, and warns of marks in a role", () => {
    const { bytes, warnings } = write(
      aDocument({
        summary: "See [the\\\nmill](https://mill.example/1).",
        experience: [{ company: "Example Mill", positions: [{ role: "Miller", details: ["Built **it**."] }] }],
      }),
    );
    expect(new TextDecoder().decode(bytes)).toContain("See the\nmill (https://mill.example/1).");
    expect(warnings).toEqual(["Plain text has no bold, italics and code: such words stand as the others."]);
  });

  it("says what it leaves out, and nothing where there is nothing", () => {
    const { content } = aDocument({ summary: "**Bold**." });
    const [photographed] = documents.filter(({ document }) => document.content.photo);
    expect(write(aDocument({ summary: "Plain." })).warnings).toEqual([]);
    expect(write(aDocument({ ...content, photo: photographed?.document.content.photo })).warnings).toEqual([
      "Plain text has no photo: it is left out.",
      "Plain text has no bold, italics and code: such words stand as the others.",
    ]);
  });
});
