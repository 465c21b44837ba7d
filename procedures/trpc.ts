import { initTRPC, TRPCError } from "@trpc/server";
import * as z from "zod";
import { DomainError, type ErrorCode, errorTable, invalid } from "../domain/errors.ts";
import { toIssues } from "../domain/issues.ts";
import type { Caller, Counted, Limited, Log, PdfRenderer, PdfStore, ResumeStore, Shared, Throttle } from "../domain/ports.ts";

/** What a call comes with. */
export type Context = {
  requestId: string;
  /** Ends the call when its deadline has passed. */
  signal: AbortSignal;
  resumes: ResumeStore;
  pdfs: PdfStore;
  renderer: PdfRenderer;
  shared: Shared;
  throttle: Throttle;
  /** Says for the log whose resume a call is about. */
  about: (email: string) => void;
  /** Counts for the metrics what a call did. */
  count: (what: Counted) => void;
  /** Who is calling: undefined where nobody has to sign in; else it rejects with UNAUTHORIZED unless a good token was sent. */
  caller: () => Promise<Caller | undefined>;
  /** Whose a resume becomes that nobody owns yet, when it is written; set where the caller has its email. */
  claimant?: string | undefined;
  log: Log;
  /** What REST says beside the body: with a `location`, the answer is 201. */
  reply: { location?: string };
};

/** What a procedure says of itself for REST, as trpc-to-openapi reads it. */
export type Meta = {
  openapi: {
    method: "GET" | "POST" | "PUT" | "DELETE";
    path: `/${string}`;
    operationId: string;
    tags: string[];
    summary: string;
    description?: string;
    protect: boolean;
    successDescription: string;
    /** The failures of its own: status, and what the caller is told. */
    errorResponses: Record<number, string>;
  };
  /** What a 201 means, where an operation can answer one. */
  created?: string;
  /** As what it counts for a caller who may do only so much of it. */
  limited?: Limited;
};

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // No stack in an answer.
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { code, message, issues, revision } = toDomainError(error);
      const data = { code, httpStatus: errorTable[code].http, path: shape.data.path, issues, revision, request_id: ctx?.requestId };
      return { ...shape, message, data };
    },
  });

export const router = t.router;

/** Turns every failure into a DomainError with its code, so that all doors show the same, and nothing else gets out. */
export const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const thrown = toDomainError(result.error);
  // What breaks off because the deadline has passed is no fault of the service.
  const isLate = thrown.code === "INTERNAL_SERVER_ERROR" && ctx.signal.aborted;
  const error = isLate ? new DomainError("SERVICE_UNAVAILABLE", undefined, { cause: thrown.cause }) : thrown;
  if (errorTable[error.code].http >= 500) {
    ctx.log({
      level: "error",
      message: "call failed",
      request_id: ctx.requestId,
      procedure: path,
      code: error.code,
      error: error.cause ?? result.error,
    });
  }
  throw toTrpcError(error);
});

export function toTrpcError(error: DomainError): TRPCError {
  const { code, message } = error;
  // tRPC has no word for it; what a client reads is the code of the cause.
  return new TRPCError({ code: code === "MISDIRECTED_REQUEST" ? "BAD_REQUEST" : code, message, cause: error });
}

/** The error as a caller may see it. What was thrown by anything but our own code and tRPC's becomes an INTERNAL_SERVER_ERROR. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (!(error instanceof TRPCError)) return new DomainError("INTERNAL_SERVER_ERROR", undefined, { cause: error });
  if (error.cause instanceof DomainError) return error.cause;
  if (error.code === "BAD_REQUEST" && error.cause instanceof z.ZodError) return invalid(toIssues(error.cause));
  if (error.code === "BAD_REQUEST" && error.cause instanceof SyntaxError) return new DomainError("PARSE_ERROR");
  const code = error.code in errorTable ? (error.code as ErrorCode) : "INTERNAL_SERVER_ERROR";
  // Without a cause the message is tRPC's own; with one, it may be anybody's.
  const message = error.cause || code === "INTERNAL_SERVER_ERROR" ? undefined : error.message;
  return new DomainError(code, message, { cause: error.cause });
}
