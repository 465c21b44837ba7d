/**
 * How long a stranger waits for a PDF of one page while five callers make PDFs at the limit, all within their limits; and how well the cost of
 * a render is estimated, by which that page gets its thread. Compares checkouts of the code, interleaved: `node --import tsx bench/fairness.ts [FOLDER …]`.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { PdfDocument } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";
import { estimateMs } from "../handlers/rendering/render-estimate.ts";
import { renderer } from "../handlers/rendering/renderer.ts";
import type { ResumeInput } from "../tests/support/resumes.ts";
import { sampleResumes } from "../tests/support/sample-resumes.ts";
import { scriptTexts } from "../tests/support/script-texts.ts";
import { long, onePage } from "./rendering/resumes.ts";
import { table } from "./rendering/tables.ts";
import { startService } from "./service.ts";

process.env.NODE_ENV = "production";

const rounds = Number(process.env.ROUNDS ?? 3);
const seconds = Number(process.env.SECONDS ?? 30);

const bullets = (entries: number, each: number): ResumeInput => ({
  email: "ada@example.com",
  projects: Array.from({ length: entries }, () => ({ details: Array(each).fill("Built a mill.") })),
});
const paragraphs = (text: string, letters: number): ResumeInput => ({
  email: "ada@example.com",
  projects: Array.from({ length: letters / 5_000 }, () => ({ description: text.repeat(5_000 / text.length + 1).slice(0, 5_000) })),
});
const textOf = (script: string) => scriptTexts[script]?.text ?? "";

/** Nearly 256 kB, in letters that are dear to set: some seconds of rendering. */
const atTheLimit = paragraphs(textOf("Japanese"), 75_000);

const samples: Record<string, ResumeInput> = {
  "1 page": onePage,
  "1 page, with a photo, to fit 1 page": sampleResumes["one-page"],
  "1 page, Arabic": sampleResumes.arabic,
  "1 page, Japanese": sampleResumes.japanese,
  "3 pages": long(8),
  "3 pages, to fit 2 pages": { ...long(8), presentation: { max_pages: 2 } },
  "14 pages": long(50),
  "14 pages, to fit 5 pages": { ...long(50), presentation: { max_pages: 5 } },
  "1,800 bullets": bullets(20, 90),
  "3,800 bullets": bullets(20, 190),
  "200,000 Latin letters": paragraphs(textOf("Latin"), 200_000),
  "20,000 Arabic letters": paragraphs(textOf("Arabic"), 20_000),
  "20,000 Hindi letters": paragraphs(textOf("Hindi"), 20_000),
  "20,000 Japanese letters": paragraphs(textOf("Japanese"), 20_000),
  "75,000 Japanese letters, as five callers have": atTheLimit,
};

async function estimates(): Promise<string> {
  const rows: [string, number, number, string][] = [];
  // What is compiled and read with the first PDFs is no cost of theirs.
  for (let i = 0; i < 10; i++) await timeOf({ content: resumeContent.parse(onePage), template: "classic", page_size: "A4" }, -i);
  for (const [name, input] of Object.entries(samples)) {
    const document = { content: resumeContent.parse(input), template: "classic", page_size: "A4" } as const;
    const times: number[] = [];
    for (let i = 0; i < 4; i++) times.push(await timeOf(document, i));
    const estimated = estimateMs(document);
    rows.push([name, estimated, Math.min(...times), estimated <= 500 ? "short" : "long"]);
  }
  return table("Milliseconds of processor that a render takes, the least of four:", ["Resume", "Estimated", "Measured", "Taken for"], rows);
}

/** Of the processor, which other processes do not change as they change the time. */
async function timeOf({ content, ...look }: PdfDocument, count: number): Promise<number> {
  const start = process.cpuUsage();
  await renderer.render({ ...look, content: { ...content, headline: `Engineer ${count}` } }, new AbortController().signal);
  return process.cpuUsage(start).user / 1_000;
}

const people = ["stranger", "ada", "bea", "cleo", "dora", "eve"].map((name) => `${name}@example.com`);

/** Milliseconds that each download of the stranger took, and how often it was refused; and what the others got meanwhile. */
type Round = { waits: number[]; refused: number; others: number };

async function round(checkout: string): Promise<Round> {
  const { url, tokens, stop } = await startService({ checkout, owners: people });
  const callerOf = (i: number) => async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${tokens[i]}`, "content-type": "application/json" };
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    await response.arrayBuffer();
    return response;
  };
  const result: Round = { waits: [], refused: 0, others: 0 };
  const end = AbortSignal.timeout((seconds + 3) * 1_000);
  const busy = people.slice(1).map(async (email, i) => {
    const call = callerOf(i + 1);
    await call("POST", "/resume", { ...atTheLimit, email });
    for (let count = 0; !end.aborted; count++) {
      await call("PUT", `/resume/${email}`, { headline: `Engineer ${count}` });
      const answer = await call("GET", `/resume/${email}/download`);
      if (answer.ok) result.others++;
      else await wait(Number(answer.headers.get("retry-after") ?? 1) * 1_000, undefined, { signal: end }).catch(() => {});
    }
  });
  const [email] = people;
  const call = callerOf(0);
  await call("POST", "/resume", { ...onePage, email });
  // The others are at it by then.
  await wait(3_000);
  for (let count = 0; !end.aborted; count++) {
    await call("PUT", `/resume/${email}`, { headline: `Engineer ${count}` });
    const start = performance.now();
    const { ok } = await call("GET", `/resume/${email}/download`);
    result.waits.push(performance.now() - start);
    if (!ok) result.refused++;
    // Within 30 a minute, as well.
    await wait(2_100);
  }
  await Promise.all(busy);
  await stop();
  return result;
}

const checkouts = [".", ...process.argv.slice(2)];
console.log(await estimates());
const results = new Map<string, Round[]>(checkouts.map((checkout) => [checkout, []]));
for (let i = 0; i < rounds; i++) {
  for (const checkout of checkouts) results.get(checkout)?.push(await round(checkout));
}
const quantile = (values: number[], q: number) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * q) - 1] ?? Number.NaN;
console.log(
  table(
    `Milliseconds that a stranger waits for a page while ${people.length - 1} callers render at the limit, ${rounds} times ${seconds} s:`,
    ["Code", "Downloads", "p50", "p95", "Longest", "Not 200", "Downloads of the others"],
    [...results].map(([checkout, all]) => {
      const waits = all.flatMap((one) => one.waits);
      const sum = (of: (one: Round) => number) => all.reduce((total, one) => total + of(one), 0);
      const quantiles = [0.5, 0.95, 1].map((q) => quantile(waits, q));
      return [checkout, String(waits.length), ...quantiles, String(sum((one) => one.refused)), String(sum((one) => one.others))];
    }),
  ),
);
