import { TRPCError } from "@trpc/server";
import { Hono, type Context as HttpContext } from "hono";
import { cors } from "hono/cors";
import { DomainError, errorTable } from "../domain/errors.ts";
import type { Log, PdfRenderer, PdfStore, ResumeStore, Shared, Throttle } from "../domain/ports.ts";
import openApiDocument from "../openapi.json" with { type: "json" };
import { type Context, toDomainError } from "../procedures/trpc.ts";
import { appRouter } from "../router/index.ts";
import { problem } from "../router/problem.ts";
import { mountRest } from "../router/rest.ts";
import { matcherOf, routesOf } from "../router/routes.ts";
import { bodyLimit } from "./body-limit.ts";
import { docsPaths, mountDocs } from "./docs.ts";
import type { SignIn } from "./sign-in.ts";
import { answerTrpc, failTrpc, trpcPath } from "./trpc-door.ts";

export type AppDependencies = {
  /** The stores of one request; the signal is its deadline. */
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  renderer: PdfRenderer;
  shared: Shared;
  signIn: SignIn;
  throttle: Throttle;
  /** What stands for an email in the log. */
  pseudonym: (email: string) => string;
  log: Log;
  corsOrigins: "*" | string[];
  deadlineMs: number;
};

/** The context of the calls of one request: they share one deadline, and one look at the `Authorization` header. */
export function createContext(
  dependencies: AppDependencies,
  requestId: string,
  authorization?: string,
  about: Context["about"] = () => {},
): Context {
  const { resumes, pdfs, renderer, shared, signIn, throttle, log, deadlineMs } = dependencies;
  const signal = AbortSignal.timeout(deadlineMs);
  let signedIn: ReturnType<SignIn> | undefined;
  const caller = () => {
    signedIn ??= signIn(authorization);
    return signedIn;
  };
  return { requestId, signal, resumes: resumes(signal), pdfs: pdfs(signal), renderer, shared, caller, throttle, about, log, reply: {} };
}

type AppEnv = { Variables: { requestId: string; owner?: string } };

const match = matcherOf([
  ...routesOf(appRouter),
  ...["/openapi.json", ...docsPaths].map((path) => ({ method: "GET", path })),
  ...["GET", "POST"].map((method) => ({ method, path: `${trpcPath}/{procedures}` })),
]);

/** The whole service as one fetch-shaped app: the local server and each Lambda put an adapter before it. */
export function createApp(dependencies: AppDependencies): Hono<AppEnv> {
  const { log, corsOrigins, pseudonym } = dependencies;
  const app = new Hono<AppEnv>({ strict: false });
  const contextOf = (c: HttpContext<AppEnv>) =>
    createContext(dependencies, c.var.requestId, c.req.header("authorization"), (email) => c.set("owner", pseudonym(email)));

  app.use(async (c, next) => {
    const requestId = crypto.randomUUID();
    c.set("requestId", requestId);
    const start = performance.now();
    await next();
    const known = match(c.req.path);
    if (c.req.method === "OPTIONS") c.header("Allow", known?.methods.join(", ") ?? "OPTIONS");
    c.header("X-Request-Id", requestId);
    c.header("X-Content-Type-Options", "nosniff");
    const ms = Math.round(performance.now() - start);
    const route = known?.template ?? "none";
    log({
      level: "info",
      message: "request",
      request_id: requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      ...(c.var.owner && { owner: c.var.owner }),
      ms,
    });
  });
  app.use(
    cors({
      origin: corsOrigins,
      allowMethods: ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
      allowHeaders: ["Content-Type", "Authorization", "If-Match", "If-None-Match"],
      exposeHeaders: ["ETag", "Location", "Retry-After", "X-Request-Id"],
      maxAge: 7200,
    }),
  );
  app.use((c, next) => {
    if (!isWellEncoded(c.req.url)) throw new DomainError("BAD_REQUEST", "The address is not encoded well: write % as %25.");
    return next();
  });
  app.use(bodyLimit);

  app.get("/openapi.json", (c) => c.json(openApiDocument));
  mountDocs(app);
  app.on(["GET", "POST"], `${trpcPath}/*`, (c) => answerTrpc(c.req.raw, () => contextOf(c)));
  mountRest(app, appRouter, contextOf);

  app.notFound((c) => {
    const known = match(c.req.path);
    if (!known) return problem(new DomainError("NOT_FOUND"), c.var.requestId);
    const allow = known.methods.join(", ");
    const response = problem(new DomainError("METHOD_NOT_SUPPORTED", `This address takes ${allow}.`), c.var.requestId);
    response.headers.set("allow", allow);
    return response;
  });
  app.onError((thrown, c) => {
    const error = toDomainError(thrown);
    // What a procedure throws it has logged itself.
    if (errorTable[error.code].http >= 500 && !(thrown instanceof TRPCError)) {
      log({ level: "error", message: "request failed", request_id: c.var.requestId, code: error.code, error: error.cause ?? thrown });
    }
    return c.req.path.startsWith(`${trpcPath}/`) ? failTrpc(c.req.raw, error) : problem(error, c.var.requestId);
  });
  return app;
}

function isWellEncoded(url: string): boolean {
  if (!url.includes("%")) return true;
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}
