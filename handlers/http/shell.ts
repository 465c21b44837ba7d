import { TRPCError } from "@trpc/server";
import { Hono, type Context as HttpContext } from "hono";
import { DomainError, errorTable } from "../../domain/errors/errors.ts";
import { limits } from "../../domain/fields/limits.ts";
import type { Counted } from "../../domain/ports.ts";
import { type CallContext, toDomainError } from "../../procedures/trpc.ts";
import { problem } from "../../router/problem.ts";
import { type Address, type Known, matcherOf, meantAddress } from "../../router/routes.ts";
import { startDeadline } from "../deadline.ts";
import { plainBody } from "./body-encoding.ts";
import { bodyLimit } from "./body-limit.ts";
import { type AppDependencies, requestContext, type ShellDependencies } from "./context.ts";
import { allowCors } from "./cors.ts";

export type AppEnv = {
  Bindings: {
    /** Where the request comes from. */
    address?: string | undefined;
    /** Under which address the service is reached, without a slash at the end, where that is known. It is never what a caller says. */
    url?: string | undefined;
    /** The error to answer with, when no request could be made of what came in. */
    refused?: DomainError;
  };
  Variables: { requestId: string; signal: AbortSignal; owner?: string; fault?: string; counted: Counted[] };
};

/** A part of what an app answers: REST, tRPC, or the documentation. */
export type Part = {
  /** The addresses that it answers: `Allow`, 405 and the log follow from them. */
  addresses: Address[];
  /** Tells how many bytes the body of a request to a path may have, where that is more than usual, if a file may have `file` bytes. */
  bodyLimit?(path: string, file: number): number | undefined;
  mount(app: Hono<AppEnv>, contextOf: (c: HttpContext<AppEnv>) => CallContext): void;
  /** Answers a failure in a form of its own; undefined where the request is not for this part. */
  fail?(request: Request, error: DomainError): Promise<Response> | undefined;
};

/** Makes an app of parts. It adds what is around every call: request id, CORS, the limit of a body, the log, failures. */
export function createShell(dependencies: ShellDependencies | AppDependencies, parts: Part[]): Hono<AppEnv> {
  const addresses = parts.flatMap((part) => part.addresses);
  const match = matcherOf(addresses);
  const { log, measure, admit, corsOrigins, deadlineMs, files } = dependencies;
  const app = new Hono<AppEnv>({ strict: false });
  const contextOf = (c: HttpContext<AppEnv>) =>
    requestContext(
      dependencies,
      { requestId: c.get("requestId"), signal: c.get("signal") },
      { authorization: c.req.header("authorization"), address: c.env?.address, url: c.env?.url, closed: () => c.req.raw.signal },
      {
        owner: (pseudonym) => c.set("owner", pseudonym),
        count: (what) => c.get("counted").push(what),
        refused: (error) => c.set("fault", faultOf(error)),
      },
    );

  app.use(async (c, next) => {
    const requestId = crypto.randomUUID();
    c.set("requestId", requestId);
    c.set("counted", []);
    const deadline = startDeadline(deadlineMs);
    c.set("signal", deadline.signal);
    const start = performance.now();
    await next();
    deadline.end();
    const known = match(c.req.path);
    const { headers } = c.res;
    if (c.req.method === "OPTIONS") headers.set("Allow", known?.methods.join(", ") ?? "OPTIONS");
    headers.set("X-Request-Id", requestId);
    headers.set("X-Content-Type-Options", "nosniff");
    allowCors(headers, corsOrigins, { method: c.req.method, origin: c.req.header("origin") });
    const ms = performance.now() - start;
    const route = known?.template ?? "none";
    log({
      level: "info",
      message: "request",
      request_id: requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      ...(c.get("owner") && { owner: c.get("owner") }),
      ...(c.get("fault") && { fault: c.get("fault") }),
      ms: Math.round(ms),
    });
    measure?.({ route: routeOf(c.req.method, known), status: c.res.status, ms, counted: c.get("counted") });
  });
  app.use((c, next) => {
    if (c.env?.refused) throw c.env.refused;
    // RFC 9112 §3.2: two lines of Host come as one list.
    if (c.req.header("host")?.includes(",")) throw new DomainError("BAD_REQUEST", "A request names one host.");
    admit?.(c.req.raw);
    if (c.req.method === "OPTIONS") return Promise.resolve(c.body(null, 204));
    if (!isWellEncoded(c.req.url)) throw new DomainError("BAD_REQUEST", "The address is not encoded well: write % as %25.");
    return next();
  });
  const limitOf = (path: string) => Math.max(limits.body, ...parts.map((part) => part.bodyLimit?.(path, files.taken) ?? 0));
  app.use(bodyLimit(limitOf, files.taken), plainBody);

  for (const part of parts) part.mount(app, contextOf);

  app.notFound((c) => {
    const known = match(c.req.path);
    const allow = known?.methods.join(", ");
    const error = known
      ? new DomainError("METHOD_NOT_SUPPORTED", undefined, {
          advice: `${known.template} takes ${allow}.${instead(c.req.method, known, addresses)}`,
        })
      : unknownAddress(meantAddress(c.req.path, addresses));
    c.set("fault", faultOf(error));
    const response = problem(error, c.get("requestId"));
    if (allow) response.headers.set("allow", allow);
    return response;
  });
  app.onError((thrown, c) => {
    const error = toDomainError(thrown);
    c.set("fault", faultOf(error));
    // A procedure has logged what it throws.
    if (errorTable[error.code].http >= 500 && !(thrown instanceof TRPCError)) {
      log({ level: "error", message: "request failed", request_id: c.get("requestId"), code: error.code, error: error.cause ?? thrown });
    }
    const own = parts.map(({ fail }) => fail?.(c.req.raw, error)).find((answer) => answer !== undefined);
    return own ?? problem(error, c.get("requestId"));
  });
  return app;
}

/** Says what to use in the place of a method that an address does not take: PUT, or the address above or below that takes it. */
function instead(method: string, { template, methods }: Known, addresses: Address[]): string {
  if (method === "PATCH" && methods.includes("PUT")) return " PUT changes only what the body names.";
  const above = template.replace(/\/\{\w+\}$/, "");
  const next = addresses.find(
    ({ method: taken, path }) => taken === method && path !== template && path.replace(/\/\{\w+\}$/, "") === above,
  );
  return next ? ` ${next.path} takes ${method}.` : "";
}

/** The NOT_FOUND of an address that there is not. */
function unknownAddress(suggestion: string | undefined): DomainError {
  if (!suggestion) return new DomainError("NOT_FOUND", undefined, { advice: "GET /openapi.json lists all addresses." });
  const message = `did you mean \`${suggestion}\`?`;
  const advice = `Did you mean ${suggestion}?`;
  return new DomainError("NOT_FOUND", undefined, { advice, issues: [{ path: "", code: "unknown_address", message, suggestion }] });
}

/** Says why a request was refused: where, and what was expected. */
const faultOf = ({ detail, issues }: DomainError): string =>
  issues.length > 0 ? issues.map(({ path, message }) => `${path} ${message}`.trim()).join("; ") : detail;

/** Names the route for the metrics. There are few names, whatever callers send: each metric has its price. */
function routeOf(method: string, known: Known | undefined): string {
  if (method === "OPTIONS") return method;
  if (!known?.methods.includes(method)) return "none";
  return `${method === "HEAD" ? "GET" : method} ${known.template}`;
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
