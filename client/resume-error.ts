import { TRPCClientError } from "@trpc/client";
import type { inferRouterError } from "@trpc/server";
import type { AppRouter } from "../router/index.ts";

type ErrorData = inferRouterError<AppRouter>["data"];

/** An answer that is not the service's: a proxy's, a gateway's, or that of something else at this address. */
export class ForeignAnswer extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`HTTP status ${response.status}`);
    this.response = response;
  }
}

/** A failed call. It tells what the service said, or why it could not be reached. */
export class ResumeError extends TRPCClientError<AppRouter> {
  override readonly name = "ResumeError";
  /**
   * The service's code, such as `CONFLICT`. A proxy's refusal has the code of its HTTP status. It is `NETWORK` when no answer came or
   * none that can be understood, and `ABORTED` when the caller's signal ended the call.
   */
  readonly code: ErrorData["code"] | "NETWORK" | "ABORTED";
  /** The message, and what a developer should do. */
  readonly detail: string;
  /** Every fault of the request; `path` is where, such as `experience[0].role`, and `suggestion` the name that was meant. */
  readonly issues: ErrorData["issues"];
  /**
   * The id of the request, by which the operator finds it in the service's log (`X-Request-Id`); undefined when the service did not answer.
   */
  readonly requestId: string | undefined;
  /** With `PRECONDITION_FAILED`, the revision that is stored now; else undefined. */
  readonly revision: string | undefined;
  /** Seconds that the service asks to wait; undefined when it does not ask. */
  readonly retryAfter: number | undefined;
  /** Whether there was an answer, the service's or another. */
  readonly isAnswered: boolean;

  constructor(failure: TRPCClientError<AppRouter>, code?: ResumeError["code"]) {
    const foreign = failure.cause instanceof ForeignAnswer ? failure.cause.response : undefined;
    const response = foreign ?? (failure.meta?.response as Response | undefined);
    const isOurs = failure.shape !== undefined && failure.shape !== null;
    const message = response && !isOurs ? `What answered with HTTP status ${response.status} is not the resume service.` : failure.message;
    super(message, { ...(isOurs && { result: { error: failure.shape } }), cause: failure.cause ?? failure, meta: failure.meta ?? {} });
    // TRPCClientError sets its own, for old compilers' sake.
    Object.setPrototypeOf(this, ResumeError.prototype);
    const data = failure.data ?? undefined;
    this.code = code ?? data?.code ?? codeOf(response?.status);
    this.detail = data?.detail ?? message;
    this.issues = data?.issues ?? [];
    this.requestId = data?.request_id ?? response?.headers.get("x-request-id") ?? undefined;
    this.revision = data?.revision;
    this.retryAfter = secondsOf(response?.headers.get("retry-after"));
    this.isAnswered = response !== undefined;
  }
}

function codeOf(status: number | undefined): ResumeError["code"] {
  if (status === 401) return "UNAUTHORIZED";
  if (status === 403) return "FORBIDDEN";
  if (status === 404) return "NOT_FOUND";
  if (status === 413) return "PAYLOAD_TOO_LARGE";
  if (status === 429) return "TOO_MANY_REQUESTS";
  return status === 502 || status === 503 || status === 504 ? "SERVICE_UNAVAILABLE" : "NETWORK";
}

/** Reads `Retry-After`, a number or a date (RFC 9110 §10.2.3), as seconds from now. Undefined when it is neither. */
function secondsOf(header: string | null | undefined): number | undefined {
  if (header && /^\d+$/.test(header)) return Number(header);
  const time = Date.parse(header ?? "");
  return Number.isNaN(time) ? undefined : Math.max(0, (time - Date.now()) / 1000);
}
