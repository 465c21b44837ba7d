import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { PdfDocument } from "../../domain/ports.ts";
import { write } from "../../formats/docx.ts";
import { aDocument, documents } from "../support/documents.ts";
import { inDocument } from "../support/hostile-texts.ts";
import { portrait, tallPortrait } from "../support/portrait.ts";
import { compared, shownTexts } from "../support/shown-texts.ts";
import { wellFormed } from "../support/well-formed.ts";

/** The header of a JPEG, 16 by 8 pixels. */
const jpegPhoto = `data:image/jpeg;base64,${Buffer.from([
  ...[0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 8, 0, 16, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9],
]).toString("base64")}`;

const parts = async (document: Parameters<typeof write>[0]) =>
  Object.fromEntries(Object.entries(unzipSync((await write(document)).bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const decoded = (xml: string) =>
  xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name] ?? "");

/** The paragraphs of a document: the style of each, and its text with tabs and line breaks. */
async function paragraphs(document: Parameters<typeof write>[0]) {
  const { "word/document.xml": xml = "" } = await parts(document);
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1],
    text: decoded(
      [...paragraph.replace(/<w:pPr>.*?<\/w:pPr>/s, "").matchAll(/<w:(t|tab|br)(?: [^>]*)?(?:\/>|>(.*?)<\/w:t>)/gs)]
        .map(([, kind, text = ""]) => (kind === "tab" ? "\t" : kind === "br" ? "\n" : text))
        .join(""),
    ),
    isRtl: /<w:bidi\/>/.test(paragraph),
  }));
}

describe("a resume as DOCX", () => {
  it.each(documents)("has all of its words, in parts that are well-formed: $name", async ({ document }) => {
    const text = compared((await paragraphs(document)).map(({ text }) => text).join("\n"));
    expect(shownTexts(document.content).filter((wanted) => !text.includes(compared(wanted)))).toEqual([]);
    for (const [name, xml] of Object.entries(await parts(document)))
      if (/\.(xml|rels)$/.test(name)) expect([name, wellFormed(xml)]).toEqual([name, true]);
  });

  it("has the size of text, the margins and the distances that a resume asks for", async () => {
    const resume = { skills: ["Milling"], photo: portrait };
    const plain = aDocument(resume);
    const asked = aDocument({ ...resume, presentation: { text_size: 12, margins: "wide", spacing: "airy" } });
    const of = async (document: typeof plain) => {
      const { "word/document.xml": page = "", "word/styles.xml": styles = "" } = await parts(document);
      const number = (xml: string, pattern: RegExp) => Number(pattern.exec(xml)?.[1]);
      return {
        text: number(styles, /<w:docDefaults>.*?<w:sz w:val="(\d+)"/s),
        name: number(styles, /w:styleId="Title".*?<w:sz w:val="(\d+)"/s),
        above: number(styles, /w:styleId="Heading1".*?w:before="(\d+)"/s),
        line: number(styles, /w:line="(\d+)"/),
        side: number(page, /<w:pgMar[^>]* w:left="(\d+)"/),
        top: number(page, /<w:pgMar[^>]* w:top="(\d+)"/),
      };
    };
    const [usual, wanted] = [await of(plain), await of(asked)];
    expect(usual).toEqual({ text: 20, name: 50, above: 240, line: 264, side: expect.any(Number), top: 920 });
    expect(wanted).toEqual({ text: 24, name: 60, above: 300, line: 280, side: Math.round(1.3 * usual.side), top: 1196 });
    expect((await write(asked)).warnings).toEqual([]);
  });

  it.each([
    ["humanist", "Calibri"],
    ["grotesque", "Arial"],
    ["transitional", "Cambria"],
    ["oldstyle", "Garamond"],
    ["slab", "Rockwell"],
  ] as const)("is set in the font of Word that is nearest to a typeface: %s, %s", async (typeface, font) => {
    const { "word/styles.xml": styles = "" } = await parts(aDocument({ presentation: { typeface } }));
    const [fonts = ""] = /<w:docDefaults>.*?<w:rFonts [^>]*>/s.exec(styles) ?? [];
    expect(fonts).toContain(`w:ascii="${font}"`);
    expect(fonts).toContain(`w:hAnsi="${font}"`);
  });

  it("says what of the look Word is not told, where there is something that would have it", async () => {
    const presentation = { photo_shape: "round", skills_style: "columns" } as const;
    expect((await write({ ...aDocument({ skills: ["Milling"], photo: portrait, presentation }), template: "modern" })).warnings).toEqual([
      "DOCX has no round photo: it is set as it is.",
      "DOCX has no skills side by side: they stand on lines of their own.",
    ]);
    expect((await write(aDocument({ presentation }))).warnings).toEqual([]);
  });

  it("is set in the styles of Word, from the top to the foot", async () => {
    const found = await paragraphs(
      aDocument({
        headline: "Engineer",
        url: "https://ada.example",
        summary: "Likes **mills**.",
        experience: [
          {
            role: "Miller",
            company: "Example Mill",
            location: "Turin",
            start: "2019-03",
            end: "present",
            url: "mill.example",
            details: ["Built `it`."],
            keywords: ["stone"],
          },
          {
            company: "Example Engines",
            positions: [
              { role: "Driver", start: "2016", end: "2018" },
              { role: "Stoker", end: "2016" },
            ],
          },
        ],
        skills: [{ name: "Tools", keywords: ["wheel"] }],
      }),
    );
    expect(found.map(({ style, text }) => [style, text])).toEqual([
      ["Title", "Ada Example"],
      ["Headline", "Engineer"],
      ["ContactLine", "ada@example.com  |  ada.example"],
      ["Heading1", "Summary"],
      [undefined, "Likes mills."],
      ["Heading1", "Experience"],
      ["Heading2", "Miller\tMar 2019 – present"],
      ["EntrySubtitle", "Example Mill  ·  mill.example\tTurin"],
      ["ListBullet", "Built it."],
      ["Keywords", "Skills: stone"],
      ["Heading2", "Example Engines\t2016 – 2018"],
      ["Heading3", "Driver\t2016 – 2018"],
      ["Heading3", "Stoker\t2016"],
      ["Heading1", "Skills"],
      [undefined, "Tools: wheel"],
    ]);
  });

  it("has links, marks, properties and language, and no table", async () => {
    const all = await parts(aDocument({ summary: "**Bold** and *italic*, [here](https://a.example/x).", presentation: { locale: "de" } }));
    const {
      "word/document.xml": body = "",
      "word/_rels/document.xml.rels": links = "",
      "docProps/core.xml": properties = "",
      "word/styles.xml": styles = "",
    } = all;
    expect(body).toContain('<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">Bold</w:t>');
    expect(body).toContain('<w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">italic</w:t>');
    expect(links).toMatch(/Target="https:\/\/a\.example\/x" TargetMode="External"/);
    expect(properties).toContain("<dc:title>Ada Example - Lebenslauf</dc:title>");
    expect(properties).toContain("<dc:creator>Ada Example</dc:creator>");
    expect(styles).toContain('<w:lang w:val="de" w:eastAsia="de" w:bidi="de"/>');
    expect(body).not.toContain("<w:tbl>");
  });

  it("reads from the right where its text does, run by run", async () => {
    const rtl = documents.filter(({ name }) => ["arabic", "hebrew"].includes(name));
    for (const { document } of rtl) {
      expect((await paragraphs(document)).filter(({ isRtl }) => !isRtl)).toEqual([]);
      const { "word/document.xml": body = "" } = await parts(document);
      const runs = [...body.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(
        ([, run = ""]) => [run.includes("<w:rtl/>"), /<w:t[ >][^>]*>(.*?)<\/w:t>/.exec(run)?.[1] ?? ""] as const,
      );
      expect(runs.filter(([isRtl, text]) => !isRtl && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text))).toEqual([]);
      expect(runs.filter(([isRtl, text]) => isRtl && /\p{Script=Latin}/u.test(text))).toEqual([]);
    }
  });

  it("keeps the groups of a phone number, and the contacts, in their order where the page reads from the right", async () => {
    const arabic = documents.find(({ name }) => name === "arabic");
    const found = arabic ? await paragraphs(arabic.document) : [];
    expect(found.find(({ style }) => style === "ContactLine")?.text).toContain(
      "\u200elayla@example.com  \u200f|\u200f  \u200e+20 2 5550 0100",
    );
  });

  it("has the look of its template and its paper", async () => {
    const { content } = aDocument({ presentation: { accent_color: "#aa0000" } });
    const { "word/document.xml": body, "word/styles.xml": styles } = await parts({ content, template: "corporate", page_size: "Letter" });
    expect(body).toMatch(/<w:pgSz w:w="12240" w:h="15840"/);
    expect(body).toMatch(/<w:pgMar [^>]*w:left="1200"/);
    expect(styles).toContain('w:ascii="Cambria"');
    expect(styles).toContain('w:val="aa0000"');
  });

  it("has the photo, with words for who does not see it, where the template has one", async () => {
    const { content } = aDocument({ photo: portrait });
    const all = await parts({ content, template: "classic", page_size: "A4" });
    expect(all["word/document.xml"]).toMatch(/<wp:docPr id="1" [^>]*descr="Ada Example"/);
    expect(Object.keys(all)).toContain("word/media/image1.png");
    expect((await parts({ content, template: "minimal", page_size: "A4" }))["word/document.xml"]).not.toContain("<wp:docPr");
  });

  it("has a photo of its own proportions at the far end of the head, be it PNG or JPEG", async () => {
    const partsOf = async (fields: Parameters<typeof aDocument>[0]) => {
      const { "word/document.xml": body = "", ...others } = await parts(aDocument(fields));
      const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(body) ?? [];
      const align = /<wp:positionH .*?<wp:align>(\w+)</.exec(body)?.[1];
      return { ratio: Number(width) / Number(height), align, media: Object.keys(others).filter((name) => name.startsWith("word/media/i")) };
    };
    const square = { ratio: 1, align: "right", media: ["word/media/image1.png"] };
    expect(await partsOf({ photo: portrait })).toEqual(square);
    expect(await partsOf({ photo: portrait, presentation: { direction: "rtl" } })).toEqual({ ...square, align: "left" });
    expect((await partsOf({ photo: tallPortrait() })).ratio).toBeCloseTo(1 / 1.75, 2);
    expect((await partsOf({ photo: jpegPhoto })).media).toEqual(["word/media/image1.jpg"]);
  });

  it.each([
    ["ja", "humanist", "Yu Gothic", "Arial"],
    ["ja", "slab", "Yu Mincho", "Times New Roman"],
    ["ko", "oldstyle", "Batang", "Times New Roman"],
    ["zh-TW", "humanist", "Microsoft JhengHei", "Arial"],
    ["th", "humanist", "Microsoft YaHei", "Leelawadee UI"],
    ["hi", "humanist", "Microsoft YaHei", "Nirmala UI"],
  ] as const)("is set in fonts that Word has for the script of its language: %s, %s", async (locale, typeface, eastAsia, cs) => {
    const { "word/styles.xml": styles = "" } = await parts(aDocument({ presentation: { locale, typeface } }));
    const [fonts = ""] = /<w:docDefaults>.*?<w:rFonts [^>]*>/s.exec(styles) ?? [];
    expect(fonts).toContain(`w:eastAsia="${eastAsia}"`);
    expect(fonts).toContain(`w:cs="${cs}"`);
  });

  it("has heads of the kind of its template, which stay with what they head", async () => {
    const { content } = aDocument({ skills: ["Milling"] });
    const look = async (template: PdfDocument["template"]) => {
      const { "word/styles.xml": styles = "" } = await parts({ content, template, page_size: "A4" });
      const of = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, "s").exec(styles)?.[0] ?? "";
      expect([of("Heading1"), of("Heading2"), of("Heading3")].filter((style) => !style.includes("<w:keepNext/>"))).toEqual([]);
      return { isCentred: of("Title").includes('<w:jc w:val="center"/>'), hasRule: of("Heading1").includes("<w:pBdr>") };
    };
    expect(await look("classic")).toEqual({ isCentred: false, hasRule: true });
    expect(await look("corporate")).toEqual({ isCentred: true, hasRule: true });
    for (const template of ["modern", "minimal"] as const) expect(await look(template)).toEqual({ isCentred: false, hasRule: false });
  });

  it("sets dates at the end of the line, code and links in styles of theirs, and the names of groups in bold", async () => {
    const { "word/document.xml": body = "" } = await parts(
      aDocument({
        summary: "`C#` and [here](https://a.example/x).",
        experience: [{ role: "Miller", start: "2019" }],
        skills: [{ name: "Tools", keywords: ["wheel"] }],
      }),
    );
    expect(body).toMatch(/<w:pStyle w:val="Heading2"\/>(?:(?!<\/w:pPr>).)*<w:tab w:val="right"/s);
    expect(body).toMatch(/w:ascii="Consolas"[^>]*>(?:(?!<\/w:r>).)*>C#</s);
    expect(body).toMatch(/<w:rStyle w:val="Hyperlink"\/>(?:(?!<\/w:r>).)*>here</s);
    expect(body).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*>Tools: </s);
  });

  it("is the same file twice, whatever is written between", async () => {
    for (const { document } of documents.slice(0, 4)) {
      const { bytes, warnings } = await write(document);
      await write(aDocument({ photo: portrait, url: "https://ada.example" }));
      expect(Buffer.from(bytes).equals((await write(document)).bytes)).toBe(true);
      expect(warnings).toEqual([]);
    }
  });

  it("takes texts as texts, whatever is in them", async () => {
    for (const [name, xml] of Object.entries(await parts(inDocument)))
      if (/\.(xml|rels)$/.test(name)) expect([name, wellFormed(xml)]).toEqual([name, true]);
    const { "word/_rels/document.xml.rels": links = "" } = await parts(inDocument);
    expect(
      [...links.matchAll(/Target="([^"]+)" TargetMode/g)]
        .map(([, target]) => target)
        .filter((target) => !/^(https?|mailto|tel):/.test(target ?? "")),
    ).toEqual([]);
  });
});
