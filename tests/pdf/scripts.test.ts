import { describe, expect, it } from "vitest";
import { hanOrder } from "../../pdf-templates/type/han-order.ts";
import { readPdf } from "../support/pdf.ts";
import { extract } from "../support/poppler.ts";
import { render } from "../support/render.ts";
import { aResume, type ResumeInput } from "../support/resumes.ts";
import { scriptTexts } from "../support/script-texts.ts";

const spaced = (text: string) => text.normalize("NFC").split(/\s+/).join(" ").trim();
const unspaced = (text: string) => text.normalize("NFC").replace(/\s+/g, "");
const inLocale = (locale: string | undefined, fields: Partial<ResumeInput>) =>
  aResume({ ...fields, ...(locale && { presentation: { locale } }) });

describe("a resume's words, read back from its PDF,", () => {
  it.each(Object.entries(scriptTexts))(
    "are those of the resume, in order, regular and bold: %s",
    async (_, { text, locale, spaceless }) => {
      const title = [...text].slice(0, 40).join("").trim();
      const { bytes, warnings } = await render(inLocale(locale, { summary: text, experience: [{ role: title, details: [text] }] }));
      const read = spaceless ? unspaced : spaced;
      const found = read(await extract(bytes));
      expect(found.split(read(text))).toHaveLength(3);
      expect(found.split(read(title))).toHaveLength(4);
      // What was drawn without a glyph would be among them.
      expect(warnings).toEqual([]);
    },
  );

  it("are all there after another resume has used parts of their glyphs", async () => {
    await render(aResume({ summary: "Çelik Ģ Ķ" }));
    const text = "Chief Executive, Canada, Google, Kraft";
    expect(spaced(await extract((await render(aResume({ summary: text }))).bytes))).toContain(text);
  });

  it("are whole in a link", async () => {
    const { bytes, pages } = await render(aResume({ profiles: [{ url: "https://例え.example/道" }] }));
    expect(unspaced(await extract(bytes))).toContain("例え.example/道");
    expect(pages[0]?.links).toContain("https://xn--r8jz45g.example/%E9%81%93");
  });
});

it.each([
  ["zh", "道の駅 서울", "Resume SC"],
  ["zh-TW", "道の駅 서울", "Resume TC"],
  ["ja", "道 서울", "Resume JP"],
  ["ko", "道の駅", "Resume KR"],
  [undefined, "道の駅", "Resume JP"],
  [undefined, "道 서울", "Resume KR"],
  ["en", "道", "Resume SC"],
])("a Chinese character is drawn as the locale has it, else as the text beside it: %s, %s", async (locale, text, family) => {
  expect((await hanOrder(locale, text, async () => true))[0]).toBe(family);
});

it("what no font has becomes a box and a warning", async () => {
  const { words, warnings } = await render(aResume({ name: "ქართული 東京", summary: "一\u{2a6d6}" }));
  expect(words.replaceAll(" ", "")).toContain("□□□□□□□東京");
  expect(words.replaceAll(" ", "")).toContain("一□");
  expect(warnings).toEqual(["The template's fonts have no glyph for: ქ ა რ თ უ ლ ი 𪛖"]);
});

it.each(["Thai", "Simplified Chinese", "Traditional Chinese", "Japanese"])(
  "a line without spaces wraps within the margins: %s",
  async (script) => {
    const { text = "", locale } = scriptTexts[script] ?? {};
    const unbroken = unspaced(text).repeat(4);
    const { pages } = await render(inLocale(locale, { name: unbroken.slice(0, 60), summary: unbroken, skills: [unbroken.slice(0, 300)] }));
    for (const { width, texts } of pages) {
      for (const { x, width: length } of texts) {
        expect(x).toBeGreaterThan(40);
        expect(x + length).toBeLessThan(width - 40);
      }
    }
  },
);

it("has the same bytes whatever was rendered before", async () => {
  const { text = "", locale } = scriptTexts.Arabic ?? {};
  const resume = { ...inLocale(locale, { summary: text, skills: ["東京 😀 हिन्दी"] }), email: "same@example.com" };
  const before = await render(resume);
  for (const other of ["Hebrew", "Japanese", "Hindi"]) await render(aResume({ summary: scriptTexts[other]?.text ?? "" }));
  expect(Buffer.compare(Buffer.from((await render(resume)).bytes), Buffer.from(before.bytes))).toBe(0);
  expect((await readPdf(before.bytes)).pages).toHaveLength(1);
});
