/** `npm start`: the whole service on this machine, until Ctrl-C. */
import { FolderInUse } from "../local/folder-lock.ts";
import { DamagedSecrets } from "../local/secrets.ts";
import { ConfigurationError } from "./env.ts";
import { startLocalServer } from "./local-server.ts";
import { jsonLog } from "./log.ts";

const folderFaults = new Set(["EACCES", "EROFS", "EEXIST", "ENOTDIR", "ENOSPC"]);

// React's development build is slower, and keeps a record of each render.
process.env.NODE_ENV ??= "production";
// A full disk surfaces here, out of LevelDB: what was acknowledged is safe, and going on would help nobody.
process.on("uncaughtException", (error) => {
  console.error(`Stopped by an unexpected fault. ${error.stack}`);
  process.exit(1);
});

try {
  const { url, dataDir, close } = await startLocalServer(process.env, jsonLog);
  console.log(`resume-gateway listens on ${url}
  data     ${dataDir}, kept when it stops
  sign-in  none: whoever reaches this address can read and change every resume
  docs     ${url}/docs
  try      curl ${url}/resume -H 'Content-Type: application/json' -d '{"email": "ada@example.com", "name": "Ada Example"}'
Ctrl-C stops it.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await close();
      process.exit(0);
    });
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return `${error.message} Stop that one, or set DATA_DIR to another folder.`;
  if (error instanceof ConfigurationError || error instanceof DamagedSecrets) return error.message;
  const { code, syscall, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is taken. Stop what listens there, or set PORT to another one.`;
  if (syscall === "getaddrinfo") return `HOST cannot be used: ${message}.`;
  if (syscall === "listen" && port !== undefined) return `Port ${port} cannot be used: ${message}. Set HOST or PORT to others.`;
  if (code && folderFaults.has(code)) return `The data folder cannot be used: ${message}. Set DATA_DIR to another folder.`;
  return stack ?? String(error);
}
