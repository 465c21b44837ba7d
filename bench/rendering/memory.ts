import { readdir, readFile } from "node:fs/promises";

/**
 * Megabytes of the Chromium processes below a process, now: what they share is counted once, by its share (PSS of proc(5)). 0 for a peer
 * without a browser, and where there is no /proc.
 */
export async function memoryOfBrowser(root: number): Promise<number> {
  const entries = await readdir("/proc").catch(() => []);
  const processes = await Promise.all(entries.filter((name) => /^\d+$/.test(name)).map(facts));
  const family = new Set([root]);
  // A child has a higher number than its parent, but for when numbers start again.
  for (const { pid, parent } of processes.sort((a, b) => a.pid - b.pid)) if (family.has(parent)) family.add(pid);
  const browsers = processes.filter(({ pid, name }) => family.has(pid) && name.startsWith("chrom"));
  const sizes = await Promise.all(browsers.map(({ pid }) => proportional(pid)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function facts(pid: string) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [, name = "", parent = ""] = /\((.*)\) \S (\d+)/.exec(stat) ?? [];
  return { pid: Number(pid), name, parent: Number(parent) };
}

async function proportional(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}
