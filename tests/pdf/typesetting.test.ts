import { describe, expect, it } from "vitest";
import type { Typeface } from "../../domain/templates.ts";
import { directionOf, directionOfResume } from "../../outline/direction.ts";
import { softHyphen } from "../../pdf-engine/marks.ts";
import {
  arabic,
  bengali,
  emoji,
  japanese,
  korean,
  sans,
  serif,
  simplifiedChinese,
  traditionalChinese,
} from "../../pdf-templates/type/families.ts";
import { loadFonts } from "../../pdf-templates/type/font-choice.ts";
import { breakLonger, markBreaks } from "../../pdf-templates/type/line-breaks.ts";
import { scriptRuns } from "../../pdf-templates/type/script-runs.ts";

async function familiesIn(text: string, { base = "humanist", locale }: { base?: Typeface; locale?: string } = {}) {
  const fonts = await loadFonts(text, { base, locale });
  return scriptRuns(text, fonts, directionOf(text, "auto")).map((run) => [run.family, run.text]);
}

describe("the font of a text", () => {
  it("is one for plain Latin, Greek and Cyrillic", async () => {
    expect(await familiesIn("Łukasz – Ωμέγα, Щукін", { base: "transitional" })).toEqual([[serif, "Łukasz – Ωμέγα, Щукін"]]);
  });

  it("changes between graphemes, not between a letter and its marks", async () => {
    expect(await familiesIn("a কো-b 👩‍💻!")).toEqual([
      [sans, "a "],
      [bengali, "কো-"],
      [sans, "b "],
      [emoji, "👩‍💻"],
      [sans, "!"],
    ]);
  });

  it("of what has no script is that of the text around", async () => {
    expect(await familiesIn("你好，世界（一） ok")).toEqual([
      [simplifiedChinese, "你好，世界（一） "],
      [sans, "ok"],
    ]);
    expect(await familiesIn("من (فريق) Ada")).toEqual([
      [arabic, "من (فريق) "],
      [sans, "Ada"],
    ]);
  });

  it.each([
    [undefined, "東京の", japanese],
    [undefined, "北京", simplifiedChinese],
    [undefined, "北京臺灣", traditionalChinese],
    [undefined, "北京東国", japanese],
    ["zh-Hant", "東京の", traditionalChinese],
    ["zh-HK", "東京", traditionalChinese],
    ["zh-Hans-HK", "东京", simplifiedChinese],
    ["ja", "東京", japanese],
    ["ko", "서울", korean],
    ["zh", "髙", japanese],
  ])("follows the locale %s in %s", async (locale, text, family) => {
    expect((await familiesIn(text, locale ? { locale } : {}))[0]?.[0]).toBe(family);
  });

  it("of a serif text is the sans for what the serif lacks", async () => {
    expect(await familiesIn("a □ b", { base: "transitional" })).toEqual([
      [serif, "a "],
      [sans, "□ "],
      [serif, "b"],
    ]);
  });
});

describe("the direction of a text", () => {
  it.each([
    ["Ada", "auto", "ltr"],
    ["שלום Ada", "auto", "rtl"],
    ["Ada שלום", "auto", "ltr"],
    ["Ada שלום", "rtl", "rtl"],
    ["Ada", "rtl", "ltr"],
    ["+39 011 555 0100", "rtl", "ltr"],
  ] as const)("%s in a document of %s is %s", (text, document, direction) => {
    expect(directionOf(text, document)).toBe(direction);
  });

  it("of a resume is that of most of its letters, unless it is asked for", () => {
    const email = "ada@example.com";
    expect(directionOfResume({ email, name: "ليلى", summary: "مهندسة برمجيات SQL" })).toBe("rtl");
    expect(directionOfResume({ email, name: "Ada", summary: "Speaks العربية" })).toBe("auto");
    expect(directionOfResume({ email })).toBe("auto");
    expect(directionOfResume({ email, name: "Ada", presentation: { direction: "rtl" } })).toBe("rtl");
    expect(directionOfResume({ email, name: "ליאה", presentation: { direction: "ltr" } })).toBe("ltr");
  });
});

describe("a line", () => {
  it("may break around Chinese characters, but not before a full stop or after a bracket", () => {
    expect(markBreaks("東京（本社）です。A社").split(softHyphen)).toEqual(["東", "京", "（本", "社）", "で", "す。", "A", "社"]);
  });

  it("may break between Thai words, not within", () => {
    expect(markBreaks("ทำงานร่วมกับทีม").split(softHyphen)).toEqual(["ทำงาน", "ร่วม", "กับ", "ทีม"]);
  });

  it("breaks nothing else, but what is too long for any line", () => {
    expect(markBreaks("서울 Ada")).toBe("서울 Ada");
    expect(breakLonger()("incomprehensibility")).toEqual(["incomprehensibility"]);
    expect(
      breakLonger()(`https://example.com/${"a".repeat(20)}`)
        .filter(Boolean)
        .join(""),
    ).toBe(`https://example.com/${"a".repeat(20)}`);
    expect(breakLonger()(markBreaks("東京"))).toEqual(["東", "", "京"]);
    expect(breakLonger()(markBreaks("東https://example.com/of/letters/京")).filter(Boolean)).toEqual([
      "東",
      "https://",
      "example.",
      "com/",
      "of/",
      "letters/",
      "京",
    ]);
    expect(breakLonger()("நி".repeat(20)).filter((part) => /^\p{M}/u.test(part))).toEqual([]);
  });
});
