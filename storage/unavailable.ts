import { DomainError } from "../domain/errors.ts";

const passing = new Set([
  "AbortError",
  "TimeoutError",
  "RequestTimeout",
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "SlowDown",
  "InternalServerError",
]);

/** What a failed AWS call means for the caller: a passing fault is SERVICE_UNAVAILABLE, anything else stays what it is. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, $metadata } = error as { code?: string; $metadata?: { httpStatusCode?: number } };
  // A system error code (ECONNREFUSED, ECONNRESET, EPIPE …) means that no answer came.
  const isPassing = passing.has(error.name) || ($metadata?.httpStatusCode ?? 0) >= 500 || /^E[A-Z]+$/.test(code ?? "");
  return isPassing ? new DomainError("SERVICE_UNAVAILABLE", "The storage cannot answer right now; try again.", { cause: error }) : error;
}
