import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { writers } from "../../formats/index.ts";
import { readFile } from "../../formats/sources/read-file.ts";
import { samples } from "../support/samples/index.ts";
import { compared } from "./leaves.ts";
import { shown } from "./shown.ts";

/** Of all fields, the share that comes back from a file of this service. Plain text has neither sizes nor links. */
const shares = [
  ["md", "markdown", 0.96],
  ["html", "html", 0.98],
  ["docx", "docx", 0.98],
  ["txt", "text", 0.9],
] as const;

it.each(shares)("reads what this service wrote as %s", async (format, source, least) => {
  const write = await writers[format]();
  const lost: string[] = [];
  let wanted = 0;
  for (const [name, sample] of Object.entries(samples)) {
    const content = resumeContent.parse(sample);
    const { bytes } = await write({ content, template: "classic", page_size: "A4" });
    const answer = await readFile({ bytes: Buffer.from(bytes) });
    expect(answer.source.format).toBe(source);
    const one = compared(answer.resume, shown(content));
    wanted += one.wanted;
    lost.push(...[...one.missing, ...one.wrong].map((path) => `${name}: ${path}`));
  }
  expect(1 - lost.length / wanted, lost.join("\n")).toBeGreaterThanOrEqual(least);
});
