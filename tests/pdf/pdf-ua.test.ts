import { beforeAll, describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { type Element, openPdf } from "../support/pdf-structure.ts";
import { everySection } from "../support/render.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";
import { wellFormed } from "../support/well-formed.ts";

/*
 * What a machine can check of the Matterhorn Protocol 1.1, by the number of its checkpoints. docs/pdf-ua.md says which there are, and that
 * this is no claim of conformance.
 */

const photo =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

const open = async (template: TemplateName, input: ResumeInput) => {
  const content = resumeContent.parse(input);
  const { bytes } = await renderer.render({ content, template, page_size: "A4" }, new AbortController().signal);
  return { raw: Buffer.from(bytes).toString("latin1"), ...(await openPdf(bytes)) };
};
type Opened = Awaited<ReturnType<typeof open>>;

const standard = ["Document", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Link", "Figure", "Code"];
const ofPdf2 = ["Strong", "Em"];
const marked = "**Bold**, *italic*, `code`, [a **link**](https://example.com) and ***both***";
const inputs = {
  full: { ...everySection, photo },
  long: { ...sampleResumes["three-pages"], photo },
  arabic: sampleResumes.arabic,
  coded: { ...everySection, presentation: { qr: "https://example.com/ada" } },
  marked: { ...everySection, photo, summary: marked, projects: [{ name: "Project", details: [marked] }] },
};
const each = templateNames.flatMap((template) => Object.keys(inputs).map((input) => [template, input as keyof typeof inputs] as const));

describe.each(each)("a tagged PDF: %s, %s", (template, input) => {
  let pdf: Opened;
  const of = (type: string): Element[] => pdf.elements.filter((element) => element.type === type);

  beforeAll(async () => {
    pdf = await open(template, inputs[input]);
  });

  it("01: all that is drawn belongs to one element, or is an artifact, and neither is in the other", () => {
    const marks = pdf.elements.flatMap((element) => element.marks);
    expect(new Set(marks).size).toBe(marks.length);
    const drawn = pdf.pages.flatMap(({ ref, content }) => {
      const within: string[] = [];
      const found: string[] = [];
      for (const line of content.split("\n")) {
        const [, mcid] = /\/MCID (\d+)>>BDC$/.exec(line) ?? [];
        if (/B(DC|MC)$/.test(line)) {
          // A span says how a part of its element is read.
          if (!line.startsWith("/Span")) expect(within).toEqual([]);
          within.push(line);
        }
        if (mcid) found.push(`${ref}|${mcid}`);
        if (line === "EMC") within.pop();
        if (/(^|[\]>\s])(Tj|TJ|Do|f|S)$/.test(line)) expect(within, line).not.toEqual([]);
      }
      expect(within).toEqual([]);
      return found;
    });
    expect(marks.toSorted()).toEqual(drawn.toSorted());
  });

  it("01: whose a content is stands in the tree and in its index alike", () => {
    for (const { ref, marks } of pdf.elements) {
      for (const mark of marks) {
        const [page, mcid] = mark.split("|");
        const owners = pdf.owner(pdf.pages.find((candidate) => candidate.ref === page)?.dict["/StructParents"]);
        expect(Array.isArray(owners) && owners[Number(mcid)]).toBe(ref);
      }
    }
  });

  it("02, 09: types are standard ones, each where it may stand", () => {
    const isMarked = input === "marked";
    expect(pdf.dict(pdf.tree["/RoleMap"])).toEqual(isMarked ? { "/Strong": "/Span", "/Em": "/Span" } : {});
    const known = isMarked ? [...standard, ...ofPdf2] : standard;
    expect(pdf.elements.map(({ type }) => type).filter((type) => !known.includes(type))).toEqual([]);
    expect(pdf.document.type).toBe("Document");
    for (const element of pdf.elements) {
      for (const kid of element.kids) {
        expect(pdf.dict(kid.ref)["/P"]).toBe(element.ref);
        if (kid.type === "LI") expect(element.type).toBe("L");
        if (["Lbl", "LBody"].includes(kid.type)) expect(element.type).toBe("LI");
        if (kid.type === "Sect") expect(["Document", "Div"]).toContain(element.type);
      }
    }
  });

  it("06, 07: it has a title, which is shown, and says so in XMP, beside what it claims", () => {
    expect(pdf.dict(pdf.root["/ViewerPreferences"])["/DisplayDocTitle"]).toBe(true);
    expect(pdf.dict(pdf.root["/MarkInfo"])["/Marked"]).toBe(true);
    expect(pdf.dict(pdf.root["/MarkInfo"])["/Suspects"]).toBeUndefined();
    const xmp = pdf.stream(pdf.root["/Metadata"]);
    expect(xmp).toMatch(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+ - /);
    // ISO 19005-2 §6.6.4: what both say is the same.
    for (const name of ["CreateDate", "ModifyDate"]) expect(xmp).toContain(`<xmp:${name}>1970-01-01T00:00:00Z<`);
    expect(xmp).toMatch(/<pdfuaid:part [^>]+>1</);
    expect(xmp).toMatch(/<pdfaid:part [^>]+>2<\/pdfaid:part>\s*<pdfaid:conformance [^>]+>A</);
    const [intent] = pdf.root["/OutputIntents"] as string[];
    expect(pdf.dict(intent)["/S"]).toBe("/GTS_PDFA1");
    expect(pdf.raw.startsWith("%PDF-1.7\n")).toBe(true);
  });

  it("10, 31: fonts are embedded, and every character has text in Unicode", () => {
    const dicts = pdf.objects.map(({ value }) => pdf.dict(value));
    const fonts = dicts.filter((font) => font["/Subtype"] === "/Type0");
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const descendant = pdf.dict(pdf.list(font["/DescendantFonts"])[0]);
      const map = pdf.stream(font["/ToUnicode"]);
      expect(pdf.dict(descendant["/FontDescriptor"])["/FontFile2"]).toBeDefined();
      expect(descendant).toMatchObject({ "/CIDToGIDMap": "/Identity", "/Subtype": "/CIDFontType2" });
      expect(font["/Encoding"]).toBe("/Identity-H");
      const texts = [...map.matchAll(/\[(.*)\]/g)].flatMap(([, range = ""]) => range.slice(1, -1).split("><"));
      const [, widths] = pdf.list(descendant["/W"]);
      // The first is of no character.
      expect(texts).toHaveLength(pdf.list(widths).length - 1);
      for (const text of texts) expect(text).toMatch(/^(?!0000|feff|fffe)([0-9a-f]{4})+$/);
    }
  });

  it("11: it says its language", () => {
    expect(pdf.root["/Lang"]).toBe(input === "arabic" ? "u:ar" : "u:en");
  });

  it("13: a photo and a code have words in their place, and an area", () => {
    const figures = of("Figure");
    const { photo, presentation, name } = inputs[input] as ResumeInput;
    const said = [...(photo && templates[template].photo ? [name] : []), ...(presentation?.qr ? [presentation.qr] : [])];
    expect(figures.map(({ dict }) => dict["/Alt"])).toEqual(said.map((text) => `u:${text}`));
    for (const { dict } of figures) {
      expect(pdf.list(pdf.dict(dict["/A"])["/BBox"])).toHaveLength(4);
    }
  });

  it("14: headings begin with the name, and skip no level", () => {
    const levels = pdf.elements.filter(({ type }) => /^H\d$/.test(type)).map(({ type }) => Number(type[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(levels.filter((level) => level === 2)).toHaveLength(of("Sect").length);
    expect(levels).toContain(3);
  });

  it("16: lists are lists, their items of sign and text, though a page ends in them", () => {
    expect(of("LI").length).toBeGreaterThan(0);
    for (const list of of("L")) {
      expect(list.kids.map(({ type }) => type)).toEqual(list.kids.map(() => "LI"));
    }
    const isNumbered = template === "academic" && inputs[input].publications;
    const numberings = of("L").map(({ dict }) => pdf.dict(dict["/A"])["/ListNumbering"]);
    expect(numberings.filter((numbering) => numbering !== "/Disc")).toEqual(isNumbered ? ["/Decimal"] : []);
    for (const { kids } of of("LI")) expect(kids.map(({ type }) => type)).toEqual(["Lbl", "LBody"]);
    const details = (inputs[input].experience ?? []).flatMap((entry) => (typeof entry === "object" ? (entry.details ?? []) : []));
    expect(of("LI").length).toBeGreaterThanOrEqual(details.length);
  });

  it("28: links are in the structure, say where they lead, and are reached in its order", () => {
    const annotations = pdf.pages.flatMap(({ annotations }) => annotations);
    expect(annotations.length).toBeGreaterThan(0);
    expect(
      of("Link")
        .flatMap((link) => link.annotations)
        .toSorted(),
    ).toEqual(annotations.toSorted());
    for (const link of of("Link")) {
      expect([link, ...link.kids].flatMap(({ marks }) => marks).length).toBeGreaterThan(0);
      for (const ref of link.annotations) {
        const { "/Contents": contents, "/StructParent": key, "/F": flags } = pdf.dict(ref);
        expect(contents).toMatch(/^u:(https?:|mailto:|tel:)/);
        expect(pdf.owner(key)).toBe(link.ref);
        expect(flags).toBe(4);
      }
    }
    for (const { dict } of pdf.pages) expect(dict["/Tabs"]).toBe("/S");
  });

  it("18: the name and number of a page are of the paper", () => {
    for (const [i, { content }] of pdf.pages.entries()) {
      expect(content.includes("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")).toBe(i > 0);
    }
  });

  it("has no more in it that could fail: no tables, notes, forms, scripts, files, layers or encryption", () => {
    const json = JSON.stringify(pdf.objects);
    for (const key of ["/TH", "/Note", "/AcroForm", "/JavaScript", "/EmbeddedFiles", "/OCProperties", "/Encrypt", "/XFA"]) {
      expect(json).not.toContain(`"${key}"`);
    }
  });
});

describe("the structure", () => {
  it.each([
    ["with a name and an employer", { name: "Ada", company: "Example Engines" }, ["H1", "H2", "H3", "H4", "H4"]],
    ["without an employer", { name: "Ada", company: "" }, ["H1", "H2", "H3", "H3"]],
    ["without a name", { name: "", company: "Example Engines" }, ["H1", "H2", "H3", "H3"]],
    ["without either", { name: "", company: "" }, ["H1", "H2", "H2"]],
  ])("leads from level to level where somebody had several roles, %s", async (_, { name, company }, levels) => {
    const experience = [{ company, positions: [{ role: "Lead" }, { role: "Engineer" }] }];
    const { elements } = await open("classic", { email: "ada@example.com", name, experience });
    expect(elements.map(({ type }) => type).filter((type) => type.startsWith("H"))).toEqual(levels);
  });

  it("says text from right to left in the order in which it was written", async () => {
    const { elements } = await open("classic", sampleResumes.arabic);
    const said = elements.flatMap(({ dict }) => dict["/ActualText"] ?? []);
    const { name, summary } = sampleResumes.arabic;
    const [{ details = [] } = {}] = (sampleResumes.arabic.experience ?? []).filter((entry) => typeof entry === "object");
    for (const text of [name, summary, ...details]) expect(said).toContain(`u:${text}`);
  });

  it("is the resume's, though a text goes on on the next page", async () => {
    const sentence = "A sentence of a summary that is longer than a page can be. ";
    const { elements } = await open("classic", { email: "ada@example.com", name: "Ada", summary: sentence.repeat(160) });
    const paragraph = elements.find(({ marks }) => marks.length > 1);
    expect(paragraph?.type).toBe("P");
    expect(new Set(paragraph?.marks.map((mark) => mark.split("|")[0])).size).toBe(paragraph?.marks.length);
  });

  it.each([
    ["ltr", { headline: "Engineer · Writer  ·  Parent", pronouns: "she/her" }, ["P", "Artifact", "P", "Artifact", "P", "Artifact", "P"]],
    ["rtl", { headline: "مهندسة · كاتبة" }, ["P", "Artifact", "P"]],
  ] as const)("leaves the dots between texts out, which a reader of the file still finds: %s", async (direction, fields, parts) => {
    const { pages, elements } = await open("classic", { email: "a@example.com", ...fields, presentation: { direction } });
    const headline = pages[0]?.content.split("BT\n")[1] ?? "";
    expect([...headline.matchAll(/^\/(\w+).*B(?:MC|DC)$/gm)].map(([, tag]) => tag).slice(0, parts.length)).toEqual(parts);
    expect(elements.flatMap(({ dict }) => dict["/ActualText"] ?? []).join()).toBe(direction === "rtl" ? "u:مهندسة كاتبة" : "");
  });

  it("has a title in XMP that is XML, whatever a name has in it", async () => {
    const { root, stream } = await open("classic", { email: "ada@example.com", name: "Ada <b> & Sons" });
    const xmp = stream(root["/Metadata"]);
    expect(xmp).toContain("Ada &lt;b&gt; &amp; Sons");
    expect(wellFormed(xmp)).toBe(true);
  });

  it("says of itself in XMP what the properties of the file say", async () => {
    const { root, stream, objects, dict } = await open("classic", { ...everySection, headline: "Engineer" });
    const info = objects.map(({ value }) => dict(value)).find((each) => each["/Author"]) ?? {};
    const said = (name: string) => `${info[name]}`.replace(/^u:/, "");
    expect(said("/Subject")).toBe("Resume");
    const xmp = stream(root["/Metadata"]).replace(/<\/?rdf:(Alt|Seq|li)[^>]*>/g, "");
    for (const [name, property] of [
      ["dc:title", "/Title"],
      ["dc:creator", "/Author"],
      ["dc:description", "/Subject"],
      ["pdf:Keywords", "/Keywords"],
      ["pdf:Producer", "/Producer"],
      ["xmp:CreatorTool", "/Creator"],
    ] as const)
      expect(xmp).toContain(`<${name}>${said(property)}</${name}>`);
  });

  it("has a bookmark of each section, before and after the others, that leads to the page where it begins", async () => {
    const details = Array.from({ length: 80 }, (_, i) => `The mill was mended for the time ${i}.`);
    const fields = { email: "a@example.com", name: "Ada", summary: "Likes mills.", experience: [{ role: "Miller", details }] };
    const { root, dict, list, pages } = await open("classic", { ...fields, references: [{ name: "Bo Sample" }] });
    const outlines = dict(root["/Outlines"]);
    const refs = [];
    for (let ref = outlines["/First"]; ref; ref = dict(ref)["/Next"]) refs.push(ref);
    expect(refs.map((ref) => dict(ref)["/Prev"])).toEqual([undefined, ...refs.slice(0, -1)]);
    const bookmarks = refs.map((ref) => {
      const { "/Title": title, "/Dest": to } = dict(ref);
      const [page, view] = list(to);
      return [title, pages.findIndex((one) => one.ref === page), view];
    });
    expect(bookmarks).toEqual([
      ["u:Summary", 0, "/Fit"],
      ["u:Experience", 0, "/Fit"],
      ["u:References", pages.length - 1, "/Fit"],
    ]);
    expect([outlines["/Count"], pages.length > 1]).toEqual([3, true]);
  });

  it("begins with the first level without a name", async () => {
    const { elements } = await open("classic", { email: "ada@example.com", experience: [{ role: "Engineer" }] });
    expect(elements.map(({ type }) => type).filter((type) => /^H\d$/.test(type))).toEqual(["H1", "H2"]);
  });

  it("of two columns is that of the resume: who it is, the career, and the side", async () => {
    const { document } = await open("creative", { ...inputs.full, photo });
    const types = document.kids.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(["H1", "P", "P"]);
    const figure = types.indexOf("Figure");
    expect(types.slice(figure - 1, figure + 2)).toEqual(["Sect", "Figure", "Sect"]);
    expect(types.at(-1)).toBe("Sect");
  });

  it.each(["ltr", "rtl"] as const)(
    "has one list of all bullets of an entry, and one item of all paragraphs of a bullet: %s",
    async (direction) => {
      const details = ["One.", "Two,\nof two paragraphs.", "Three."];
      const experience = [{ role: "Engineer", details, keywords: ["Go"] }];
      const { elements } = await open("classic", { email: "a@example.com", experience, presentation: { direction } });
      expect(elements.filter(({ type }) => type === "L")).toHaveLength(1);
      const items = elements.filter(({ type }) => type === "LI");
      expect(items.map(({ kids }) => kids.map(({ type }) => type))).toEqual(details.map(() => ["Lbl", "LBody"]));
      const [, two] = items;
      expect(two?.kids[1]?.kids.map(({ type }) => type)).toEqual(direction === "ltr" ? ["P"] : []);
    },
  );

  it("has one list where nothing stands between bullets: over two pages, and in two entries that are bullets alone", async () => {
    const details = Array.from({ length: 80 }, (_, i) => `The mill was mended for the time ${i}.`);
    for (const experience of [[{ role: "Miller", details }], [{ details: details.slice(0, 3) }, { details: details.slice(3) }]]) {
      const { pages, elements } = await open("classic", { email: "a@example.com", experience });
      expect(pages.length).toBeGreaterThan(1);
      expect(elements.filter(({ type }) => type === "L").map(({ kids }) => kids.length)).toEqual([80]);
    }
  });

  it("says the language of a text that is of another by its letters", async () => {
    const { elements } = await open("classic", {
      email: "a@example.com",
      name: "Ada",
      summary: "서울에서 일했습니다.\nこれは見本です。\nΣτην Αθήνα.\nבחיפה.\nசென்னையில்.\nในกรุงเทพ\n서울 in Seoul.\nPlain.",
    });
    const spoken = elements.filter(({ type }) => type === "P").map(({ dict }) => dict["/Lang"]);
    expect(spoken).toEqual([undefined, "u:ko", "u:ja", "u:el", "u:he", "u:ta", "u:th", undefined, undefined]);
  });
});
