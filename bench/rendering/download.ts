import { startService } from "../service.ts";
import { inMemory } from "./in-memory.ts";
import { median } from "./measures.ts";
import { onePage } from "./resumes.ts";
import { table } from "./tables.ts";

const headers = { "content-type": "application/json" };

/** What a download costs: the call, over HTTP with storage behind it and as a procedure alone, and the file that it names. */
export async function download(rounds: number): Promise<string> {
  const { url, stop } = await startService();
  const address = `${url}/resume/${onePage.email}`;
  const send = async (path: string, init?: RequestInit) => {
    const response = await fetch(path, init);
    const body = await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.status} of ${new URL(path).pathname}`);
    return Buffer.from(body);
  };
  let headline = 0;
  const change = () => send(address, { method: "PUT", headers, body: JSON.stringify({ headline: `Headline ${headline++}` }) });
  const memory = inMemory();
  let file = "";
  const calls: Record<string, { before?: () => unknown; call: () => Promise<unknown> }> = {
    "Procedure `resume.get` alone": { call: () => memory.get() },
    "Procedure `resume.download` alone, cached": { call: () => memory.download() },
    "Procedure `resume.download` alone, not cached": { before: memory.change, call: () => memory.download() },
    "`GET /resume/{email}` over HTTP": { call: () => send(address) },
    "`GET /resume/{email}/download` over HTTP, cached": { call: () => send(`${address}/download`) },
    "`GET /resume/{email}/download` over HTTP, not cached": { before: change, call: () => send(`${address}/download`) },
    "The file at its `download_url`": { call: () => send(file) },
  };
  const times = new Map<string, number[]>();
  try {
    await send(`${url}/resume`, { method: "POST", headers, body: JSON.stringify(onePage) });
    for (let round = -15; round < rounds; round++) {
      for (const [name, { before, call }] of Object.entries(calls).sort(() => Math.random() - 0.5)) {
        if (name.startsWith("The file")) file = JSON.parse((await send(`${address}/download`)).toString()).download_url;
        await before?.();
        // What the last call left cached is cached for the next.
        if (name.includes(", cached")) await call();
        const start = performance.now();
        await call();
        if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
      }
    }
  } finally {
    await stop();
  }
  const base = median(times.get("`GET /resume/{email}` over HTTP") ?? []);
  const rows = Object.keys(calls).map((name) => {
    const values = times.get(name) ?? [];
    return [name, median(values), Math.min(...values), median(values) / base];
  });
  return table("A download of one page, one call at a time:", ["Call", "Median ms", "Min ms", "Ratio to GET over HTTP"], rows);
}
