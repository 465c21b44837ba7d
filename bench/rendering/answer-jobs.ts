import { createInterface } from "node:readline";
import type { Answer, Job, Peer } from "./job.ts";

/** A peer in a process of its own: a job a line on stdin, an answer a line on stdout. */
export async function answerJobs(peer: Peer): Promise<never> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { job, keep }: { job: Job; keep: boolean } = JSON.parse(line);
    const start = performance.now();
    const used = process.cpuUsage();
    const pdf = await peer(job);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    const answer: Answer = { ms, cpu: (user + system) / 1000, bytes: pdf.length, rss: process.resourceUsage().maxRSS / 1024 };
    if (keep) answer.pdf = Buffer.from(pdf).toString("base64");
    console.log(JSON.stringify(answer));
  }
  process.exit(0);
}
