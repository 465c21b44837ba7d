import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { render } from "../support/render.ts";
import { aResume } from "../support/resumes.ts";

it.each([
  [100, 200, undefined, 1],
  [101, 400, "This resume has 101 pages; a PDF can have 100. Shorten it.", 0],
])("a PDF of %i pages is a %i, and is stored where it is not refused", async (pages, expected, message, files) => {
  await using service = await startBehindProxies({});
  const { renderer } = service.dependencies;
  const render: typeof renderer.render = async (...asked) => ({ ...(await renderer.render(...asked)), pages });
  const app = createApp({ ...service.dependencies, renderer: { ...renderer, render } });
  const resume = aResume();
  await service.call("POST", "/resume", resume);
  for (const path of ["download", "ats"]) {
    const answer = await app.request(`/resume/${resume.email}/${path}`);
    expect(answer.status).toBe(expected);
    expect(await answer.json()).toEqual(expect.objectContaining(message === undefined ? { pages } : { message }));
  }
  expect((await service.contents()).files).toBe(files);
});

describe("pages", () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");
  const job = (i: number) => ({
    role: `Role ${i}`,
    company: `Company ${i}`,
    start: "2019",
    end: "2020",
    details: Array.from({ length: 6 }, (_, j) => `Bullet ${i}-${j} ${words(30)}`),
  });
  let long: Awaited<ReturnType<typeof render>>;
  beforeAll(async () => {
    long = await render(
      aResume({ experience: Array.from({ length: 30 }, (_, i) => job(i)), references: [{ name: "R", reference: "Last words" }] }),
    );
  });

  it("are as many as the text needs, each but the last well filled", () => {
    expect(long.pageCount).toBe(long.pages.length);
    expect(long.pageCount).toBeGreaterThan(5);
    for (const { texts } of long.pages.slice(0, -1)) {
      const lowest = Math.min(...texts.filter(({ y }) => y > 45).map(({ y }) => y));
      expect(lowest).toBeLessThan(150);
    }
    expect(long.words).toContain("Last words");
  });

  it("carry name and number from the second on", () => {
    const foot = (page: number) => (long.pages[page]?.texts ?? []).filter(({ y }) => y < 45).map(({ text }) => text);
    expect(foot(0)).toEqual([]);
    for (const page of [1, long.pageCount - 1]) expect(foot(page).join("")).toMatch(new RegExp(`Ada.*${page + 1} / ${long.pageCount}$`));
  });

  it("never end with a heading or the head of an entry", () => {
    for (const { texts } of long.pages.slice(0, -1)) {
      const lines = texts.filter(({ y }) => y > 45).map(({ text }) => text);
      expect(lines.at(-1)).not.toMatch(/^(Role|Company|Experience|References|2019)/);
    }
  });

  it("have the number at the foot, on its line, where the name is longer than that", async () => {
    const name = "Wilhelmina Example ".repeat(9).trim();
    const { pages } = await render(aResume({ name, experience: [job(0), ...Array.from({ length: 9 }, (_, i) => job(i))] }));
    const foot = (pages[1]?.texts ?? []).filter(({ y }) => y < 45);
    expect(new Set(foot.map(({ y }) => Math.round(y))).size).toBe(1);
    expect(foot.map(({ text }) => text).join("")).toMatch(/^Wilhelmina .*2 \/ \d+$/);
  });

  it("hold every text within their margins, however long a word is", async () => {
    const endless = `https://example.com/${"a".repeat(400)}?${"b=c&".repeat(100)}`;
    const { pages } = await render(
      aResume({
        name: "N".repeat(300),
        headline: "H".repeat(300),
        url: endless,
        experience: [
          {
            role: "R".repeat(300),
            company: "C".repeat(300),
            start: "S".repeat(40),
            end: "E".repeat(40),
            location: "L".repeat(300),
            details: ["B".repeat(3000)],
          },
        ],
        skills: ["S".repeat(300)],
      }),
    );
    for (const { width, texts } of pages) {
      for (const text of texts) {
        expect(text.x).toBeGreaterThan(40);
        expect(text.x + text.width).toBeLessThan(width - 40);
        expect(text.y).toBeGreaterThan(10);
      }
    }
  });

  it("lose nothing of an entry of many pages", async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => `line${i}.`);
    const text = (part: number) => lines.slice(part * 1000, part * 1000 + 1000).join("\n");
    const input = { items: [{ title: "All", text: text(0), details: [text(1).slice(0, 3000)] }, { text: text(2) }] };
    const { words, pageCount } = await render(
      aResume({ custom_sections: [input], experience: [{ details: Array.from({ length: 200 }, (_, i) => `bullet${i}.`) }] }),
    );
    for (const line of [...lines.slice(0, 1000), ...lines.slice(2000)]) expect(words).toContain(line);
    expect(words).toContain("bullet199.");
    expect(pageCount).toBeGreaterThan(30);
  });

  it("never carry a blank page", async () => {
    const { pages } = await render(aResume({ summary: words(1200), experience: [{ role: "Role", details: [words(300)] }] }));
    for (const { texts } of pages) expect(texts.length).toBeGreaterThan(1);
  });
});
