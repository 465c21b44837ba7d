/**
 * Every error that a caller can meet. A code is the same word everywhere: in REST problems, in tRPC's `data.code` and in
 * the `TRPCError` of a direct call. `message` is what a caller reads when nothing more precise is known.
 */
export const errorTable = {
  BAD_REQUEST: { http: 400, title: "Bad Request", message: "The request is not valid." },
  PARSE_ERROR: { http: 400, title: "Bad Request", message: "The body is not valid JSON." },
  UNAUTHORIZED: { http: 401, title: "Unauthorized", message: "Sign in to do this." },
  FORBIDDEN: { http: 403, title: "Forbidden", message: "This resume is not yours." },
  NOT_FOUND: { http: 404, title: "Not Found", message: "There is nothing at this address." },
  METHOD_NOT_SUPPORTED: { http: 405, title: "Method Not Allowed", message: "This address does not take this method." },
  CONFLICT: { http: 409, title: "Conflict", message: "A resume for this email is stored already." },
  PRECONDITION_FAILED: { http: 412, title: "Precondition Failed", message: "The resume has changed since you read it." },
  PAYLOAD_TOO_LARGE: { http: 413, title: "Content Too Large", message: "The body is too large." },
  UNSUPPORTED_MEDIA_TYPE: { http: 415, title: "Unsupported Media Type", message: "The body has a form that is not understood." },
  MISDIRECTED_REQUEST: {
    http: 421,
    title: "Misdirected Request",
    message: "This is no service of that host: ALLOWED_HOSTS does not name it.",
  },
  TOO_MANY_REQUESTS: { http: 429, title: "Too Many Requests", message: "Too many requests; wait before the next one." },
  INTERNAL_SERVER_ERROR: { http: 500, title: "Internal Server Error", message: "Internal server error" },
  SERVICE_UNAVAILABLE: { http: 503, title: "Service Unavailable", message: "The service cannot answer right now; try again." },
} as const satisfies Record<string, { http: number; title: string; message: string }>;

export type ErrorCode = keyof typeof errorTable;

/** What can be wrong at one place of a request. */
export const issueCodes = [
  "missing",
  "wrong_type",
  "unknown_field",
  "unknown_value",
  "unknown_address",
  "too_big",
  "too_small",
  "not_valid",
  "malformed_json",
  "unavailable",
] as const;

/** One fault of a request. */
export type Issue = {
  /** Where it is, such as `experience[0].role`; empty for the request as a whole. */
  path: string;
  /** What is wrong there, and what to do about it. It goes on from the path: "must be text". */
  message: string;
  code: (typeof issueCodes)[number];
  /** What would be right: "text", "at most 300 characters", "one of A4, Letter". */
  expected?: string | undefined;
  /** The kind of what was sent, never the value. */
  received?: string | undefined;
  /** The name or the value that was meant, by itself. */
  suggestion?: string | undefined;
};

export type ErrorDetails = {
  issues?: Issue[];
  /** The revision that is stored now, with PRECONDITION_FAILED. */
  revision?: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
  /** With UNAUTHORIZED: why the token that was sent is refused, in the words of RFC 6750 §3.1. */
  challenge?: "invalid_request" | "invalid_token";
  /** What a developer should do, beyond the message, which front ends show to people as it is. */
  advice?: string;
  /** What the log is told; a caller never sees it. */
  cause?: unknown;
};

/** An error that is meant for the caller, who may see all of it but `cause`. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly issues: Issue[];
  readonly revision: string | undefined;
  readonly retryAfter: number | undefined;
  readonly challenge: ErrorDetails["challenge"];
  /** The message, and what a developer should do. */
  readonly detail: string;

  constructor(code: ErrorCode, message: string = errorTable[code].message, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.issues = details.issues ?? [];
    this.revision = details.revision;
    this.challenge = details.challenge;
    this.detail = details.advice ? `${message} ${details.advice}` : message;
    this.retryAfter = details.retryAfter ?? (code === "SERVICE_UNAVAILABLE" ? 1 : undefined);
  }
}

/** A failure inside the service, in words of our own that quote nothing of a resume. The log shows its message, and no other error's; a caller sees none. */
export class InternalFault extends Error {
  override readonly name = "InternalFault";
}

/** Makes the BAD_REQUEST of a request with these faults. Its message names the first three, for front ends that show nothing else. */
export function invalid(issues: Issue[]): DomainError {
  const shown = issues.slice(0, 3).map(({ path, message }) => {
    if (path) return `${path} ${message}`;
    return message.startsWith("must ") ? `The input ${message}` : message;
  });
  const more = issues.length - shown.length;
  const message = `${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
  return new DomainError("BAD_REQUEST", message.endsWith("?") ? message : `${message}.`, { issues });
}
