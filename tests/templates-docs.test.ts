import { readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { templates } from "../domain/templates.ts";
import { words } from "../pdf-templates/locales.ts";

const page = readFileSync(new URL("../docs/templates.md", import.meta.url), "utf8");

it.each(Object.entries(templates))("docs/templates.md shows %s, in a picture of at most 60 kB and its own words", (name, description) => {
  expect(page).toContain(description);
  const picture = `images/templates/${name}.png`;
  expect(page).toContain(`src="${picture}"`);
  expect(statSync(new URL(`../docs/${picture}`, import.meta.url)).size).toBeLessThan(60_000);
});

it("docs/templates.md lists every locale", () => {
  const list = Object.keys(words).map((locale) => `\`${locale}\``);
  expect(page).toContain(`**Locales.** ${list.join(", ")}.`);
});
