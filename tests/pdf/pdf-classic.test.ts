import { describe, expect, it } from "vitest";
import { everySection, render } from "../support/render.ts";
import { aResume } from "../support/resumes.ts";

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
    const order = [...titles, "Volunteer Experience", "Languages", "Interests", "References", "Patents", "Talks"].map((title) =>
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
    const { words, warnings } = await render(aResume({ name: "ქ Ada", summary: "A n\u{16cb}\u0301 at work, a\u200db" }));
    expect(words).toMatch(/^□ Ada \S+ Summary A n□ at work, ab$/);
    expect(warnings).toEqual(["The template's fonts have no glyph for: ქ \u{16cb}\u0301"]);
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
    const profiles = [{ url: "https://bücher.example/é" }, { url: "https://ქ.example/道" }];
    const { pages, words, warnings } = await render(aResume({ email: "ქ@example.com", profiles }));
    expect([...new Set(pages[0]?.links)]).toEqual([
      "mailto:%E1%83%A5@example.com",
      "https://xn--bcher-kva.example/%C3%A9",
      "https://xn--6od.example/%E9%81%93",
    ]);
    expect(words.replace("% ", "%")).toContain("%E1%83%A5@example.com bücher.example/é xn--6od.example/%E9%81%93");
    expect(warnings).toEqual([]);
  });
});
