import type { Limited, Log, Measured, PdfRenderer, PdfStore, ResumeStore, Shared } from "../../domain/ports.ts";
import type { Context } from "../../procedures/trpc.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

export type AppDependencies = {
  /** The stores of one request; the signal is its deadline. */
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  renderer: PdfRenderer;
  shared: Shared;
  signIn: SignIn;
  throttle: (what: Limited, caller: string | undefined) => Promise<void>;
  /** What stands for an email in the log. */
  pseudonym: (email: string) => string;
  log: Log;
  /** Hears of each request, when it is answered. */
  measure?: ((measured: Measured) => void) | undefined;
  corsOrigins: "*" | string[];
  deadlineMs: number;
};

/** Where a request comes from: undefined in a direct call, the address in a Lambda as well. */
export type From = { authorization?: string | undefined; address?: string | undefined };

const silent = { about() {}, count() {} };

/** The context of the calls of one request: they share one deadline, and one look at the `Authorization` header. */
export function createContext(
  dependencies: AppDependencies,
  requestId: string,
  { authorization, address }: From = {},
  { about, count }: Pick<Context, "about" | "count"> = silent,
): Context {
  const { resumes, pdfs, renderer, shared, signIn, throttle, log, deadlineMs } = dependencies;
  const signal = AbortSignal.timeout(deadlineMs);
  let signedIn: ReturnType<SignIn> | undefined;
  const caller = () => {
    signedIn ??= signIn(authorization, address);
    return signedIn;
  };
  /** Whose limits and turns a call takes: those of who signed in, wherever they are, or of the address. */
  const who = async () => (await caller())?.sub ?? address;
  return {
    requestId,
    signal,
    resumes: resumes(signal),
    pdfs: pdfs(signal),
    renderer: { ...renderer, render: async (document, late) => renderer.render(document, late, await who()) },
    shared,
    caller,
    throttle: async (what) => throttle(what, await who()),
    about,
    count,
    log,
    reply: {},
  };
}
