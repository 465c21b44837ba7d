/**
 * What an import takes, warm, in the process that reads packed files: `node --import tsx bench/import.ts [FILE …]`. Without files, a resume of two pages in
 * two templates, and documents of other programs.
 */
import { readFileSync } from "node:fs";
import { resumeContent } from "../domain/resume.ts";
import { renderThread } from "../handlers/rendering/render-thread.ts";
import { samples } from "../tests/support/samples/index.ts";
import { table } from "./rendering/tables.ts";

const rounds = Number(process.env.ROUNDS ?? 20);
const documents = `${import.meta.dirname}/../tests/import/documents`;

const thread = renderThread();

async function ofTwoPages(template: "classic" | "engineer"): Promise<Uint8Array> {
  const content = resumeContent.parse(samples["several-roles"]);
  const { bytes } = await thread.render({ content, template, page_size: "A4" }, AbortSignal.timeout(60_000));
  return bytes;
}

const files: [name: string, bytes: Uint8Array][] = process.argv[2]
  ? process.argv.slice(2).map((name) => [name, readFileSync(name)])
  : [
      ["two pages of classic, PDF", await ofTwoPages("classic")],
      ["two pages of engineer, PDF", await ofTwoPages("engineer")],
      ["one page of LaTeX, PDF", readFileSync(`${documents}/scientist-article-latex.pdf`)],
      ["one page of Chromium, PDF", readFileSync(`${documents}/developer-sidebar-right-chromium.pdf`)],
      ["one page of Word, DOCX", readFileSync(`${documents}/teacher-table-word.docx`)],
    ];

const rows: [string, number, number][] = [];
for (const [name, bytes] of files) {
  const times: number[] = [];
  // The first loads the reader.
  for (let i = -3; i < rounds; i++) {
    const start = performance.now();
    await thread.readResume({ bytes }, AbortSignal.timeout(60_000));
    if (i >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  rows.push([name, at(0.5), at(0.95)]);
}
await thread.close();
console.log(table("Import, warm, in the process that reads packed files", ["File", "Median, ms", "95 of 100, ms"], rows));
