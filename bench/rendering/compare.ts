import { readPdf } from "../../tests/support/pdf.ts";
import type { ResumeInput } from "../../tests/support/resumes.ts";
import type { Answer, Job } from "./job.ts";
import { median } from "./measures.ts";
import { ours, type PeerProcess, peersHere } from "./peers.ts";
import { cases, jobOf, onePage } from "./resumes.ts";
import { startPeer } from "./start-peer.ts";
import { table } from "./tables.ts";

/** Documents before the first that counts: V8 compiles what runs often. */
const warmUp = 120;

/** Neither joins Arabic letters nor keeps the order of words: what is timed there is a wrong page. */
const wrongInArabic = new Set(["stock React-PDF", "pdfkit, by hand", "Forme", "ReportLab"]);

type Contender = { name: string; peer: PeerProcess; next: (input: ResumeInput) => Job };

/** The same resumes by all peers in turn, each in a process of its own, so that a busy machine slows all alike. */
export async function compare(rounds: number): Promise<string[]> {
  const peers = peersHere();
  const running = new Map(peers.map((peer) => [peer, startPeer(peer)]));
  const contenders = peers.flatMap(contendersOf);
  const answers = new Map<string, Answer[]>();
  const pages = new Map<string, number>();
  const peaks = new Map<PeerProcess, number>();
  for (const peer of running.values()) {
    for (let i = 0; i < warmUp; i++) await peer.ask(jobOf(Object.values(cases)[i % Object.keys(cases).length] ?? onePage, "paragraphs"));
  }
  for (let round = -1; round < rounds; round++) {
    for (const [caseName, input] of Object.entries(cases)) {
      for (const { name, peer, next } of [...contenders].sort(() => Math.random() - 0.5)) {
        const key = `${caseName} ${name}`;
        const answer = await running.get(peer)?.ask(next(input), round === -1);
        if (!answer) continue;
        if (answer.pdf) pages.set(key, (await readPdf(Buffer.from(answer.pdf, "base64"))).pages.length);
        peaks.set(peer, Math.max(peaks.get(peer) ?? 0, answer.rss));
        if (round >= 0) answers.set(key, [...(answers.get(key) ?? []), answer]);
      }
    }
  }
  await Promise.all([...running.values()].map((peer) => peer.stop()));

  const tables = Object.keys(cases).map((caseName) => {
    const timesOf = (name: string) => (answers.get(`${caseName} ${name}`) ?? []).map(({ ms }) => ms);
    const base = median(timesOf(ours.name));
    const rows = contenders.map(({ name, peer }) => {
      const key = `${caseName} ${name}`;
      const isWrong = caseName.includes("Arabic") && wrongInArabic.has(peer.name);
      const size = median((answers.get(key) ?? []).map(({ bytes }) => bytes)) / 1000;
      const times = timesOf(name);
      // Chromium works in processes beside its peer's.
      const cpu = peer.name === "Chromium print" ? undefined : median((answers.get(key) ?? []).map(({ cpu }) => cpu));
      return [isWrong ? `${name} (wrong)` : name, median(times), Math.min(...times), cpu, median(times) / base, size, pages.get(key)];
    });
    return table(`${caseName}:`, ["Renderer", "Median ms", "Min ms", "Processor ms", "Ratio to ours", "kB", "Pages"], rows);
  });
  const memory = peers.map((peer) => [peer.name, peaks.get(peer)]);
  return [...tables, table("Memory at its highest in all of this, the process's own and its browser's:", ["Renderer", "MB"], memory)];
}

function contendersOf(peer: PeerProcess): Contender[] {
  const contenders: Contender[] = [{ name: peer.name, peer, next: (input) => jobOf(input) }];
  const isTypst = peer.name === "Typst, cache kept";
  if (isTypst || peer === ours) {
    contenders.push({ name: `${peer.name}, every paragraph new`, peer, next: (input) => jobOf(input, "paragraphs") });
  }
  if (isTypst) {
    const same = new Map(Object.values(cases).map((input) => [input, jobOf(input)]));
    contenders.push({ name: `${peer.name}, the same again`, peer, next: (input) => same.get(input) ?? jobOf(input) });
  }
  return contenders;
}
