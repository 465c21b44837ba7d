import type { AtsReporter } from "../../domain/ats/ats-reporter.ts";
import { DomainError } from "../../domain/errors/errors.ts";
import type {
  Archiver,
  FileWriter,
  Limited,
  Log,
  Measured,
  OneByOne,
  Passwords,
  PdfRenderer,
  PdfStore,
  Readiness,
  ResumeReader,
  ResumeStore,
  SingleFlight,
} from "../../domain/ports.ts";
import type { ShareStore } from "../../domain/shares/share-store.ts";
import { type CallContext, type Services, toDomainError } from "../../procedures/trpc.ts";
import type { AuditLog } from "../audit-log.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Origins } from "./cors.ts";

/** What every app needs, one of public procedures alone as well. */
export type ShellDependencies = {
  log: Log;
  /** Hears of each request, when it is answered. */
  measure?: ((measured: Measured) => void) | undefined;
  corsOrigins: Origins;
  /** Throws for a request that is not to get in, whatever it asks for. */
  admit?: ((request: Request) => void) | undefined;
  /** Milliseconds that a request may take. */
  deadlineMs: number;
  /** The bytes that a file may have which is sent, and one which is answered with; undefined is no limit. */
  files: { taken: number; answered?: number };
};

/** What procedures of resumes need beside that. */
export type AppDependencies = ShellDependencies & {
  /** Opens the store for one request; the signal is the request's deadline. */
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  shares: (signal: AbortSignal) => ShareStore;
  renderer: PdfRenderer & FileWriter;
  reporter: AtsReporter & ResumeReader;
  archive: Archiver;
  readiness: Readiness;
  singleFlight: SingleFlight;
  oneByOne: OneByOne;
  passwords: Passwords;
  signIn: SignIn;
  rateLimit: (what: Limited, caller: string | undefined) => Promise<void>;
  /** What stands for an email in the log. */
  pseudonym: (email: string) => string;
  audit: AuditLog;
};

/** Where a request comes from. A direct call has neither, and a Lambda knows no address. */
export type From = {
  authorization?: string | undefined;
  address?: string | undefined;
  /** Where callers reach the service, where that is known. */
  url?: string | undefined;
  /** Returns the signal that fires when the connection is closed. */
  closed?: () => AbortSignal;
};

/** What the app is told of a request while it runs: the pseudonym of its email, what is counted of it, and why it fails. */
type Told = { owner(pseudonym: string): void; count: Services["count"]; refused: NonNullable<CallContext["refused"]> };

const silent: Told = { owner() {}, count() {}, refused() {} };

/** Makes the context of the calls of one request: they share one deadline, and one look at the `Authorization` header. */
export function requestContext(
  dependencies: ShellDependencies | AppDependencies,
  { requestId, signal }: Pick<CallContext, "requestId" | "signal">,
  from: From = {},
  told = silent,
): CallContext {
  const services = "resumes" in dependencies ? servicesOf(dependencies, { requestId, signal }, from, told) : undefined;
  const largestFile = dependencies.files.answered;
  return { requestId, signal, log: dependencies.log, refused: told.refused, reply: {}, url: from.url, largestFile, services };
}

function servicesOf(
  {
    resumes,
    pdfs,
    shares,
    renderer,
    reporter,
    archive,
    readiness,
    singleFlight,
    oneByOne,
    passwords,
    signIn,
    rateLimit,
    pseudonym,
    audit,
  }: AppDependencies,
  { requestId, signal }: Pick<CallContext, "requestId" | "signal">,
  { authorization, address, closed }: From,
  { owner, count }: Told,
): Services {
  let signedIn: ReturnType<SignIn> | undefined;
  const caller = () => {
    signedIn ??= signIn(authorization, address).catch((error) => {
      audit.signIn(requestId, toDomainError(error), address);
      throw error;
    });
    return signedIn;
  };
  /** Whose limits and turns a call takes: those of who signed in, wherever they are, or of the address. */
  const who = async () => (await caller())?.sub ?? address;
  return {
    resumes: resumes(signal),
    pdfs: pdfs(signal),
    shares: shares(signal),
    renderer: {
      ...renderer,
      render: async (document, late) => renderer.render(document, late, await who(), closed && leavingBy(closed())),
      write: async (document, late) => renderer.write(document, late, await who(), closed && leavingBy(closed())),
    },
    reporter: {
      report: async (document, pdf, late) => reporter.report(document, pdf, late, await who()),
      readResume: async (file, late) => reporter.readResume(file, late, await who()),
    },
    archive: async (entries, keep, late) => archive(entries, keep, late, await who()),
    readiness,
    singleFlight,
    oneByOne,
    passwords: { hash: async (password, late) => passwords.hash(password, late, await who()) },
    caller,
    rateLimit: async (what) => rateLimit(what, await who()),
    about: (email) => owner(pseudonym(email)),
    audit: (call) => audit.call(requestId, call),
    count,
  };
}

/** Says that the caller is gone once the connection is closed: what that breaks off is no fault of the service. */
function leavingBy(closed: AbortSignal): AbortSignal {
  const left = new AbortController();
  const leave = () => left.abort(new DomainError("BAD_REQUEST", "The connection was closed before the answer."));
  closed.addEventListener("abort", leave, { once: true });
  if (closed.aborted) leave();
  return left.signal;
}
