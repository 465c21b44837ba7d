import { type Operation, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable, observableToPromise } from "@trpc/server/observable";
import type { AppRouter } from "../router/index.ts";
import { ResumeError } from "./resume-error.ts";

/** Seconds: a call that would have to wait longer is not repeated. */
const longestWait = 30;

export type Token = string | (() => string | undefined | Promise<string | undefined>);

/**
 * Makes a call with a token, and repeats it where that is safe. It waits as long as the service asks for, else 0.2 s, 0.4 s, 0.8 s … with
 * jitter. Every failure is a ResumeError.
 */
export const callWithRetries =
  (token: Token | undefined, retries: number): TRPCLink<AppRouter> =>
  () =>
  ({ next, op }) =>
    observable((observer) => {
      const left = new AbortController();
      const signal = op.signal ? AbortSignal.any([op.signal, left.signal]) : left.signal;

      async function attempt() {
        const bearer = await bearerOf(token);
        return observableToPromise(next({ ...op, signal, context: { ...op.context, bearer } }));
      }

      async function run() {
        for (let tries = 0; ; tries++) {
          try {
            observer.next(await attempt());
            return observer.complete();
          } catch (thrown) {
            if (signal.aborted) return observer.error(aborted(signal));
            const error = thrown instanceof ResumeError ? thrown : new ResumeError(TRPCClientError.from(thrown as Error));
            const seconds = error.retryAfter ?? 0.2 * 2 ** tries * (0.5 + Math.random() / 2);
            if (tries >= retries || seconds > longestWait || !isRepeatable(op, error)) return observer.error(error);
            await pause(seconds, signal);
            if (signal.aborted) return observer.error(aborted(signal));
          }
        }
      }
      void run();
      return () => left.abort();
    });

/** Gets the token. Throws UNAUTHORIZED when it cannot: to repeat the call would not help. */
async function bearerOf(token: Token | undefined): Promise<string | undefined> {
  try {
    return typeof token === "function" ? await token() : token;
  } catch (cause) {
    throw new ResumeError(new TRPCClientError("No token could be had for this call.", { cause: cause as Error }), "UNAUTHORIZED");
  }
}

const aborted = ({ reason }: AbortSignal) => new ResumeError(new TRPCClientError("The call was aborted.", { cause: reason }), "ABORTED");

/** Waits for some seconds, or until the signal fires. */
const pause = (seconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });

/**
 * Whether a call may be repeated. A query may, and a create, which recognises its own repetition. An update or a delete with an unknown
 * outcome may not: others may have written since. What was refused for its rate may: it never began.
 */
function isRepeatable({ type, path }: Operation, { code, isAnswered }: ResumeError): boolean {
  if (code === "TOO_MANY_REQUESTS") return true;
  const isPassing = code === "SERVICE_UNAVAILABLE" || (code === "NETWORK" && !isAnswered);
  return isPassing && (type === "query" || path === "resume.create");
}
