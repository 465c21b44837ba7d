import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { DomainError, errorTable } from "../../domain/errors/errors.ts";
import { limits } from "../../domain/fields/limits.ts";
import { type CallContext, type Meta, toDomainError, toTrpcError } from "../../procedures/trpc.ts";
import { challengeOf } from "../../router/problem.ts";
import { malformed, readUtf8 } from "../../router/read-json.ts";
import { inputsOf } from "../../router/routes.ts";
import type { Part } from "./shell.ts";
import { trpcAddresses, trpcPath } from "./trpc-addresses.ts";
import { inLines, takeLines } from "./trpc-lines.ts";

/** Serves the procedures of a router over the tRPC protocol. */
export const trpcPart = (router: AnyTRPCRouter): Part => ({
  addresses: trpcAddresses,
  // In base64, four characters stand for three bytes.
  bodyLimit: (path, file) => (takesFile(router, path) ? limits.body + Math.ceil(file / 3) * 4 : undefined),
  mount(app, contextOf) {
    app.on(["GET", "POST"], `${trpcPath}/*`, (c) => {
      if (isSubscription(c.req.raw)) throw new DomainError("BAD_REQUEST", "There are no subscriptions.", { advice: insteadOfThem });
      const calls = callsIn(c.req.raw);
      if (calls > limits.batch) throw tooManyCalls(calls);
      return answer(router, c.req.raw, () => contextOf(c));
    });
  },
  fail: (request, error) => (new URL(request.url).pathname.startsWith(`${trpcPath}/`) ? fail(router, request, error) : undefined),
});

/** Answers a request in the tRPC protocol. What `createContext` throws is the answer to each call. */
async function answer(router: AnyTRPCRouter, request: Request, createContext: () => CallContext): Promise<Response> {
  // Else tRPC would store a replacement character.
  const body = request.body ? readUtf8(await request.arrayBuffer()) : undefined;
  const req = new Request(request, body === undefined ? {} : { body });
  const input = body ?? new URL(request.url).searchParams.get("input");
  const what = body === undefined ? "parameter input" : "body";
  const wantsLines = takeLines(req.headers);
  const response = await fetchRequestHandler({
    endpoint: trpcPath,
    req,
    router,
    createContext: () => ({ ...createContext(), inputs: inputsOf(router), ...(input && { malformed: () => malformed(input, what) }) }),
    allowMethodOverride: true,
    maxBatchSize: limits.batch,
    responseMeta: ({ errors }) => {
      const waits = errors.flatMap((error) => toDomainError(error).retryAfter ?? []);
      const refused = errors.map(toDomainError).find(({ code }) => code === "UNAUTHORIZED");
      return {
        headers: {
          "cache-control": "no-store",
          ...(waits.length > 0 && { "retry-after": String(Math.max(...waits)) }),
          ...(refused && { "www-authenticate": challengeOf(refused) }),
        },
      };
    },
  });
  return wantsLines ? inLines(response) : response;
}

/** Whether the call, or one of the batch, is of a procedure that takes a file. */
function takesFile(router: AnyTRPCRouter, path: string): boolean {
  const called = path.slice(trpcPath.length + 1).split(",");
  const procedures: Record<string, AnyTRPCProcedure> = router._def.procedures;
  return called.some((name) => Object.hasOwn(procedures, name) && (procedures[name]?._def.meta as Meta | undefined)?.bytes?.input);
}

const insteadOfThem = "Use httpLink, httpBatchLink or httpBatchStreamLink, and ask again for what may have changed.";

/** Whether httpSubscriptionLink or wsLink asks. */
const isSubscription = ({ headers }: Request): boolean =>
  headers.get("accept")?.includes("text/event-stream") === true || headers.get("upgrade")?.toLowerCase() === "websocket";

function callsIn({ url }: Request): number {
  const { pathname, searchParams } = new URL(url);
  return searchParams.get("batch") === "1" ? pathname.split(",").length : 1;
}

/** The BAD_REQUEST of a batch: tRPC's own words do not say how many calls it takes. */
function tooManyCalls(calls: number): DomainError {
  const expected = `at most ${limits.batch} calls`;
  const advice = `It has ${calls}: set maxItems of the link to ${limits.batch}.`;
  const issues = [{ path: "", code: "too_big" as const, message: `must have ${expected}`, expected }];
  return new DomainError("BAD_REQUEST", `A batch can have ${expected}.`, { advice, issues });
}

/** Answers a failure that came before any procedure, in the shape that tRPC clients understand. */
async function fail(router: AnyTRPCRouter, request: Request, error: DomainError): Promise<Response> {
  const { method } = request;
  const url = new URL(request.url);
  if (takeLines(new Headers(request.headers))) {
    // A link that reads lines takes one error for all calls: the one that its first call would get alone.
    url.search = "";
    url.pathname = url.pathname.replace(/,.*/, "");
  }
  // Else one answer is for each call of a batch, and a batch can be long.
  url.pathname = url.pathname.split(",").slice(0, limits.batch).join(",");
  const bare = new Request(url, { method, headers: { "content-type": "application/json" } });
  const { body, headers } = await answer(router, bare, () => {
    throw toTrpcError(error);
  });
  return new Response(body, { status: errorTable[error.code].http, headers });
}
