import { DomainError } from "../../domain/errors/errors.ts";

const passing = new Set([
  "AbortError",
  "TimeoutError",
  "RequestTimeout",
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
]);

/**
 * Throws what a failed AWS call means for the caller: SERVICE_UNAVAILABLE for a passing fault, PAYLOAD_TOO_LARGE for an item that is too
 * large, and any other error as it is.
 */
export function throwUnavailable(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  // What an earlier system stored can be larger than what may be stored here, and grow as it is adopted.
  if (error.name === "ValidationException" && /item size/i.test(error.message)) {
    throw new DomainError("PAYLOAD_TOO_LARGE", "This resume is too large to be saved. Shorten it, or erase it with DELETE ?purge=true.");
  }
  const { code, $metadata } = error as { code?: string; $metadata?: { httpStatusCode?: number } };
  // A system error code (ECONNREFUSED, EAI_AGAIN, EPIPE …) means that no answer came.
  // An answer that cannot be read leaves open what was done.
  const isGarbled = error instanceof SyntaxError && $metadata !== undefined;
  const isPassing = isGarbled || passing.has(error.name) || ($metadata?.httpStatusCode ?? 0) >= 500 || /^E(?!RR_)[A-Z_]+$/.test(code ?? "");
  throw isPassing ? new DomainError("SERVICE_UNAVAILABLE", "The storage cannot answer right now; try again.", { cause: error }) : error;
}
