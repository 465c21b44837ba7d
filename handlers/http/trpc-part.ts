import type { AnyTRPCRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { DomainError, errorTable } from "../../domain/errors.ts";
import { limits } from "../../domain/fields/limits.ts";
import { type CallContext, toDomainError, toTrpcError } from "../../procedures/trpc.ts";
import { challengeOf } from "../../router/problem.ts";
import type { Part } from "./shell.ts";
import { trpcAddresses, trpcPath } from "./trpc-addresses.ts";
import { inLines, takeLines } from "./trpc-lines.ts";

/** Serves the procedures of a router over the tRPC protocol. */
export const trpcPart = (router: AnyTRPCRouter): Part => ({
  addresses: trpcAddresses,
  mount(app, contextOf) {
    app.on(["GET", "POST"], `${trpcPath}/*`, (c) => answer(router, c.req.raw, () => contextOf(c)));
  },
  fail: (request, error) => (new URL(request.url).pathname.startsWith(`${trpcPath}/`) ? fail(router, request, error) : undefined),
});

/** Answers a request in the tRPC protocol. What `createContext` throws is the answer to each call. */
async function answer(router: AnyTRPCRouter, request: Request, createContext: () => CallContext): Promise<Response> {
  const req = new Request(request, request.body ? { body: await textOf(request) } : {});
  const wantsLines = takeLines(req.headers);
  const response = await fetchRequestHandler({
    endpoint: trpcPath,
    req,
    router,
    createContext,
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

/** Reads a body as UTF-8. Throws PARSE_ERROR: tRPC would store a replacement character. */
async function textOf(request: Request): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer());
  } catch (cause) {
    throw new DomainError("PARSE_ERROR", "The body is not valid UTF-8.", { cause });
  }
}

/** Answers a failure that came before any procedure, in the shape that tRPC clients understand. */
async function fail(router: AnyTRPCRouter, { url, method, headers: sent }: Request, error: DomainError): Promise<Response> {
  // A link that reads lines takes one error for all calls: the one that its first call would get alone.
  const address = takeLines(new Headers(sent)) ? url.replace(/[,?].*/, "") : url;
  const bare = new Request(address, { method, headers: { "content-type": "application/json" } });
  const { body, headers } = await answer(router, bare, () => {
    throw toTrpcError(error);
  });
  return new Response(body, { status: errorTable[error.code].http, headers });
}
