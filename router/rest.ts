import { type AnyTRPCRouter, callTRPCProcedure } from "@trpc/server";
import type { Env, Hono, Context as HttpContext } from "hono";
import { DomainError, invalid } from "../domain/errors/errors.ts";
import type { AnsweredFile } from "../domain/files/answered-file.ts";
import { contentDisposition } from "../domain/files/content-disposition.ts";
import { type CallContext, toDomainError } from "../procedures/trpc.ts";
import { isNotModified } from "./etag.ts";
import { asParameter, inBody, malformedTag, readInput } from "./rest-input.ts";
import { inputsOf, type Route, routesOf } from "./routes.ts";

/** Mounts every procedure that has `openapi` meta, at the method and path named there. The app's `onError` answers its errors. */
export function mountRest<E extends Env>(app: Hono<E>, router: AnyTRPCRouter, createContext: (c: HttpContext<E>) => CallContext): void {
  const inputs = inputsOf(router);
  for (const route of routesOf(router)) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
      const context = { ...createContext(c), inputs };
      if (route.isProtected) await context.services?.caller();
      const input = await readInput(c, route);
      const { procedure: path, type } = route;
      const call = { router, path, type, ctx: context, getRawInput: async () => input, signal: undefined, batchIndex: 0 };
      const output = await callTRPCProcedure(call).catch((error) => {
        throw asOfRest(route, error, c.req.header("if-match"));
      });
      const isFile = route.bytes.output && c.req.query(asParameter) === undefined;
      return isFile ? file(output as AnsweredFile) : respond(c, route, output, context.reply);
    });
  }
}

function respond(c: HttpContext, route: Route, output: unknown, reply: CallContext["reply"]): Response {
  const revision = route.hasRevision ? revisionIn(output) : undefined;
  const headers = {
    "cache-control": revision && route.method === "GET" ? "private, no-cache" : "no-store",
    ...(revision && { etag: `"${revision}"` }),
    ...(reply.location && { location: reply.location }),
  };
  const ifNoneMatch = c.req.header("if-none-match");
  if (route.method === "GET" && revision && ifNoneMatch !== undefined) {
    const isUnchanged = isNotModified(ifNoneMatch, revision);
    if (isUnchanged === undefined) throw invalid([{ path: "If-None-Match", code: "not_valid", message: malformedTag }]);
    if (isUnchanged) return new Response(null, { status: 304, headers });
  }
  const status = reply.location ? 201 : 200;
  return new Response(JSON.stringify(output), { status, headers: { "content-type": "application/json", ...headers } });
}

/** Answers with the bytes of a file. */
function file({ file: base64, content_type, filename, pages }: AnsweredFile): Response {
  const headers = {
    "content-type": content_type,
    "content-disposition": contentDisposition("inline", filename),
    "cache-control": "no-store",
    // What a browser shows in place is to be a page of its own, without scripts: a resume is anybody's text.
    "content-security-policy": "sandbox",
    ...(pages > 0 && { "x-pages": String(pages) }),
  };
  return new Response(Buffer.from(base64, "base64"), { headers });
}

const neverMatches = "A tag in If-Match begins with W/, as proxies write it, and so never matches (RFC 9110 §13.1.1): send it without.";

/** Tells of the body what a procedure says of the field that the body is, and of a weak tag what the procedure never saw. */
function asOfRest(route: Route, thrown: unknown, ifMatch = ""): unknown {
  const error = toDomainError(thrown);
  if (error.code === "PRECONDITION_FAILED" && ifMatch.includes("W/")) {
    return new DomainError(error.code, error.message, { ...(error.revision && { revision: error.revision }), advice: neverMatches });
  }
  const isMoved = route.bodyField !== undefined && error.code === "BAD_REQUEST" && error.issues.length > 0;
  return isMoved ? invalid(inBody(route, error.issues)) : thrown;
}

/** Returns the revision of the resume that an answer is or holds, for the `ETag`; undefined when there is none. */
function revisionIn(output: unknown): string | undefined {
  const { revision, resume } = output as { revision?: string; resume?: { revision?: string } };
  return revision ?? resume?.revision;
}
