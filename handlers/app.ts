import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono, type Context as HttpContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { DomainError } from "../domain/errors.ts";
import { limits } from "../domain/limits.ts";
import type { Log, PdfRenderer, PdfStore, ResumeStore } from "../domain/ports.ts";
import openApiDocument from "../openapi.json" with { type: "json" };
import { type Context, toDomainError } from "../procedures/trpc.ts";
import { appRouter } from "../router/index.ts";
import { problem } from "../router/problem.ts";
import { mountRest } from "../router/rest.ts";
import { methodsOf, routesOf } from "../router/routes.ts";

export type AppDependencies = {
  /** The stores of one request; the signal is its deadline. */
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  renderer: PdfRenderer;
  log: Log;
  corsOrigins: "*" | string[];
  deadlineMs: number;
};

const routes = [...routesOf(appRouter), { method: "GET", path: "/openapi.json" }];

/** The whole service as one fetch-shaped app: the local server and each Lambda put an adapter before it. */
export function createApp({ resumes, pdfs, renderer, log, corsOrigins, deadlineMs }: AppDependencies): Hono {
  const app = new Hono({ strict: false });
  const requestIds = new WeakMap<Request, string>();
  const requestIdOf = (c: HttpContext) => requestIds.get(c.req.raw) ?? "";

  const createContext = (c: HttpContext): Context => {
    const signal = AbortSignal.timeout(deadlineMs);
    return { requestId: requestIdOf(c), signal, resumes: resumes(signal), pdfs: pdfs(signal), renderer, log, reply: {} };
  };

  app.use(async (c, next) => {
    const requestId = crypto.randomUUID();
    const { raw } = c.req;
    requestIds.set(raw, requestId);
    const start = performance.now();
    await next();
    if (c.req.method === "OPTIONS") c.header("Allow", methodsOf(routes, c.req.path).join(", ") || "OPTIONS");
    c.header("X-Request-Id", requestId);
    c.header("X-Content-Type-Options", "nosniff");
    const ms = Math.round(performance.now() - start);
    log({ level: "info", message: "request", request_id: requestId, method: c.req.method, status: c.res.status, ms });
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
  app.use(
    bodyLimit({
      maxSize: limits.body,
      onError: () => {
        throw new DomainError("PAYLOAD_TOO_LARGE", `A body can have at most ${limits.body / 1024} kB.`);
      },
    }),
  );

  app.get("/openapi.json", (c) => c.json(openApiDocument));
  app.all("/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      createContext: () => createContext(c),
      allowMethodOverride: true,
      maxBatchSize: limits.batch,
      responseMeta: ({ errors }) => {
        const waits = errors.flatMap((error) => toDomainError(error).retryAfter ?? []);
        return { headers: { "cache-control": "no-store", ...(waits.length > 0 && { "retry-after": String(Math.max(...waits)) }) } };
      },
    }),
  );
  mountRest(app, appRouter, createContext);

  app.notFound((c) => {
    const methods = methodsOf(routes, c.req.path);
    if (methods.length === 0) return problem(new DomainError("NOT_FOUND"), requestIdOf(c));
    const allow = methods.join(", ");
    const response = problem(new DomainError("METHOD_NOT_SUPPORTED", `This address takes ${allow}.`), requestIdOf(c));
    response.headers.set("allow", allow);
    return response;
  });
  app.onError((thrown, c) => {
    const error = toDomainError(thrown);
    if (error.code === "INTERNAL_SERVER_ERROR" && error.cause === thrown) {
      log({ level: "error", message: "request failed", request_id: requestIdOf(c), error: thrown });
    }
    return problem(error, requestIdOf(c));
  });
  return app;
}

function isWellEncoded(url: string): boolean {
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}
