import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { brokenPages } from "../../pdf-engine/layout/later-pages.ts";
import { readPdf } from "../support/pdf.ts";
import { openPdf } from "../support/pdf-structure.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const sided = ["creative", "engineer"] as const;

async function renderIn(template: (typeof sided)[number], input: ResumeInput) {
  const document = { content: resumeContent.parse(input), template, page_size: "A4" as const };
  const { bytes } = await renderer.render(document, new AbortController().signal);
  const { pages } = await readPdf(bytes);
  return { bytes, pages: pages.map(({ texts, ...page }) => ({ ...page, texts: texts.filter(({ y }) => y > 45) })) };
}

const wordsOf = (pages: { texts: { text: string }[] }[]) => pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(" ");
const leftOf = ({ texts }: { texts: { x: number }[] }) => Math.min(...texts.map(({ x }) => x));
const bottomOf = ({ texts }: { texts: { y: number }[] } = { texts: [] }) => Math.min(...texts.map(({ y }) => y));
const manyBullets = Array.from(
  { length: 20 },
  (_, i) =>
    `Bullet ${i} of a job that does not end with its first page${", which takes lines of its own, so that a page can end in it".repeat(6)}. End ${i}.`,
);

describe.each(sided)("pages after the first, in %s,", (template) => {
  const { margin, side } = templates[template];
  const render = (input: ResumeInput) => renderIn(template, input);
  /** Where the columns of the first page begin. */
  const [first, second] = side.at === "start" ? [side.margin, side.width + side.gap] : [margin.fixed, 595.28 - margin.fixed - side.width];
  const career = side.at === "start" ? second : first;

  it("are as wide as can be: the side is on the first alone", async () => {
    const { pages } = await render(sampleResumes["three-pages"]);
    expect(pages.length).toBeGreaterThan(1);
    expect(leftOf(pages[0] ?? { texts: [] })).toBeCloseTo(first, 0);
    expect(pages[0]?.texts.filter(({ x }) => Math.abs(x - second) < 0.5).length).toBeGreaterThan(3);
    for (const page of pages.slice(1)) expect(leftOf(page)).toBeCloseTo(margin.fixed, 0);
  });

  it("begin where the first ends, which is full", async () => {
    const { pages } = await render({ ...sampleResumes.sparse, skills: ["Go"], experience: [{ role: "Engineer", details: manyBullets }] });
    const marks = (text: string) => text.match(/(Bullet|End) \d+/g);
    expect(marks(wordsOf(pages))).toEqual(manyBullets.flatMap(marks));
    expect(bottomOf(pages[0])).toBeLessThan(150);
  });

  it.each<[string, ResumeInput["experience"], ResumeInput["profiles"]]>([
    ["few", [{ details: ["م", "ن"] }], []],
    [
      "many",
      [{ role: "Engineer", company: "Example Works", start: "2019", end: "2020", location: "Turin" }],
      Array.from({ length: 20 }, (_, i) => ({ username: `@${i}` })),
    ],
  ])("leave the first as it is, however many follow, of entries with %s texts in a line", async (_, [job] = [], profiles) => {
    const of = (count: number) => ({
      ...sampleResumes.sparse,
      profiles,
      skills: ["Go"],
      experience: Array.from({ length: count }, () => job ?? {}),
      presentation: { max_pages: 1 },
    });
    const [short, long] = [await render(of(50)), await render(of(100))];
    expect(short.pages.length).toBeGreaterThan(1);
    expect(long.pages.length).toBeGreaterThan(short.pages.length);
    expect(long.pages[0]?.texts).toEqual(short.pages[0]?.texts);
    expect(bottomOf(long.pages[0])).toBeLessThan(110);
  });

  it("go on with a side that is longer than a page, below the career", async () => {
    const skills = Array.from({ length: 60 }, (_, i) => ({ name: `Group ${i}`, keywords: ["TypeScript", "Rust", "Go"] }));
    const { pages } = await render({ ...sampleResumes["three-pages"], skills });
    for (const { name } of skills) expect(wordsOf(pages)).toContain(name);
    const last = pages.at(-1) ?? { texts: [] };
    expect(leftOf(last)).toBeCloseTo(margin.fixed, 0);
    expect(wordsOf([last])).toContain("Group 59");
  });

  it("are as narrow as the first where a text is so long that it has to be broken", async () => {
    const { pages } = await render({ ...sampleResumes.sparse, skills: ["Go"], summary: "A sentence of a long summary. ".repeat(250) });
    expect(bottomOf(pages[0])).toBeLessThan(90);
    expect(leftOf(pages[1] ?? { texts: [] })).toBeCloseTo(career, 0);
  });

  it("have no other on the first where there is nothing for the side", async () => {
    const { pages } = await render({ ...sampleResumes.sparse, experience: [{ role: "Engineer", details: manyBullets }] });
    expect(new Set(pages.map((page) => Math.round(leftOf(page))))).toEqual(new Set([margin.fixed]));
  });

  it("go on with section, entry and list, which are one in the structure and in the bookmarks", async () => {
    const { bytes } = await render({ ...sampleResumes.sparse, skills: ["Go"], experience: [{ role: "Engineer", details: manyBullets }] });
    const { elements, objects } = await openPdf(bytes);
    const count = (wanted: string) => elements.filter(({ type }) => type === wanted).length;
    expect([count("Sect"), count("H3"), count("L"), count("LI")]).toEqual([2, 1, 1, manyBullets.length]);
    expect(JSON.stringify(objects).match(/"\/Title":"u:Experience"/g)).toHaveLength(1);
  });
});

it("an address takes no third line at the side of creative", async () => {
  const url = "https://verify.example.com/certificates/2020/of-a-length-that-no-line-of-the-side-has-room-for/4711-0815-1234";
  const { pages } = await renderIn("creative", { ...sampleResumes.sparse, certifications: [{ name: "Certificate", url, date: "2020" }] });
  expect(pages[0]?.texts.map(({ text }) => text)).toContain("verify.example.com");
  expect(pages[0]?.links).toContain(url);
});

it("a page that holds all of a resume is laid out once", () => {
  const text = { type: "TEXT", props: { origin: 3 }, children: [{ type: "TEXT_INSTANCE", value: "Engineer" }] };
  const column = { type: "VIEW", props: { origin: 2, later: { width: 500 } }, children: [text] };
  const page = { type: "PAGE", props: { origin: 1 }, style: { height: 800 }, children: [column] } as unknown as LaidNode;
  let layouts = 0;
  const pages = brokenPages([page], (given) => {
    layouts++;
    const box = { top: 0, left: 0, width: 500, height: 300 };
    const laid = (node: LaidNode): LaidNode => ({ ...node, box, ...(node.children && { children: node.children.map(laid) }) });
    return laid(given);
  });
  expect([pages.length, layouts]).toEqual([1, 1]);
});
