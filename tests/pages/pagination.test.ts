import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames, templates } from "../../domain/templates.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { layOutByReactPdf, type ReactPdfNode } from "../support/react-pdf-layout.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const samples = ["three-pages", "maximal", "arabic"] as const;

type Line = { text: string; left: number; top: number; isOnly: boolean };

/** Lines of a page with their places, in points, without what stands at its foot. */
function linesOf(node: ReactPdfNode, left = 0, top = 0): Line[] {
  if (node.props?.role === "footer") return [];
  const x = left + (node.box?.left ?? 0);
  const y = top + (node.box?.top ?? 0);
  const first = node.lines?.[0]?.box.y ?? 0;
  const offset = Math.max(0, node.alignOffset ?? 0);
  const isOnly = node.lines?.length === 1;
  const own = node.lines?.map(({ string, box }) => ({ text: string, left: x + box.x - offset, top: y + box.y - first, isOnly })) ?? [];
  return [...own, ...(node.children ?? []).flatMap((child) => linesOf(child, x, y))];
}

/** A text without what textkit leaves turned round where a script begins with it. */
const bare = (text: string) => text.replace(/[()]/g, "");

/** All nodes that a document had before it was broken into pages, by their numbers. */
const originsOf = (node: LaidNode): (number | undefined)[] => [node.props?.origin, ...(node.children ?? []).flatMap(originsOf)];

const laidOut = async (template: TemplateName, input: ResumeInput) => {
  const { element } = await resumeDocument({ content: resumeContent.parse(input), template, page_size: "A4" });
  return (await layOut(element, new AbortController().signal)).layout;
};

const longest: ResumeInput = {
  email: "ada@example.com",
  experience: Array.from({ length: 100 }, (_, i) => ({
    role: `Engineer ${i}`,
    company: "Example Works",
    details: Array.from({ length: 25 }, (_, j) => `Bullet ${i}-${j} is on one page, and on one alone.`),
  })),
};

// React-PDF knows no pages that are otherwise than the first, as those with a column at the side are.
describe.each(templateNames.filter((name) => !("side" in templates[name])))("the pages of %s", (template) => {
  // It leaves a line or a bullet alone at a break.
  const leavesAlone: Partial<Record<TemplateName, string>> = { minimal: "maximal", academic: "three-pages", corporate: "three-pages" };
  const known = samples.filter((sample) => leavesAlone[template] !== sample);
  it.each(known)("have what React-PDF would put on them, where it would: %s", async (sample) => {
    const { element } = await resumeDocument({ content: resumeContent.parse(sampleResumes[sample]), template, page_size: "A4" });
    const { layout } = await layOut(element, new AbortController().signal);
    // It lays each page out anew.
    const theirs = (await layOutByReactPdf(element, { experimentalPagination: true })).children?.map((page) => linesOf(page)) ?? [];
    const ours = layout.children?.map((page) => linesOf(page)) ?? [];
    // Where a text has several lines, ours break otherwise.
    const known = (pages: Line[][]) => pages.map((lines) => lines.map(({ text, isOnly }) => (isOnly ? bare(text) : "")));
    expect(known(ours)).toEqual(known(theirs));
    const shifts = ours.flatMap((lines, page) =>
      lines.map(({ left, top, isOnly }, i) => {
        const other = theirs[page]?.[i];
        return Math.hypot(isOnly ? left - (other?.left ?? 0) : 0, top - (other?.top ?? 0));
      }),
    );
    expect(Math.max(...shifts)).toBeLessThan(0.5);
  });
});

describe.each(process.env.FULL ? templateNames : (["classic", "creative"] as const))("the pages of %s", (template) => {
  // Beyond 32,768 points, places are rounded coarsely.
  it("have each line of fifty pages once, and on the paper", async () => {
    const { children: pages = [] } = await laidOut(template, longest);
    expect(pages.length).toBeGreaterThan(40);
    const lines = pages.flatMap((page) => linesOf(page));
    expect(lines.map(({ text }) => /Bullet (\d+-\d+)/.exec(text)?.[1]).filter(Boolean)).toEqual(
      Array.from({ length: 2500 }, (_, i) => `${Math.floor(i / 25)}-${i % 25}`),
    );
    expect(Math.max(...lines.map(({ top }) => top))).toBeLessThan(842);
  });
});

/** A resume with so many lines before what is looked at: short lists of bullets and of skills, and bullets of some lines before a short one. */
const pushedDown = (lines: number): ResumeInput => ({
  email: "ada@example.com",
  summary: Array.from({ length: lines }, (_, i) => `Line ${i}`).join("\n"),
  experience: [2, 3, 4, 5].map((count) => ({
    role: "Engineer",
    company: "Example Works",
    details: Array.from({ length: count }, (_, i) =>
      i === count - 2 && count > 3 ? "Built and ran mills. ".repeat(6 * count) : "Built a mill.",
    ),
  })),
  skills: Array.from({ length: 3 }, (_, i) => ({ name: `Group ${i}`, keywords: ["TypeScript", "Rust"] })),
});

/** Lines of text in a node, one below the other. */
function linesIn({ type, style, lines = [], children = [] }: LaidNode): number {
  if (style?.position === "absolute") return 0;
  if (type === "TEXT") return lines.length;
  const inside = children.map(linesIn);
  return style?.flexDirection?.startsWith("row") ? Math.max(0, ...inside) : inside.reduce((sum, count) => sum + count, 0);
}

/** Lines of each part of what is broken over pages, in all columns of a document. A part may be empty: an edge of a column. */
function brokenParts(pages: LaidNode[]): number[] {
  const parts = new Map<number, number[]>();
  const visit = (node: LaidNode) => {
    if (node.style?.position === "absolute") return;
    const { origin } = node.props ?? {};
    if (origin !== undefined) parts.set(origin, [...(parts.get(origin) ?? []), linesIn(node)]);
    node.children?.forEach(visit);
  };
  for (const page of pages) page.children?.forEach(visit);
  return [...parts.values()]
    .filter((lines) => lines.length > 1)
    .flat()
    .filter((lines) => lines > 0);
}

it.each(templateNames)("of a list or a text, %s leaves at least two lines on each page", async (template) => {
  const broken: number[] = [];
  for (let lines = 10; lines < 60; lines += 2) {
    const { children: pages = [] } = await laidOut(template, pushedDown(lines));
    broken.push(...brokenParts(pages));
    for (const page of pages) {
      const origins = originsOf(page).filter((origin) => origin !== undefined);
      expect(new Set(origins).size).toBe(origins.length);
    }
  }
  expect(broken.length).toBeGreaterThan(20);
  expect(Math.min(...broken)).toBeGreaterThanOrEqual(2);
});

/** A resume with so many lines before lists of short bullets, each after a line about the job and before its keywords. */
const listsBelow = (lines: number): ResumeInput => ({
  email: "ada@example.com",
  summary: Array.from({ length: lines }, (_, i) => `Line ${i}`).join("\n"),
  experience: [2, 3, 4, 5].map((count) => ({
    role: "Engineer",
    summary: "A line about the job.",
    details: Array.from({ length: count }, (_, i) => `Bullet ${count}-${i}`),
    keywords: [`Keyword ${count}`],
  })),
  presentation: { fit: "none" },
});

it.each(templateNames)("of a list of bullets, %s leaves at least two on each page, and the keywords with the last", async (template) => {
  let broken = 0;
  for (let lines = 20; lines < 50; lines++) {
    const { children: pages = [] } = await laidOut(template, listsBelow(lines));
    const texts = pages.map((page) => linesOf(page).map(({ text }) => text));
    for (const list of [2, 3, 4, 5]) {
      const onPages = texts.map((page) => page.filter((text) => text.includes(`Bullet ${list}-`)).length).filter((count) => count > 0);
      if (onPages.length > 1) broken++;
      expect(Math.min(...onPages)).toBeGreaterThanOrEqual(2);
      const [last] = texts.filter((page) => page.some((text) => text.includes(`Bullet ${list}-${list - 1}`)));
      expect(last?.join()).toContain(`Keyword ${list}`);
    }
  }
  expect(broken).toBeGreaterThan(0);
});

/** A resume with so many lines before an introduction and an employer, each with what follows at once. */
const headsBelow = (lines: number): ResumeInput => ({
  email: "ada@example.com",
  summary: Array.from({ length: lines }, (_, i) => `Line ${i}`).join("\n"),
  experience: [{ company: "Mill Works", positions: [{ role: "Miller", start: "2019", details: ["Ground."] }] }],
  projects: [{ name: "Reader", organization: "Reader Club", details: ["Built it.", "Ran it."] }],
  section_intros: { projects: "Introduction." },
  presentation: { fit: "none" },
});

it.each(templateNames)("%s sets a heading, a short introduction and an employer on the page of what follows at once", async (template) => {
  const pushed = new Set<string>();
  for (let lines = 26; lines < 68; lines += 2) {
    const { children: pages = [] } = await laidOut(template, headsBelow(lines));
    const shown = pages.map((page) => linesOf(page).map(({ text }) => text.toLowerCase()));
    for (const texts of [
      ["experience", "mill works", "miller", "ground."],
      ["projects", "introduction.", "reader", "built it."],
    ]) {
      const pagesOf = texts.map((wanted) => shown.findIndex((page) => page.some((text) => text.includes(wanted))));
      expect(new Set(pagesOf).size, `${lines} lines: ${pagesOf}`).toBe(1);
      if (pagesOf[0] === 1) pushed.add(`${texts}`);
    }
  }
  expect(pushed.size).toBe(2);
});

it.each([
  { template: "classic", name: "Name ".repeat(58), keyword: "Keyword ".repeat(36) },
  // In a column at the side, which has no other beside it.
  { template: "engineer", name: "Name ".repeat(30), keyword: "Keyword ".repeat(28) },
] as const)("a page of $template breaks within a long group of skills in columns", async ({ template, name, keyword }) => {
  const broken: number[] = [];
  for (let lines = 40; lines < 60; lines += 2) {
    const { children: pages = [] } = await laidOut(template, {
      email: "ada@example.com",
      summary: "A line.",
      skills: [...Array.from({ length: lines }, (_, i) => ({ name: `Group ${i}`, keywords: ["Rust"] })), { name, keywords: [keyword] }],
      presentation: { fit: "none", skills_style: "columns" },
    });
    const counts = pages.map((page) => linesOf(page).filter(({ text }) => /Name|Keyword/.test(text)).length);
    broken.push(counts.filter((count) => count > 0).length);
  }
  expect(broken).toContain(2);
});

it.each(["engineer", "creative"] as const)("a title of many keywords is all on the paper in the narrow column of %s", async (template) => {
  const { children: pages = [] } = await laidOut(template, {
    email: "ada@example.com",
    interests: [{ keywords: Array.from({ length: 8 }, (_, i) => `${i} ${"keyword ".repeat(35)}`.trim()), summary: "Text." }],
    presentation: { text_size: 12 },
  });
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) for (const { top } of linesOf(page)) expect(top).toBeLessThan((page.box?.height ?? 0) - 20);
});

it.each(["classic", "modern"] as const)(
  "contacts that need more than the first page of %s stand one below the other on the next",
  async (template) => {
    for (let lines = 0; lines < 3; lines++) {
      const { children: pages = [] } = await laidOut(template, {
        email: "ada@example.com",
        headline: "Headline ".repeat(1 + 10 * lines),
        contacts: Array.from({ length: 30 }, (_, i) => ({ label: `Contact ${i}`, text: `${"contact ".repeat(30)}end` })),
      });
      const contacts = pages.map((page) => linesOf(page).filter(({ text }) => /contact/i.test(text)));
      expect(contacts[1]?.length).toBeGreaterThan(4);
      for (const lines of contacts) {
        for (const [i, { top }] of lines.entries()) expect(top - (lines[i - 1]?.top ?? 0)).toBeGreaterThan(9);
      }
    }
  },
);

it("a foot is no part of what the document is", async () => {
  const { children: pages = [] } = await laidOut("classic", sampleResumes["three-pages"]);
  const isFoot = (node: LaidNode) => JSON.stringify(node.children?.map(({ props }) => props?.role)).includes("footer");
  const feet = pages.flatMap(({ children = [] }) => children.filter(isFoot));
  const body = new Set(pages.flatMap(({ children = [] }) => children.filter((node) => !isFoot(node)).flatMap(originsOf)));
  expect(feet).toHaveLength(2);
  expect(feet.flatMap(originsOf).filter((origin) => origin !== undefined && body.has(origin))).toEqual([]);
});
