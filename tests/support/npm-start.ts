import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";
import { patience } from "./patience.ts";

/** A new folder, which is gone when the test is over, and what was made beside it as well. */
export async function aFolder() {
  const parent = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = `${parent}/data`;
  await mkdir(folder);
  return folder;
}

/** `npm start` as a user types it, until the test is over at the latest; resolves when it listens or ends. */
export async function npmStart(environment: Record<string, string>, ...options: string[]) {
  const child = spawn("npm", ["start", "--silent", "--", ...options], {
    env: { ...process.env, ...patience, ...environment },
    detached: true,
  });
  const signal = (name: NodeJS.Signals) => process.kill(-(child.pid as number), name);
  let output = "";
  // npm may end before the service has: its output is open for as long as there is one of them.
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) signal("SIGKILL");
    await ended;
  });
  const url = await new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const [, address] = /listens on (\S+)[\s\S]*Ctrl-C/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => resolve(""));
  });
  return { url, output: () => output, ended, signal, memory: () => memoryOf(child.pid as number) };
}

/** `npm run` as a user types it, to its end: its exit code, and what it said. */
export function npmRun(environment: Record<string, string>, ...words: string[]) {
  const [script = "", ...options] = words;
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile("npm", ["run", "--silent", script, "--", ...options], { env: { ...process.env, ...environment } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout: stdout.trim(), stderr: stderr.trim() }),
    );
  });
}

/** What the processes of a group have in memory, in MB; only Linux tells. */
async function memoryOf(group: number): Promise<number> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const sizes = pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    // After the name in brackets: state, parent, group …, and as the 22nd the resident pages.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[2]) === group ? (Number(fields[21]) * 4096) / 1024 / 1024 : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
