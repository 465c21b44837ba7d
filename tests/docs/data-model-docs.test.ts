import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { ownFields } from "../../domain/sections/entry.ts";
import { aWholeResume } from "../support/whole-resume.ts";

const { fields } = aWholeResume(() => "");

describe("docs/data-model.md", () => {
  const page = readFileSync(new URL("../../docs/data-model.md", import.meta.url), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  const options = Object.keys(resumeContent.shape.presentation.unwrap().shape).map((name) => `presentation.${name}`);

  it.each([...fields.map(({ path }) => path), ...options, "photo", "custom", ...ownFields])("lists %s", (path) => {
    const [name = "", ...inner] = path.split(/[[\].]+/).filter(Boolean);
    const row = rows.find((line) => new RegExp(`^\\|[^|]*\`${name}\\b`).test(line));
    expect(row, `a row of ${name}`).toBeDefined();
    for (const field of inner) expect(row).toMatch(new RegExp(`[{ ]${field}\\b`));
  });

  it.each([...page.matchAll(/^\| ([^|]+) \| `(\{".+\})` \|$/gm)].map(([, what, body]) => [what, body] as const))(
    "has a body that is valid: %s",
    (_, body) => {
      const { error } = resumeContent.safeParse({ email: "ada@example.com", ...JSON.parse(body ?? "") });
      expect(error?.issues ?? []).toEqual([]);
    },
  );
});
