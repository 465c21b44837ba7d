import { createTRPCClient, httpLink, type Operation, type TRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import type { inferRouterError } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "../router/index.ts";

type ErrorData = inferRouterError<AppRouter>["data"];

export type ResumeClientOptions = {
  /** Where the service is, such as `https://resumes.example.org/api`. */
  url: string;
  /** A bearer token, or what gets one: asked before each request. */
  token?: string | (() => string | undefined | Promise<string | undefined>);
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
  /** How often a failed request is repeated where that is safe; 3 by default. */
  retries?: number;
};

/** Every procedure of the service, such as `client.resume.get.query({ email })`. */
export type ResumeClient = TRPCClient<AppRouter>;

/** A failed call: what the service said, or why it could not be reached. */
export class ResumeError extends TRPCClientError<AppRouter> {
  override readonly name = "ResumeError";
  /** The service's code, such as `CONFLICT`; `NETWORK` when no answer came, or none that it could have sent. */
  readonly code: ErrorData["code"] | "NETWORK";
  /** Every fault of the request; `path` is where, such as `experience[0].role`. */
  readonly issues: ErrorData["issues"];
  /** To be named when the operator is asked; as `X-Request-Id` in the service's log. */
  readonly requestId: string | undefined;
  /** The revision that is stored now, with `PRECONDITION_FAILED`. */
  readonly revision: string | undefined;
  /** Seconds that the service asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(failure: TRPCClientError<AppRouter>) {
    super(failure.message, { ...(failure.shape && { result: { error: failure.shape } }), cause: failure, meta: failure.meta ?? {} });
    // TRPCClientError sets its own, for old compilers' sake.
    Object.setPrototypeOf(this, ResumeError.prototype);
    const data = failure.data ?? undefined;
    this.code = data?.code ?? "NETWORK";
    this.issues = data?.issues ?? [];
    this.requestId = data?.request_id;
    this.revision = data?.revision;
    const seconds = Number((failure.meta?.response as Response | undefined)?.headers.get("retry-after") ?? Number.NaN);
    this.retryAfter = Number.isNaN(seconds) ? undefined : seconds;
  }
}

/**
 * A typed client of every procedure. Queries go as POST, so that no email stands in a URL. Calls reject with {@link ResumeError}.
 *
 * @example
 * const client = createResumeClient({ url: "http://127.0.0.1:3000" });
 * const { resume } = await client.resume.create.mutate({ email: "ada@example.com" });
 */
export function createResumeClient({ url, token, fetch, retries = 3 }: ResumeClientOptions): ResumeClient {
  const headers = async (): Promise<Record<string, string>> => {
    const bearer = typeof token === "function" ? await token() : token;
    return bearer ? { authorization: `Bearer ${bearer}` } : {};
  };
  const own = fetch && { fetch: (input: string | URL | Request, init?: object) => fetch(input, init) };
  const link = httpLink<AppRouter>({ url: `${url.replace(/\/$/, "")}/trpc`, methodOverride: "POST", headers, ...own });
  return createTRPCClient<AppRouter>({ links: [repeating(retries), link] });
}

/** Repeats what is safe to repeat, after the time that the service asks for, or 0.2 s, 0.4 s, 0.8 s … with jitter. */
const repeating =
  (retries: number): TRPCLink<AppRouter> =>
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let subscription = attempt(0);
      function attempt(tries: number) {
        return next(op).subscribe({
          ...observer,
          error(cause) {
            const error = new ResumeError(TRPCClientError.from(cause));
            if (tries >= retries || op.signal?.aborted || !isRepeatable(op, error)) return observer.error(error);
            const wait = error.retryAfter === undefined ? 200 * 2 ** tries * (0.5 + Math.random() / 2) : error.retryAfter * 1000;
            timer = setTimeout(() => {
              subscription = attempt(tries + 1);
            }, wait);
          },
        });
      }
      return () => {
        clearTimeout(timer);
        subscription.unsubscribe();
      };
    });

/**
 * Whether a call may be made again. A query always; so may a create, which recognises its own repetition. An update or delete
 * whose outcome is unknown may not: others may have written since. What was refused for its rate never began.
 */
function isRepeatable({ type, path }: Operation, { code }: ResumeError): boolean {
  if (code === "TOO_MANY_REQUESTS") return true;
  return (type === "query" || path === "resume.create") && (code === "SERVICE_UNAVAILABLE" || code === "NETWORK");
}
