import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

type Start = {
  /** The folder of the code that is started. */
  checkout?: string;
  /** Emails that sign in, each with a token. */
  owners?: string[];
  environment?: NodeJS.ProcessEnv;
};

/** Starts `npm start`'s server in a process of its own, with an empty folder, until it is stopped. Nobody signs in unless owners are named. */
export async function startService({ checkout = ".", owners = [], environment = {} }: Start = {}) {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
  const signIn = owners.flatMap((email) => ["--auth", email]);
  const server = spawn(process.execPath, ["--import", "tsx", "handlers/local/start.ts", ...signIn], {
    cwd: checkout,
    env: { ...process.env, PORT: "0", DATA_DIR: `${folder}/data`, ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes("Ctrl-C stops it")) break;
  }
  // The lines of its log, one a request, are let go.
  server.stdout.resume();
  const stop = async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  const url = /listens on (\S+)/.exec(said)?.[1] ?? "";
  const tokens = [...said.matchAll(/token +of \S+, for twelve hours: (\S+)/g)].map(([, token]) => token as string);
  return { url, tokens, stop };
}
