import { DomainError } from "../domain/errors.ts";

const passing = new Set([
  "AbortError",
  "TimeoutError",
  "RequestTimeout",
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
]);

/** Throws what a failed AWS call means for the caller: SERVICE_UNAVAILABLE for a passing fault; anything else as it is. */
export function throwUnavailable(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const { code, $metadata } = error as { code?: string; $metadata?: { httpStatusCode?: number } };
  // A system error code (ECONNREFUSED, EAI_AGAIN, EPIPE …) means that no answer came.
  const isPassing = passing.has(error.name) || ($metadata?.httpStatusCode ?? 0) >= 500 || /^E(?!RR_)[A-Z_]+$/.test(code ?? "");
  throw isPassing ? new DomainError("SERVICE_UNAVAILABLE", "The storage cannot answer right now; try again.", { cause: error }) : error;
}
