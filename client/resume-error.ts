import { TRPCClientError } from "@trpc/client";
import type { inferRouterError } from "@trpc/server";
import type { AppRouter } from "../router/index.ts";

type ErrorData = inferRouterError<AppRouter>["data"];

/** An answer that is not of the service: of a proxy, a gateway, or whatever else is at that address. */
export class ForeignAnswer extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`HTTP status ${response.status}`);
    this.response = response;
  }
}

/** A failed call: what the service said, or why it could not be reached. */
export class ResumeError extends TRPCClientError<AppRouter> {
  override readonly name = "ResumeError";
  /**
   * The service's code, such as `CONFLICT`; a proxy's refusal has the code of its HTTP status. `NETWORK` when no answer came,
   * or none that can be understood; `ABORTED` when the caller's signal ended the call.
   */
  readonly code: ErrorData["code"] | "NETWORK" | "ABORTED";
  /** Every fault of the request; `path` is where, such as `experience[0].role`. */
  readonly issues: ErrorData["issues"];
  /** To be named when the operator is asked; as `X-Request-Id` in the service's log. */
  readonly requestId: string | undefined;
  /** The revision that is stored now, with `PRECONDITION_FAILED`. */
  readonly revision: string | undefined;
  /** Seconds that the service asks to wait. */
  readonly retryAfter: number | undefined;
  /** Whether anything answered. */
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

/** `Retry-After` in seconds from now: a number or a date (RFC 9110 §10.2.3). */
function secondsOf(header: string | null | undefined): number | undefined {
  if (header && /^\d+$/.test(header)) return Number(header);
  const time = Date.parse(header ?? "");
  return Number.isNaN(time) ? undefined : Math.max(0, (time - Date.now()) / 1000);
}
