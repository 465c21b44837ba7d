import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";
import { compared } from "./leaves.ts";

const folder = `${import.meta.dirname}/documents`;
const truth: Record<string, { summary: string }> = JSON.parse(readFileSync(`${folder}/truth.json`, "utf8"));
const documents = readdirSync(folder).filter((name) => /\.(pdf|docx)$/.test(name));

/** What a document shows: some leave out the summary or the places. */
function shownIn(name: string) {
  const [person = ""] = name.split("-");
  const { summary, ...others } = truth[person] ?? { summary: "" };
  const isWithout = /dates-right|centred/.test(name);
  return JSON.parse(JSON.stringify({ ...(!isWithout && { summary }), ...others }), (key, value) =>
    (name.includes("one-line") && key === "location") || (/two-columns|centred|dates-right/.test(name) && key === "profiles")
      ? undefined
      : value,
  );
}

describe("a document of another program", () => {
  it.each(documents)("is read field by field: %s", async (name) => {
    const { resume, source } = await readFile({ bytes: readFileSync(`${folder}/${name}`) });
    expect(source.format).toBe(name.endsWith(".pdf") ? "pdf" : "docx");
    const { right, wrong } = compared(resume, shownIn(name));
    expect({ wrong, right: right >= 0.95 || right }).toEqual({ wrong: expect.any(Array), right: true });
    // What is not sure is left out, not put into another field.
    expect(wrong.length).toBeLessThanOrEqual(2);
  });

  it("has its links read, of which only the icon or another text is seen", async () => {
    const { resume } = await readFile({ bytes: readFileSync(`${folder}/engineer-two-columns.pdf`) });
    expect(resume.profiles).toContainEqual(expect.objectContaining({ network: "LinkedIn", username: "jordan-sample" }));
  });
});
