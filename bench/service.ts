import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

/** `npm start`'s server in a process of its own, with an empty folder, until it is stopped. */
export async function startService() {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
  const server = spawn(process.execPath, ["--import", "tsx", "handlers/local/start.ts"], {
    env: { ...process.env, PORT: "0", DATA_DIR: folder, RATE_LIMIT_RENDERS: "0", RATE_LIMIT_WRITES: "0" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const url = await new Promise<string>((resolve) => {
    server.stdout.on("data", (chunk) => {
      const [, found] = /listens on (\S+)/.exec(String(chunk)) ?? [];
      if (found) resolve(found);
    });
  });
  const stop = async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}
