import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { Document } from "@react-pdf/renderer";
import { createElement } from "react";
import { expect, it } from "vitest";
import { locales } from "../../domain/locales/locales.ts";
import { resumeContent } from "../../domain/resume.ts";
import { templates } from "../../domain/templates.ts";
import { outlineOf } from "../../outline/outline.ts";
import { presentable } from "../../outline/presentable.ts";
import { render } from "../../pdf-engine/render.ts";
import { densities, lookOf } from "../../pdf-templates/parts/look.ts";
import type { Template } from "../../pdf-templates/template.ts";
import { openPdf, qpdf } from "../support/pdf-structure.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const page = readFileSync(new URL("../../docs/templates.md", import.meta.url), "utf8");

it.each(Object.entries(templates))("docs/templates.md shows %s, in a picture of at most 60 kB and its own words", (name, description) => {
  expect(page).toContain(description);
  const picture = `images/templates/${name}.png`;
  expect(page).toContain(`src="${picture}"`);
  expect(statSync(new URL(`../../docs/${picture}`, import.meta.url)).size).toBeLessThan(60_000);
});

it("docs/templates.md lists every locale", () => {
  const list = Object.keys(locales)
    .sort()
    .map((locale) => `\`${locale}\``);
  expect(page).toContain(`**Locales.** ${list.join(", ")}.`);
});

it.skipIf(!qpdf)(
  "docs/templates.md has a template that compiles, and makes a tagged PDF",
  async () => {
    const [, code = ""] = /```tsx\n([\s\S]*?)```/.exec(page) ?? [];
    const file = new URL("../../pdf-templates/.docs-example.tsx", import.meta.url);
    const config = new URL("../../.docs-example.tsconfig.json", import.meta.url);
    try {
      writeFileSync(file, code);
      writeFileSync(config, JSON.stringify({ extends: "./tsconfig.json", include: ["**/*.d.ts", "pdf-templates/.docs-example.tsx"] }));
      execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", config.pathname], { encoding: "utf8" });
      const { elegant } = (await import(/* @vite-ignore */ file.pathname)) as { elegant: Template };
      const resume = outlineOf(presentable(resumeContent.parse(sampleResumes["one-page"])), "en");
      const look = lookOf({ page: "A4", accent: undefined, isRtl: false }, densities[0]);
      const { bytes } = await render(
        createElement(Document, {}, createElement(elegant.Pages, { resume, look })),
        new AbortController().signal,
      );
      const types = openPdf(bytes).elements.map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(["H1", "H2", "H3", "L", "Link"]));
    } finally {
      rmSync(file, { force: true });
      rmSync(config, { force: true });
    }
  },
  60_000,
);
