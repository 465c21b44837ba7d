import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";
import { type Compared, compared } from "./leaves.ts";

type Document = { person: string; without?: string[]; instead?: object };

const folder = `${import.meta.dirname}/documents`;
const { people, documents }: { people: Record<string, object>; documents: Record<string, Document> } = JSON.parse(
  readFileSync(`${folder}/truth.json`, "utf8"),
);

/** What a document shows of a person: some leave out the summary or the places. */
function shownIn({ person, without = [], instead }: Document): object {
  const truth = { ...people[person], ...instead };
  return Object.fromEntries(
    Object.entries(truth).flatMap(([field, value]) => {
      if (without.includes(field)) return [];
      const shown = JSON.stringify(value, (key, one) => (without.includes(`${field}.${key}`) ? undefined : one));
      return [[field, JSON.parse(shown)]];
    }),
  );
}

/** Documents whose bullets have no sign that is a text, and whose theme sets a degree before the school, as one name. */
const hard: Record<string, number> = {
  "marketing-all-centred-chromium.pdf": 0.8,
  "developer-classic-rendercv.pdf": 0.9,
  "teacher-engineeringresumes-rendercv.pdf": 0.85,
};

const results = new Map<string, Compared>();

it.each(Object.entries(documents))("reads a document of another program field by field: %s", async (name, document) => {
  const { resume, source } = await readFile({ bytes: readFileSync(`${folder}/${name}`) });
  expect(source.format).toBe(name.endsWith(".pdf") ? "pdf" : "docx");
  const result = compared(resume, shownIn(document));
  results.set(name, result);
  const { right, precision, missing, wrong, extra } = result;
  const least = hard[name] ?? 0.95;
  expect({ missing, wrong, extra, enough: right >= least && precision >= least }).toEqual({ missing, wrong, extra, enough: true });
});

it("reads 97 of 100 fields of all documents, and 97 of 100 that it reads are right", async () => {
  const all = [...results.values()];
  expect(all).toHaveLength(Object.keys(documents).length);
  const sum = (count: (one: Compared) => number) => all.reduce((total, one) => total + count(one), 0);
  const right = sum(({ wanted, missing, wrong }) => wanted - missing.length - wrong.length);
  expect(right / sum(({ wanted }) => wanted)).toBeGreaterThanOrEqual(0.97);
  expect(right / (right + sum(({ wrong, extra }) => wrong.length + extra.length))).toBeGreaterThanOrEqual(0.97);
});

it("reads links of which only the icon or another text is seen", async () => {
  const { resume } = await readFile({ bytes: readFileSync(`${folder}/engineer-two-columns.pdf`) });
  expect(resume.profiles).toContainEqual(expect.objectContaining({ network: "LinkedIn", username: "jordan-sample" }));
});
