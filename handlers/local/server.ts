import { Hono } from "hono";
import { cors } from "hono/cors";
import { getPath } from "hono/utils/url";
import type { Log } from "../../domain/ports.ts";
import type { SharingStorage } from "../../domain/shares/share-store.ts";
import { freeBytes } from "../../storage/files/free-space.ts";
import { makeFolder } from "../../storage/files/sync-folder.ts";
import { type AppDependencies, createApp } from "../app.ts";
import type { Backends } from "../aws-stores.ts";
import { callerAddress } from "../caller-address.ts";
import { dependencies } from "../dependencies.ts";
import { type LocalEnv, readLocalEnv, readServiceEnv, setVariables } from "../env.ts";
import { allowCors, isAllowedOrigin, type Origins } from "../http/cors.ts";
import { limitsWithoutSignIn, renderBudgetOf } from "../http/rate-limit.ts";
import { renderPool } from "../rendering/render-pool.ts";
import { signInOf } from "../sign-in/sign-in.ts";
import { isLoopbackHost, isOnLoopback } from "../trusted-places.ts";
import { lockFolder } from "./folder-lock.ts";
import { refuseForeignPages } from "./foreign-pages.ts";
import { keepSwept } from "./keep-swept.ts";
import { type Answer, listen, type Place } from "./listener.ts";
import { type LocalStorage, openStorage } from "./local-storage.ts";
import type { Sources } from "./open-metrics.ts";
import { keepSecrets, loadSecrets, type Secrets } from "./secrets.ts";

export type LocalServer = {
  url: string;
  dataDir: string;
  dependencies: AppDependencies;
  storage: SharingStorage;
  backends: Backends;
  /** Where the metrics are, if METRICS_PORT asks for them. */
  metricsUrl: string | undefined;
  close(): Promise<void>;
};

/**
 * The whole service in this process: the app, over the storage that STORAGE names. Throws FolderInUse, ConfigurationError,
 * UnusableDatabase, UnusableLedger, UnusableSecrets, or the EADDRINUSE of the port.
 */
export async function startLocalServer(variables: NodeJS.ProcessEnv, log: Log): Promise<LocalServer> {
  const environment = setVariables(variables);
  const local = readLocalEnv(environment);
  const { DATA_DIR: dataDir, HOST: host, PORT: port } = local;
  await makeFolder(dataDir);
  /** What ends each part, in the order in which they began. */
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    closers.push((await lockFolder(dataDir)).release);
    const { secrets, areNew } = await loadSecrets(dataDir);
    const settings = settingsOf(environment, local, secrets);
    const { env, warning, corsOrigins } = settings;
    if (warning) log({ level: "warn", message: warning });
    let opened: LocalStorage | undefined;
    // It opens after the listener, and closes after it, too: the last requests want it.
    closers.push(async () => opened?.close());
    const pool = renderPool(renderBudgetOf(env));
    closers.push(pool.close);
    // Nothing need pass on a connection while an answer is being made.
    const silence = Math.max(30_000, env.DEADLINE_MS + 10_000);
    // The addresses of stored files follow from the port, so listening comes first.
    let answer: Answer = starting(corsOrigins);
    const callerOf: Place["callerOf"] = (peer, forwardedFor) => callerAddress(peer, forwardedFor, local.TRUSTED_PROXIES);
    const listener = await listen((request, caller) => answer(request, caller), { host, port, silence, callerOf });
    closers.push(listener.close);

    const minFree = minFreeOf(local, log);
    const surroundings = {
      dataDir,
      isNew: areNew,
      purgeLedger: local.PURGE_LEDGER,
      url: listener.url,
      publicUrl: local.PUBLIC_URL,
      secrets,
      minFree,
      environment,
    };
    opened = await openStorage(local.STORAGE, env, surroundings);
    if (areNew) await keepSecrets(dataDir);
    const { storage, backends, isOwn, databaseSize } = opened;
    if (opened.warning) log({ level: "warn", message: opened.warning });
    const metrics = await metricsOn(local.METRICS_PORT, { dataDir, lanes: pool.lanes, databaseSize });
    if (metrics) closers.push(metrics.close);
    const working = { signIn: settings.signIn, renderer: pool, reporter: pool, archive: pool.archive, log };
    const parts = { ...dependencies(env, storage, working), corsOrigins, measure: metrics?.measure };
    const admit = settings.isOpen ? refuseForeignPages(local, corsOrigins) : undefined;
    answer = serving(opened, createApp({ ...parts, admit }, { signsIn: !settings.isOpen }), parts, { ...local, url: listener.url });
    if (isOwn) closers.push(keepSwept(storage.sweep, log).stop);
    return { url: listener.url, dataDir, dependencies: parts, storage, backends, metricsUrl: metrics?.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The service's configuration, with the defaults of one machine. */
function settingsOf(environment: NodeJS.ProcessEnv, local: LocalEnv, { hmacKey }: Secrets) {
  const names = { DYNAMODB_TABLE: "resumes", HISTORY_TABLE: "resumes-history", SHARES_TABLE: "resumes-shares", BUCKET_NAME: "resumes" };
  const limits = environment.AUTH_MODE === "jwt" ? {} : limitsWithoutSignIn(isOnLoopback(local));
  const env = readServiceEnv({ ...names, ...limits, HMAC_KEY: hmacKey, ...environment });
  const { signIn, mode, warning } = signInOf(env, local);
  const isOpen = mode === "open";
  const corsOrigins: Origins = isOpen && environment.CORS_ORIGINS === undefined ? "loopback" : env.CORS_ORIGINS;
  return { env, signIn, warning, isOpen, corsOrigins };
}

/** How many bytes of the disk nothing new may take. */
function minFreeOf({ STORAGE, MIN_FREE_MB, DATA_DIR }: LocalEnv, log: Log): number {
  const minFree = STORAGE === "aws" ? 0 : MIN_FREE_MB * 1024 * 1024;
  if (freeBytes(DATA_DIR) < minFree) {
    log({ level: "warn", message: `less than MIN_FREE_MB (${MIN_FREE_MB}) is free on the disk of ${DATA_DIR}: nothing new is stored` });
  }
  return minFree;
}

/** Answers while the storage opens. */
function starting(corsOrigins: Origins): Answer {
  return ({ method, headers }) => {
    const common = { "retry-after": "1", "x-content-type-options": "nosniff" };
    const response = Response.json({ message: "The service is starting." }, { status: 503, headers: common });
    allowCors(response.headers, corsOrigins, { method, origin: headers.get("origin") ?? undefined });
    return response;
  };
}

/** Answers by the app, and hands out stored files. */
function serving(
  { mount }: LocalStorage,
  app: ReturnType<typeof createApp>,
  { corsOrigins, measure }: AppDependencies,
  { PUBLIC_URL, HOST, url }: LocalEnv & { url: string },
): Answer {
  const files = new Hono();
  if (mount) {
    const route = `${mount.path}/*`;
    const allowed = (origin: string) => (isAllowedOrigin(corsOrigins, origin) ? origin : undefined);
    files.use(cors({ origin: corsOrigins === "*" ? "*" : allowed }));
    files.all("*", (c) => timed(route, () => mount.fetch(c.req.raw), measure));
  }
  const reachedAt = PUBLIC_URL?.replace(/\/+$/, "") ?? (isLoopbackHost(HOST) ? url : undefined);
  return (request, address) => {
    if (mount && getPath(request).startsWith(`${mount.path}/`)) return files.fetch(request);
    return app.fetch(request, { address, url: reachedAt });
  };
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
