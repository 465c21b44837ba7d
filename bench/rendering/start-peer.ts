import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Answer, Job } from "./job.ts";
import { memoryOfBrowser } from "./memory.ts";
import type { PeerProcess } from "./peers.ts";
import { plainTexts } from "./plain-texts.ts";

/** A peer's process, to be asked for one PDF at a time. */
export function startPeer({ name, command, args }: PeerProcess) {
  const child = spawn(command, args, { env: { ...process.env, NODE_ENV: "production" }, stdio: ["pipe", "pipe", "inherit"] });
  const isNode = command === process.execPath;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    async ask(job: Job, keep = false): Promise<Answer> {
      child.stdin.write(`${JSON.stringify({ job, keep }, isNode ? undefined : plainTexts)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name} ended early.`);
      const answer: Answer = JSON.parse(value);
      return { ...answer, rss: answer.rss + (await memoryOfBrowser(child.pid ?? 0)) };
    },
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
