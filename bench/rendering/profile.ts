import { type Profiler, Session } from "node:inspector/promises";
import { peer } from "../peers/ours.ts";
import { jobOf, onePage } from "./resumes.ts";
import { table } from "./tables.ts";

/** The parts of a render, by a pattern of their files; the first that matches counts. The time of any other file, such as V8's own, is its caller's. */
const parts: [string, RegExp][] = [
  ["Collecting garbage", /^\(garbage collector\)/],
  ["Lines, direction of text", /pdf-engine\/lines|bidi-js/],
  ["Shaping (HarfBuzz)", /harfbuzz|shaped-font|lru\.ts|mirrored|\/cluster\.ts/],
  ["Fonts into the file", /truetype|embedded-font|font-subset/],
  ["Compressing", /zlib/],
  ["Breaking pages", /pagination|@react-pdf\/paginate/],
  ["Boxes", /pdf-engine\/(boxes|layout)/],
  ["React", /node_modules\/.*react/],
  ["Painting, structure, file", /pdf-engine/],
  ["Templates, and looking through the text", /pdf-templates|outline|handlers|domain/],
];

/** Measures which part of a render takes which share of its time. */
export async function profile(count: number): Promise<string> {
  const jobs = Array.from({ length: count }, () => jobOf(onePage, "paragraphs"));
  for (const job of jobs.slice(0, 60)) await peer(job);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  for (const job of jobs) await peer(job);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const shares = sharesOf(profile);
  const rows = [...shares].sort(([, a], [, b]) => b - a).map(([part, share]) => [part, `${(100 * share).toFixed(1)} %`]);
  return table(`Where the time of ${count} PDFs of one page goes, every paragraph new:`, ["Part", "Share"], rows);
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const partOf = (id: number | undefined): string | undefined => {
    const frame = id === undefined ? undefined : byId.get(id)?.callFrame;
    if (!frame) return undefined;
    return parts.find(([, pattern]) => pattern.test(frame.url || frame.functionName))?.[0] ?? partOf(parents.get(id ?? 0));
  };
  const times = new Map<string, number>();
  let all = 0;
  for (const [i, sample] of samples.entries()) {
    const part = partOf(sample);
    const time = timeDeltas[i] ?? 0;
    if (!part) continue;
    times.set(part, (times.get(part) ?? 0) + time);
    all += time;
  }
  return new Map([...times].map(([part, time]) => [part, time / all]));
}
