import jsqr from "jsqr";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../domain/formats.ts";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { fileWriter } from "../../handlers/rendering/file-writer.ts";
import { picture } from "../../handlers/rendering/pictures/picture.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { openPdf } from "../support/pdf-structure.ts";
import { aFullResume } from "../support/resumes.ts";

const { signal } = new AbortController();
const address = "https://example.com/ada?from=paper";

const contentWith = (qr: string, fields: object = {}) =>
  resumeContent.parse(
    aFullResume({ skills: ["Mills", "Looms"], ...fields, presentation: { qr, ...(fields as { presentation?: object }).presentation } }),
  );

// Of a package of CommonJS, the default is all of it.
const decode = jsqr as unknown as typeof jsqr.default;

/** Reads the code in a picture as a phone does. */
const read = (data: Uint8Array, width: number, height: number) => decode(new Uint8ClampedArray(data), width, height)?.data;

async function codeIn(pdf: Uint8Array, page: number, dpi = 150) {
  const { data, width, height } = PNG.sync.read(Buffer.from(await picture(pdf, { page, dpi })));
  return read(data, width, height);
}

describe.each(templateNames)("in %s", (template) => {
  it.each(["ltr", "rtl"] as const)("the address that a resume asks for is a code on its last page (%s)", async (direction) => {
    const content = contentWith(address, { presentation: { direction } });
    const { bytes, pages, warnings } = await renderer.render({ content, template, page_size: "A4" }, signal);
    expect(await codeIn(bytes, pages)).toBe(address);
    expect(warnings).toEqual([]);
  });

  it("the code is a drawing that a screen reader says, and a link", async () => {
    const { bytes } = await renderer.render({ content: contentWith(address), template, page_size: "A4" }, signal);
    const pdf = await openPdf(bytes);
    const [figure] = pdf.elements.filter(({ type }) => type === "Figure");
    const link = pdf.elements.find(({ type, kids }) => type === "Link" && kids.includes(figure as never));
    expect(figure?.dict["/Alt"]).toBe(`u:${address}`);
    expect(figure?.marks).toHaveLength(1);
    const annotation = pdf.dict(link?.annotations[0]);
    expect(pdf.dict(annotation["/A"])["/URI"]).toBe(`u:${address}`);
    const xObjects = pdf.pages.map(({ dict }) => pdf.dict(pdf.dict(dict["/Resources"])["/XObject"]));
    expect(xObjects.flatMap(Object.keys)).toEqual([]);
  });
});

it.each([
  ["long", `https://example.com/${"a".repeat(280)}`],
  ["in letters beyond ASCII", "https://münchen.example/größe"],
])("an address that is %s can be read on paper, too", async (_, qr) => {
  const { bytes, pages } = await renderer.render({ content: contentWith(qr), template: "classic", page_size: "A4" }, signal);
  expect(await codeIn(bytes, pages, 300)).toBe(new URL(qr).href);
});

it("HTML has the code, and the other formats say that they have not", async () => {
  const content = contentWith(address);
  for (const format of formatNames) {
    if (format === "pdf" || format === "png") continue;
    const { bytes, warnings } = await fileWriter.write({ content, template: "classic", page_size: "A4", file: { format } }, signal);
    const said = warnings.some((warning) => warning.includes("QR code"));
    expect(said, format).toBe(["docx", "md", "txt", "yaml"].includes(format));
    if (format !== "html") continue;
    const html = Buffer.from(bytes).toString();
    expect(html).toContain(`<a class="code" href="${address}">`);
    expect(html).toContain(`aria-label="${address}"`);
    expect(codeOf(html)).toBe(address);
    // ISO/IEC 18004 has four free modules around it.
    const [, path = ""] = /<path d="([^"]+)"/.exec(html) ?? [];
    const corners = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...corners)).toBe(4);
  }
});

/** Draws the path of an SVG that consists of rectangles, and reads the code in it. */
function codeOf(html: string): string | undefined {
  const [, side = ""] = /viewBox="0 0 (\d+) /.exec(html) ?? [];
  const [, path = ""] = /<path d="([^"]+)"/.exec(html) ?? [];
  const [scale, width] = [4, 4 * Number(side)];
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = "", y = "", w = "", h = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    for (let row = scale * +y; row < scale * (+y + +h); row++) {
      for (let column = scale * +x; column < scale * (+x + +w); column++)
        data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
    }
  }
  return read(data, width, width);
}

it.each(["http://example.com", "javascript:alert(1)", "https://", "https://exa mple.com", "example.com"])("takes no %s", (qr) => {
  expect(resumeContent.safeParse({ email: "ada@example.com", presentation: { qr } }).success).toBe(false);
});

it.each([
  ["javascript:alert(1)", "begins with https://"],
  ["https://example.com/a b", "begins with https://"],
  ["https://%", "must be an address"],
  ["https://example.com/\u0000", "control characters"],
  ["https://example.com/\ud800", "broken Unicode"],
  // A letter is nine characters in ASCII: no code holds so many.
  [`https://example.com/${"日".repeat(280)}`, "at most 300 characters"],
])("%j is refused as the address of a code", (qr, reason) => {
  const { error } = resumeContent.safeParse(aFullResume({ presentation: { qr } }));
  expect(error?.issues.map(({ message }) => message).join()).toContain(reason);
});
