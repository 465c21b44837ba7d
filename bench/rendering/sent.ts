import { resumeContent } from "../../domain/resume.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { startService } from "../service.ts";
import { median } from "./measures.ts";
import { onePage } from "./resumes.ts";
import { table } from "./tables.ts";

const signal = new AbortController().signal;

/** What a file of a resume that is sent costs, beside the render alone; each edit is another resume, as in a live preview. */
export async function sent(rounds: number): Promise<string> {
  const { url, stop } = await startService();
  let edits = 0;
  const edited = () => ({ ...onePage, headline: `Headline ${edits++}` });
  const send = (query: string) => async () => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/render${query}`, { method: "POST", headers, body: JSON.stringify(edited()) });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.status} of /render`);
  };
  const calls: Record<string, () => Promise<unknown>> = {
    "The render alone": () => renderer.render({ content: resumeContent.parse(edited()), template: "classic", page_size: "A4" }, signal),
    "`POST /render`": send(""),
    "`POST /render?format=png&dpi=96`": send("?format=png&dpi=96"),
  };
  const times = new Map<string, number[]>();
  try {
    for (let round = -15; round < rounds; round++) {
      for (const [name, call] of Object.entries(calls).sort(() => Math.random() - 0.5)) {
        const start = performance.now();
        await call();
        if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
      }
    }
  } finally {
    await stop();
  }
  const base = median(times.get("The render alone") ?? []);
  const rows = Object.keys(calls).map((name) => {
    const values = times.get(name) ?? [];
    return [name, median(values), Math.min(...values), median(values) / base];
  });
  return table("A file of one page that is sent, one call at a time:", ["Call", "Median ms", "Min ms", "Ratio to the render alone"], rows);
}
