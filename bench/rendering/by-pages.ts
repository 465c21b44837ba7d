import { readPdf } from "../../tests/support/pdf.ts";
import { median } from "./measures.ts";
import { ours, stock } from "./peers.ts";
import { jobOf, long } from "./resumes.ts";
import { startPeer } from "./start-peer.ts";
import { table } from "./tables.ts";

/** Jobs of a resume with 1, 3, 10, 25 and 45 pages. */
const lengths = [1, 8, 33, 91, 165];

/** Whether a page costs more in a longer document. */
export async function byPages(rounds: number): Promise<string> {
  const peers = [startPeer(ours), startPeer(stock)];
  const times = new Map<string, number[]>();
  const pages = new Map<number, number>();
  const key = (name: string, jobs: number) => `${name} ${jobs}`;
  for (let round = -1; round < rounds; round++) {
    for (const jobs of lengths) {
      for (const peer of peers) {
        const { ms, pdf } = await peer.ask(jobOf(long(jobs)), round === -1 && peer === peers[0]);
        if (pdf) pages.set(jobs, (await readPdf(Buffer.from(pdf, "base64"))).pages.length);
        if (round >= 0) times.set(key(peer.name, jobs), [...(times.get(key(peer.name, jobs)) ?? []), ms]);
      }
    }
  }
  await Promise.all(peers.map((peer) => peer.stop()));
  const rows = peers.map(({ name }) => {
    const perPage = lengths.map((jobs) => median(times.get(key(name, jobs)) ?? []) / (pages.get(jobs) ?? 1));
    const [, three = 1] = perPage;
    return [name, ...perPage, (perPage.at(-1) ?? 0) / three];
  });
  const head = ["Renderer", ...lengths.map((jobs) => `${pages.get(jobs)} p.`), "Last to 3 pages"];
  return table("Milliseconds a page, by the length of the resume:", head, rows);
}
