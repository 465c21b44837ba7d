/** `npm start`: the whole service on this machine, until Ctrl-C. */
import { resumeContent } from "../../domain/resume.ts";
import { startIssuer } from "../../embedded/trial-issuer.ts";
import { UnusableLedger } from "../../storage/files/purge-ledger.ts";
import { UnusableDatabase } from "../../storage/sqlite/database-fault.ts";
import { ConfigurationError, readLocalEnv } from "../env.ts";
import { lineLog } from "../logging/line-log.ts";
import { FolderInUse } from "./folder-lock.ts";
import { help, optionsIn } from "./options.ts";
import { UnusableSecrets } from "./secrets.ts";
import { startLocalServer } from "./server.ts";

const folderFaults = new Set(["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "ENOSPC", "EIO"]);

// React's development build is slower, and keeps a record of each render.
process.env.NODE_ENV ??= "production";
// The SDK is pinned: which Node its later releases will need concerns nobody who starts this one.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
// A full disk surfaces here, out of LevelDB: what was acknowledged is safe, and going on would help nobody.
process.on("uncaughtException", (error) => {
  console.error(`Stopped by an unexpected fault. ${error.stack}`);
  process.exit(1);
});

try {
  const options = optionsIn(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    process.exit(0);
  }
  const { owners, variables } = options;
  const issuer = owners.length > 0 ? await startIssuer() : undefined;
  // Whatever else the environment says of sign-in, it is this issuer's.
  const others = { JWKS_URI: "", COGNITO_USER_POOL_ID: "", COGNITO_CLIENT_ID: "" };
  const signIn = issuer && { AUTH_MODE: "jwt", JWT_ISSUER: issuer.issuer, JWT_AUDIENCE: issuer.audience, ...others };
  const environment = { ...process.env, ...variables, ...signIn };
  const { log, flush } = lineLog({
    level: readLocalEnv(environment).LOG_LEVEL,
    isTerminal: process.stdout.isTTY === true,
    write: (text) => process.stdout.write(text),
  });
  process.on("exit", flush);
  const { url, dataDir, dependencies, metricsUrl, close } = await startLocalServer(environment, log);
  const tokens = owners.map((email) => ({ email, token: issuer?.tokenFor(email) }));
  const [first = { email: "ada@example.com", token: undefined }] = tokens;
  const withToken = first.token ? `-H 'Authorization: Bearer ${first.token}' ` : "";
  console.log(`resume-gateway listens on ${url}
  data     ${dataDir}, kept when it stops
  sign-in  ${issuer || process.env.AUTH_MODE === "jwt" ? "by ID token" : "none: whoever reaches this address can read and change every resume"}
  docs     ${url}/docs
${metricsUrl ? `  metrics  ${metricsUrl}\n` : ""}${tokens.map(({ email, token }) => `  token    of ${email}, for twelve hours: ${token}\n`).join("")}  try      curl ${url}/resume ${withToken}-H 'Content-Type: application/json' -d '{"email": "${first.email}", "name": "Ada Example"}'
Ctrl-C stops it.`);
  // So that the first PDF that is asked for finds a thread with engine and fonts; if it cannot be made, that one will say why.
  const content = resumeContent.parse({ email: first.email, name: "Ada Example" });
  dependencies.renderer.render({ content, template: "classic", page_size: "A4" }, AbortSignal.timeout(20_000)).catch(() => {});
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await Promise.all([close(), issuer?.close()]);
      process.exit(0);
    });
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return `${error.message} Stop that one, or set DATA_DIR to another folder.`;
  const isClear = [ConfigurationError, UnusableSecrets, UnusableDatabase, UnusableLedger].some((kind) => error instanceof kind);
  if (isClear) return (error as Error).message;
  const { code, syscall, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is taken. Stop what listens there, or set PORT to another one.`;
  if (syscall === "getaddrinfo") return `HOST cannot be used: ${message}.`;
  // Of a socket in the data folder, its lock, the port is -1.
  if (syscall === "listen" && port !== undefined && port >= 0)
    return `Port ${port} cannot be used: ${message}. Set HOST or PORT to others.`;
  if (code && folderFaults.has(code)) return `The data folder cannot be used: ${message}. Set DATA_DIR to another folder.`;
  return stack ?? String(error);
}
