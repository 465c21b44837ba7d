import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createElement } from "react";
import { expect, it } from "vitest";
import { locales } from "../../domain/locales/locales.ts";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateFacts, templates } from "../../domain/templates.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { Document } from "../../pdf-engine/marks.ts";
import { densities, lookOf } from "../../pdf-templates/parts/look.ts";
import type { Template } from "../../pdf-templates/parts/template.ts";
import { familyOfTypeface } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import { openPdf } from "../support/pdf-structure.ts";
import { renderElement } from "../support/render.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const page = readFileSync(new URL("../../docs/templates.md", import.meta.url), "utf8");

/** What stands in the table of templates, row by row and cell by cell. */
const cells = page
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

it.each(Object.entries(templates))("docs/templates.md shows %s, in a picture of at most 60 kB and its own words", (name, facts) => {
  const row = cells.findIndex((row) => row.includes(`**${name}**`));
  const column = cells[row]?.indexOf(`**${name}**`) ?? -1;
  expect(cells[row + 2]?.[column]).toBe(facts.description);
  expect(cells[row + 3]?.[column]).toBe(`${facts.photo ? "Photo" : "No photo"}; ${familyOfTypeface[facts.typeface]}`);
  const picture = `images/templates/${name}.png`;
  expect(page).toContain(`src="${picture}"`);
  expect(statSync(new URL(`../../docs/${picture}`, import.meta.url)).size).toBeLessThan(60_000);
});

it("docs/templates.md lists every locale", () => {
  const list = Object.keys(locales)
    .sort()
    .map((locale) => `\`${locale}\``);
  expect(page.replace(/\s+/g, " ")).toContain(`**Locales.** ${list.join(", ")}.`);
});

it("docs/templates.md has a template that compiles, and makes a tagged PDF", async () => {
  const [, code = ""] = /```tsx\n([\s\S]*?)```/.exec(page) ?? [];
  const [, entry = ""] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const registry = `import type { TemplateFacts } from "../domain/templates.ts";
      export const facts = { ${entry} } satisfies Record<string, TemplateFacts>;`;
  const file = new URL("../../pdf-templates/.docs-example.tsx", import.meta.url);
  const config = new URL("../../.docs-example.tsconfig.json", import.meta.url);
  try {
    writeFileSync(file, `${code}${registry}`);
    writeFileSync(config, JSON.stringify({ extends: "./tsconfig.json", include: ["**/*.d.ts", "pdf-templates/.docs-example.tsx"] }));
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", config.pathname], { encoding: "utf8" });
    const example = await import(/* @vite-ignore */ file.pathname);
    const { Elegant, facts } = example as { Elegant: Template; facts: { elegant: TemplateFacts } };
    const resume = outlineOf(presentable(resumeContent.parse(sampleResumes["one-page"])), "en");
    const { accent } = facts.elegant;
    const look = lookOf(facts.elegant, { page: "A4", accent, isRtl: false }, densities[0]);
    const { bytes } = await renderElement(createElement(Document, { fonts: fontFiles }, createElement(Elegant, { resume, look })));
    const types = (await openPdf(bytes)).elements.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["H1", "H2", "H3", "L", "Link"]));
  } finally {
    rmSync(file, { force: true });
    rmSync(config, { force: true });
  }
});
