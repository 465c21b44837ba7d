import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { PdfDocument } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";
import { renderer } from "../handlers/renderer.ts";
import { readPdf } from "./support/pdf.ts";
import { aFullResume, aResume, type ResumeInput } from "./support/resumes.ts";

async function render(input: ResumeInput, page_size: PdfDocument["page_size"] = "A4") {
  const rendered = await renderer.render(
    { content: resumeContent.parse(input), template: "classic", page_size },
    new AbortController().signal,
  );
  return { ...rendered, ...(await readPdf(rendered.bytes)), pageCount: rendered.pages };
}

const everySection: ResumeInput = aFullResume({
  headline: "Engine driver",
  pronouns: "she/her",
  location: { address: "1 Mill Lane", postal_code: "10100", city: "Turin", region: "Piedmont", country_code: "IT" },
  profiles: [
    { network: "GitHub", url: "https://github.com/ada" },
    { network: "Mastodon", username: "@ada" },
  ],
  skills: ["plain skill", { name: "Grouped", level: "expert", keywords: ["one", "two"] }],
  experience: [
    {
      role: "Role One",
      company: "Company One",
      start: "2019",
      end: "present",
      details: ["Detail one"],
      location: "Place One",
      url: "https://one.example",
      summary: "Summary one",
      keywords: ["key"],
    },
  ],
  education: [
    {
      degree: "Degree One",
      area: "Area One",
      institution: "School One",
      start: "2010",
      end: "2014",
      score: "Score One",
      courses: ["Course One"],
      location: "Place Two",
      summary: "Thesis one",
    },
    { degree: "Degree Two", institution: "School Two", year: "2009" },
  ],
  projects: [
    {
      name: "Project One",
      description: "About it",
      start: "2018",
      url: "https://project.example",
      details: ["Part one"],
      keywords: ["tool"],
    },
  ],
  volunteer: [{ role: "Helper", organization: "Club One", start: "2015", summary: "Gave time", details: ["Each week"] }],
  certifications: [{ name: "Certificate One", issuer: "Issuer One", date: "2020", expires: "2025", url: "https://cert.example" }],
  awards: [{ title: "Award One", awarder: "Awarder One", date: "2016", summary: "For work" }],
  publications: [{ name: "Paper One", publisher: "Publisher One", date: "2017", authors: ["A. Example"], summary: "On engines" }],
  languages: [{ language: "Italian", fluency: "native" }, { language: "Latin" }],
  interests: [{ name: "Music", keywords: ["piano"] }],
  references: [{ name: "Referee One", reference: "Reliable." }],
  custom_sections: [
    { title: "Patents", items: [{ title: "Patent One", subtitle: "Office", date: "2021", text: "About mills", details: ["Granted"] }] },
    { title: "Talks", items: [{ title: "Talk One" }] },
  ],
});

/** All texts of a resume that a reader must find. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return value ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe("the classic template", () => {
  it("shows every section of the model, under its title, in order", async () => {
    const { words, info } = await render(everySection);
    const { presentation: _, location, profiles, url, email, ...shown } = everySection;
    for (const text of textsOf({ shown, location, email })) expect(words).toContain(text.replace(/^https:\/\//, ""));
    const titles = ["Summary", "Experience", "Education", "Skills", "Projects", "Certifications", "Publications", "Awards"];
    const order = [...titles, "Volunteering", "Languages", "Interests", "References", "Patents", "Talks"].map((title) =>
      words.indexOf(` ${title} `),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(info).toMatchObject({ Title: "Ada Example - Resume", Author: "Ada Example" });
  });

  it("leaves out what is empty: blank lines, entries, sections", async () => {
    const { words } = await render(
      aResume({
        summary: " ",
        skills: ["", { name: "", keywords: [""] }],
        experience: [
          { role: "", details: ["", " "] },
          { role: "Engineer", details: ["One", "", "Two"] },
        ],
      }),
    );
    expect(words).toMatch(/^Ada Example person-\d+@example\.com Experience Engineer • One • Two$/);
  });

  it("looks intended with a name alone, or less", async () => {
    expect((await render(aResume())).words).toMatch(/^Ada Example \S+@example\.com$/);
    const nobody = await render({ email: "a@example.com" });
    expect(nobody).toMatchObject({ words: "a@example.com", info: { Title: "Resume" } });
  });

  it("orders, hides and titles sections as the resume says", async () => {
    const { words } = await render({
      ...everySection,
      presentation: {
        section_order: ["skills", "experience"],
        hidden_sections: ["summary", "custom_sections"],
        section_titles: { skills: "Tools" },
      },
    });
    expect(words.indexOf(" Tools ")).toBeLessThan(words.indexOf(" Experience "));
    expect(words).not.toMatch(/Engineer with twelve years|Patents/);
  });

  it.each([
    ["A4", 595.28, 841.89],
    ["Letter", 612, 792],
  ] as const)("is %s", async (size, width, height) => {
    const { pages } = await render(aResume(), size);
    expect(pages[0]?.width).toBeCloseTo(width, 1);
    expect(pages[0]?.height).toBeCloseTo(height, 1);
  });

  it("keeps Latin, Greek, Cyrillic and Vietnamese text as it was written", async () => {
    const names = ["Łukasz Żółć", "Ωμέγα Άλφα", "Ярослав Щукін", "Nguyễn Thị Hồng", "Ştefan İnce", "e\u0301cole"];
    const { words, warnings } = await render(aResume({ skills: names }));
    for (const name of names) expect(words).toContain(name.normalize("NFC"));
    expect(warnings).toEqual([]);
  });

  it("marks what it has no glyph for, one mark a character as people count them, and says so", async () => {
    const { words, warnings } = await render(aResume({ name: "김 Ada", summary: "A 👩‍💻 at work, a\u200db" }));
    expect(words).toMatch(/^□ Ada \S+ Summary A □ at work, ab$/);
    expect(warnings).toEqual(["The template's fonts have no glyph for: 김 👩‍💻"]);
  });

  it("links only where a link may lead", async () => {
    const profiles = [
      "https://a.example/x",
      "b.example/y",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "data:text/html,x",
      "ftp://c.example",
    ].map((url) => ({ url }));
    const { pages } = await render(aResume({ email: "ada@example.com", profiles }));
    expect(pages[0]?.links).toEqual(["mailto:ada@example.com", "https://a.example/x", "https://b.example/y"]);
  });

  it("writes the target of a link in ASCII, and its text as it was where the fonts allow", async () => {
    const profiles = [{ url: "https://bücher.example/é" }, { url: "https://例え.example/道" }];
    const { pages, words, warnings } = await render(aResume({ email: "김@example.com", profiles }));
    expect([...new Set(pages[0]?.links)]).toEqual([
      "mailto:%EA%B9%80@example.com",
      "https://xn--bcher-kva.example/%C3%A9",
      "https://xn--r8jz45g.example/%E9%81%93",
    ]);
    expect(words.replace("% ", "%")).toContain("%EA%B9%80@example.com bücher.example/é xn--r8jz45g.example/%E9%81%93");
    expect(warnings).toEqual([]);
  });
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
    const last = (page: number) => long.pages[page]?.texts.at(-1)?.text;
    expect(last(0)).not.toContain("/");
    expect(last(1)).toContain(`2 / ${long.pageCount}`);
    expect(last(long.pageCount - 1)).toContain(`${long.pageCount} / ${long.pageCount}`);
  });

  it("never end with a heading or the head of an entry", () => {
    for (const { texts } of long.pages.slice(0, -1)) {
      const lines = texts.filter(({ y }) => y > 45).map(({ text }) => text);
      expect(lines.at(-1)).not.toMatch(/^(Role|Company|Experience|References|2019)/);
    }
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

describe("the file", () => {
  const script = `
    import { createHash } from "node:crypto";
    import { readFileSync } from "node:fs";
    import { resumeContent } from "./domain/resume.ts";
    import { renderer } from "./handlers/renderer.ts";
    const content = resumeContent.parse(JSON.parse(readFileSync("scripts/sample-resume.json", "utf8")));
    const { bytes } = await renderer.render({ content, template: "classic", page_size: "A4" }, new AbortController().signal);
    console.log(createHash("sha256").update(bytes).digest("hex"), await renderer.fingerprint());`;

  it("has the same bytes in every process, at any time and in any time zone", async () => {
    const run = (TZ: string) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { env: { ...process.env, TZ } });
    const [one, two] = await Promise.all([run("Pacific/Auckland"), run("America/Lima")]);
    expect(one.stdout).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}\n$/);
    expect(two.stdout).toBe(one.stdout);
  });

  it("holds no date and is the same after other renders", async () => {
    const before = await render(everySection);
    await render(aResume());
    const after = await render(everySection);
    expect(Buffer.compare(Buffer.from(before.bytes), Buffer.from(after.bytes))).toBe(0);
    expect(before.info).toMatchObject({ CreationDate: "D:19700101000000Z" });
  });

  it("comes out right when many are wanted at once", async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Person Number ${i}`);
    const rendered = await Promise.all(names.map((name) => render(aResume({ name }))));
    for (const [i, { words }] of rendered.entries()) expect(words).toContain(names[i]);
  });
});
