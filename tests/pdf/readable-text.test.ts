import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readableText } from "../../outline/text/readable-text.ts";
import { render } from "../support/render.ts";
import { aResume } from "../support/resumes.ts";
import "../support/seed.ts";

describe("text that enters a PDF", () => {
  it.each([
    ["an override that turns what follows", "pay \u202e001\u202c now", "pay 001 now"],
    ["isolates and marks of direction", "\u2067a\u2069\u200eb\u200fc\u061c", "abc"],
    ["a soft hyphen", "engi\u00adneer", "engineer"],
    ["spaces and joiners of no width", "py\u200bth\u2060on\ufeff J\u200dava\u200c", "python Java"],
    ["tag characters that hide words", `Ada${[..."hire me"].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join("")}`, "Ada"],
    ["Hangul fillers", "a\u3164b\uffa0c\u115f", "abc"],
    ["selectors of variants", "a\ufe00b\u{e0100}c\ufe0f", "abc"],
    ["annotations", "\ufff9base\ufffatext\ufffb", "basetext"],
    ["what is no character", "a\ufffeb\u{1ffff}c", "abc"],
    ["more than six marks on a letter", `Z${"\u0335".repeat(40)}x`, `Z${"\u0335".repeat(6)}x`],
  ])("loses %s", (_, written, clean) => {
    expect(readableText(written)).toBe(clean);
  });

  it.each([
    ["the joiners of Persian", "می\u200cخواهم"],
    ["and of Hindi", "क्\u200dष क्\u200cष"],
    ["emoji that are joined, coloured or choose their look", "👩🏽\u200d💻 ❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3"],
    ["the flag of a region", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["letters with several marks", "ế ệ שָּׁ நொ กำ้"],
  ])("keeps %s", (_, written) => {
    expect(readableText(written)).toBe(written.normalize("NFC"));
  });

  it("has composed letters, and one kind of line break", () => {
    expect(readableText("  Ada\u0301\u2028b\r\nc\td ")).toBe("Adá\nb\nc d");
  });

  it("is clean once it has been cleaned, and holds nothing new", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\u200d", "\u200c", "\ufe0f", "\u202e", "👩", "ک", "क", "a", "\u0335", "🏴"),
        fc.string({ unit: "grapheme", maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, (written) => {
        const clean = readableText(written);
        expect(readableText(clean)).toBe(clean);
      }),
      { numRuns: 2_000 },
    );
  });
});

it("the ligatures of other PDFs are the letters that they are made of", () => {
  expect(readableText("e\ufb03cient \ufb01les \ufb02ow o\ufb00 a\ufb06ir")).toBe("efficient files flow off astir");
});

describe("a PDF", () => {
  it("has clean properties, too", async () => {
    const { info } = await render(aResume({ name: "A\u{e0041}B\u202ec\nD\u200be" }));
    expect(info).toMatchObject({ Title: "ABc De - Resume", Author: "ABc De" });
  });

  it("shows nothing of a field that has only what cannot be seen", async () => {
    expect((await render(aResume({ name: "Ada", summary: "\u00ad\u200b" }))).words).not.toContain("Summary");
  });
});
