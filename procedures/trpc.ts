import { initTRPC, TRPCError } from "@trpc/server";
import * as z from "zod";
import type { AtsReporter } from "../domain/ats/ats-reporter.ts";
import { DomainError, type ErrorCode, errorTable, invalid } from "../domain/errors/errors.ts";
import { toIssues } from "../domain/errors/issues.ts";
import { issuesWithin } from "../domain/errors/issues-within.ts";
import { notCalled } from "../domain/errors/not-called.ts";
import { type AnsweredFile, requireAnswerable } from "../domain/files/answered-file.ts";
import type {
  Archiver,
  Caller,
  Counted,
  FileWriter,
  Limited,
  Log,
  OneByOne,
  Passwords,
  PdfRenderer,
  PdfStore,
  RateLimit,
  Readiness,
  ResumeReader,
  ResumeStore,
  SingleFlight,
} from "../domain/ports.ts";
import type { ShareStore } from "../domain/shares/share-store.ts";
import type { AuditedCall } from "./audit.ts";

/** What every call comes with. */
export type CallContext = {
  requestId: string;
  /** Ends the call when its deadline has passed. */
  signal: AbortSignal;
  log: Log;
  /** What REST says beside the body: with a `location`, the answer is 201. */
  reply: { location?: string };
  /** Where callers reach the service, without a slash at the end; undefined where that is not known. */
  url?: string | undefined;
  /** Is told why a call fails. */
  refused?: ((error: DomainError) => void) | undefined;
  /** Says where the input, which tRPC could not read, is no JSON. */
  malformed?: (() => DomainError) | undefined;
  /** The schema of the input of each procedure that can be called, by its path. */
  inputs?: Record<string, z.ZodObject> | undefined;
  /** The bytes that a file may have which is answered with; undefined where there is no limit. */
  largestFile?: number | undefined;
  /** What procedures of resumes work with; undefined in a service of public procedures alone. */
  services?: Services | undefined;
};

export type Services = {
  resumes: ResumeStore;
  pdfs: PdfStore;
  shares: ShareStore;
  renderer: PdfRenderer & FileWriter;
  reporter: AtsReporter & ResumeReader;
  archive: Archiver;
  readiness: Readiness;
  singleFlight: SingleFlight;
  /** Lets the writes of one resume take turns; their key is its email. */
  oneByOne: OneByOne;
  passwords: Pick<Passwords, "hash">;
  rateLimit: RateLimit;
  /** Tells the log whose resume a call is about. */
  about: (email: string) => void;
  audit: (call: AuditedCall) => void;
  /** Counts what a call did, for the metrics. */
  count: (what: Counted) => void;
  /** Says who is calling; undefined where nobody has to sign in. Rejects with UNAUTHORIZED when no good token was sent. */
  caller: () => Promise<Caller | undefined>;
};

/** What a call of a procedure of resumes comes with. */
export type Context = CallContext &
  Services & {
    /** Whose a resume becomes that nobody owns yet, when it is written; set where the caller has its email. */
    claimant?: string | undefined;
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
    /** The procedure's own failures: the status, and what the caller is told. */
    errorResponses: Record<number, string>;
  };
  /** The field of the input that is the body in REST, where the others are parameters of the query. Without it, the body has all fields. */
  body?: string;
  /** What of it is a file: bytes in REST, and base64 over tRPC. */
  bytes?: {
    /** The media types of a file that it takes, as the field that `body` names, which is `sentBytes`. */
    input?: readonly string[];
    /** The media types of a file that it answers with: its output is an `AnsweredFile`. In REST, `?as=json` asks for that output itself. */
    output?: readonly string[];
  };
  /** What a 201 means, for an operation that can answer one. */
  created?: string;
  /** The rate limit that it counts for. A procedure of resumes counts as a read unless it says otherwise. */
  limited?: Exclude<Limited, "reads">;
};

const t = initTRPC
  .context<CallContext>()
  .meta<Meta>()
  .create({
    // No stack in an answer.
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { path } = shape.data;
      const { code, message, detail, issues, revision } = notCalled(error, path, Object.keys(ctx?.inputs ?? {})) ?? toDomainError(error);
      const data = { code, httpStatus: errorTable[code].http, path, detail, issues, revision, request_id: ctx?.requestId };
      return { ...shape, message, data };
    },
  });

export const router = t.router;

/** Turns every failure into a DomainError with its code, so that REST and tRPC show the same, and nothing else gets out. */
export const procedure = t.procedure.use(async ({ ctx, path, meta, getRawInput, next }) => {
  const result = await next();
  if (result.ok) {
    if (meta?.bytes?.output) requireAnswerable(result.data as AnsweredFile, ctx.largestFile);
    return result;
  }
  const isMalformed = result.error.code === "BAD_REQUEST" && result.error.cause instanceof SyntaxError;
  const refused =
    isMalformed && ctx.malformed
      ? ctx.malformed()
      : explained(result.error, await getRawInput().catch(() => undefined), ctx.inputs?.[path], meta?.body);
  const error = failureOf(refused, ctx.signal);
  ctx.refused?.(error);
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

/** Says of an input that was refused what was meant by it. */
function explained(error: TRPCError, input: unknown, schema?: z.ZodObject, body?: string): TRPCError | DomainError {
  if (error.code !== "BAD_REQUEST" || !(error.cause instanceof z.ZodError)) return error;
  return invalid(body === undefined ? toIssues(error.cause, input, schema) : issuesWithin(body, error.cause, input, schema));
}

/** Returns why a call failed, as its caller may see it: what breaks off because the deadline has passed is no fault of the service. */
export function failureOf(error: unknown, deadline: AbortSignal): DomainError {
  const failure = toDomainError(error);
  if (failure.code !== "INTERNAL_SERVER_ERROR" || !deadline.aborted) return failure;
  return new DomainError("SERVICE_UNAVAILABLE", undefined, { cause: failure.cause });
}

/** Wraps an error for tRPC, which has no word for a misdirected request: a client reads the code of the cause. */
export function toTrpcError(error: DomainError): TRPCError {
  const { code, message } = error;
  return new TRPCError({ code: code === "MISDIRECTED_REQUEST" ? "BAD_REQUEST" : code, message, cause: error });
}

/** Returns the error as a caller may see it: INTERNAL_SERVER_ERROR for what neither our own code nor tRPC threw. */
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
