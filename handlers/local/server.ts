import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Log, Storage } from "../../domain/ports.ts";
import { freeBytes } from "../../storage/files/free-space.ts";
import { makeFolder } from "../../storage/files/sync-folder.ts";
import { type AppDependencies, createApp } from "../app.ts";
import type { Backends } from "../aws-stores.ts";
import { callerAddress } from "../caller-address.ts";
import { dependencies } from "../dependencies.ts";
import { readLocalEnv, readServiceEnv } from "../env.ts";
import { allowCors, isAllowedOrigin, type Origins } from "../http/cors.ts";
import { limitsWithoutSignIn, renderBudgetOf } from "../http/rate-limit.ts";
import { renderPool } from "../rendering/render-pool.ts";
import { signInOf } from "../sign-in/sign-in.ts";
import { isOnLoopback } from "../trusted-places.ts";
import { boundedServer, usualBounds } from "./bounded-server.ts";
import { lockFolder } from "./folder-lock.ts";
import { refuseForeignPages } from "./foreign-pages.ts";
import { keepSwept } from "./keep-swept.ts";
import { openStorage } from "./local-storage.ts";
import type { Sources } from "./open-metrics.ts";
import { loadSecrets } from "./secrets.ts";

type Answer = (request: Request, connection: object) => Response | Promise<Response>;

export type LocalServer = {
  url: string;
  dataDir: string;
  dependencies: AppDependencies;
  storage: Storage;
  backends: Backends;
  /** Where the metrics are, if METRICS_PORT asks for them. */
  metricsUrl: string | undefined;
  close(): Promise<void>;
};

/**
 * The whole service in this process: the app, over the storage that STORAGE names. Throws FolderInUse, ConfigurationError,
 * UnusableDatabase, UnusableLedger, or the EADDRINUSE of the port.
 */
export async function startLocalServer(environment: NodeJS.ProcessEnv, log: Log): Promise<LocalServer> {
  const local = readLocalEnv(environment);
  const { HOST, PORT, METRICS_PORT, DATA_DIR, PURGE_LEDGER, PUBLIC_URL, STORAGE, MIN_FREE_MB, TRUSTED_PROXIES } = local;
  await makeFolder(DATA_DIR);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const lock = await lockFolder(DATA_DIR);
    closers.push(lock.release);
    const secrets = await loadSecrets(DATA_DIR);
    const names = { DYNAMODB_TABLE: "resumes", HISTORY_TABLE: "resumes-history", BUCKET_NAME: "resumes" };
    const limits = environment.AUTH_MODE === "jwt" ? {} : limitsWithoutSignIn(isOnLoopback({ HOST, PUBLIC_URL }));
    const env = readServiceEnv({ ...names, ...limits, HMAC_KEY: secrets.hmacKey, ...environment });
    const { signIn, mode, warning } = signInOf(env, local);
    if (warning) log({ level: "warn", message: warning });
    const isOpen = mode === "open";
    const corsOrigins: Origins = isOpen && !environment.CORS_ORIGINS?.trim() ? "loopback" : env.CORS_ORIGINS;
    const pool = renderPool(renderBudgetOf(env));
    closers.push(pool.close);
    const server = new Hono();
    // Nothing need pass on a connection while an answer is being made.
    const silence = Math.max(30_000, env.DEADLINE_MS + 10_000);
    // The addresses of stored files follow from the port, so listening comes first.
    let answer: Answer = ({ method, headers }) => {
      const response = Response.json({ message: "The service is starting." }, { status: 503, headers: { "retry-after": "1" } });
      allowCors(response.headers, corsOrigins, { method, origin: headers.get("origin") ?? undefined });
      return response;
    };
    const { listener, url } = await listen((request, connection) => answer(request, connection), { host: HOST, port: PORT, silence });
    closers.push(() => stop(listener));

    const minFree = STORAGE === "aws" ? 0 : MIN_FREE_MB * 1024 * 1024;
    if (freeBytes(DATA_DIR) < minFree) {
      log({ level: "warn", message: `less than MIN_FREE_MB (${MIN_FREE_MB}) is free on the disk of ${DATA_DIR}: nothing new is stored` });
    }
    const surroundings = { dataDir: DATA_DIR, purgeLedger: PURGE_LEDGER, url, publicUrl: PUBLIC_URL, secrets, minFree, environment };
    const { storage, mount, databaseSize, isOwn, backends, close: closeStorage } = await openStorage(STORAGE, env, surroundings);
    // To be closed after the listener: its last requests want it.
    closers.splice(1, 0, closeStorage);
    const metrics = await metricsOn(METRICS_PORT, { dataDir: DATA_DIR, lanes: pool.lanes, databaseSize });
    if (metrics) closers.push(metrics.close);
    if (mount) {
      const allowed = (origin: string) => (isAllowedOrigin(corsOrigins, origin) ? origin : undefined);
      server.use(`${mount.path}/*`, cors({ origin: corsOrigins === "*" ? "*" : allowed }));
      server.all(`${mount.path}/*`, (c) => timed(`${mount.path}/*`, () => mount.fetch(c.req.raw), metrics?.measure));
    }
    const parts = {
      ...dependencies(env, storage, { signIn, log, renderer: pool, reporter: pool }),
      corsOrigins,
      measure: metrics?.measure,
    };
    const app = createApp({ ...parts, ...(isOpen && { admit: refuseForeignPages(local, corsOrigins) }) });
    server.all("*", (c) => {
      const address = callerAddress(getConnInfo(c).remote.address, c.req.header("x-forwarded-for"), TRUSTED_PROXIES);
      return app.fetch(c.req.raw, { address });
    });
    answer = server.fetch;
    if (isOwn) closers.push(keepSwept(storage.sweep, log).stop);
    return { url, dataDir: DATA_DIR, dependencies: parts, storage, backends, metricsUrl: metrics?.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loads what measures only where it is wanted. */
async function metricsOn(port: number | undefined, sources: Sources) {
  if (port === undefined) return undefined;
  const [{ openMetrics }, { serveMetrics }] = await Promise.all([import("./open-metrics.ts"), import("./metrics-listener.ts")]);
  const metrics = openMetrics(sources);
  return { ...metrics, ...(await serveMetrics(metrics, port)) };
}

async function timed(route: string, answer: () => Promise<Response>, measure: AppDependencies["measure"]): Promise<Response> {
  const start = performance.now();
  const response = await answer();
  measure?.({ route, status: response.status, ms: performance.now() - start, counted: [] });
  return response;
}

async function listen(
  fetch: Answer,
  { host, port, silence }: { host: string; port: number; silence: number },
): Promise<{ listener: Server; url: string }> {
  const listener = boundedServer(getRequestListener(fetch), { ...usualBounds, silence });
  // A caller who sends slowly holds a connection, not more.
  listener.headersTimeout = 10_000;
  listener.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    // Many who come at once wait to be accepted; the kernel would turn them away, to try again a second later.
    listener.listen({ port, host, backlog: 4_096 }, resolve);
  });
  const address = listener.address() as AddressInfo;
  const name = { "0.0.0.0": "127.0.0.1", "::": "127.0.0.1" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return { listener, url: `http://${name}:${address.port}` };
}

/** Lets requests under way finish, for a few seconds. */
function stop(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => listener.closeAllConnections(), 3_000);
    // A connection is idle from its last answer on.
    const idle = setInterval(() => listener.closeIdleConnections(), 50);
    listener.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}
