import type { Log, Measured, PdfRenderer, PdfStore, ResumeStore, Shared, Throttle } from "../../domain/ports.ts";
import type { Context } from "../../procedures/trpc.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Origins } from "./cors.ts";

export type AppDependencies = {
  /** The stores of one request; the signal is its deadline. */
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  renderer: PdfRenderer;
  shared: Shared;
  signIn: SignIn;
  throttle: Throttle;
  /** What stands for an email in the log. */
  pseudonym: (email: string) => string;
  log: Log;
  /** Hears of each request, when it is answered. */
  measure?: ((measured: Measured) => void) | undefined;
  corsOrigins: Origins;
  /** Throws for a request that is not to get in, whatever it asks for. */
  admit?: ((request: Request) => void) | undefined;
  deadlineMs: number;
};

const silent = { about() {}, count() {} };

/** The context of the calls of one request: they share one deadline, and one look at the `Authorization` header. */
export function createContext(
  dependencies: AppDependencies,
  requestId: string,
  authorization?: string,
  { about, count }: Pick<Context, "about" | "count"> = silent,
): Context {
  const { resumes, pdfs, renderer, shared, signIn, throttle, log, deadlineMs } = dependencies;
  const signal = AbortSignal.timeout(deadlineMs);
  let signedIn: ReturnType<SignIn> | undefined;
  const caller = () => {
    signedIn ??= signIn(authorization);
    return signedIn;
  };
  return {
    requestId,
    signal,
    resumes: resumes(signal),
    pdfs: pdfs(signal),
    renderer,
    shared,
    caller,
    throttle,
    about,
    count,
    log,
    reply: {},
  };
}
