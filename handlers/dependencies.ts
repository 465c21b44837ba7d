import type { AtsReporter } from "../domain/ats/ats-reporter.ts";
import { limits } from "../domain/fields/limits.ts";
import type { Archiver, FileWriter, Log, PdfRenderer, ResumeReader } from "../domain/ports.ts";
import type { SharingStorage } from "../domain/shares/share-store.ts";
import { auditLog } from "./audit-log.ts";
import type { ServiceEnv } from "./env.ts";
import type { AppDependencies } from "./http/context.ts";
import { limitRefusals, type RateLimits, rateLimitOf } from "./http/rate-limit.ts";
import { oneByOne } from "./one-by-one.ts";
import { passwordsInTurn } from "./passwords.ts";
import { pseudonymBy } from "./pseudonym.ts";
import { readinessOf } from "./readiness.ts";
import { singleFlight } from "./rendering/single-flight.ts";
import type { SignIn } from "./sign-in/sign-in.ts";

/** What the app is configured by, whatever its storage. */
type Settings = Pick<ServiceEnv, "HMAC_KEY" | "CORS_ORIGINS" | "DEADLINE_MS"> & RateLimits;

/** Puts the service's parts together over the stores of a storage. */
export function dependencies(
  env: Settings,
  { resumes, pdfs, shares }: Pick<SharingStorage, "resumes" | "pdfs" | "shares">,
  {
    signIn,
    log,
    renderer,
    reporter,
    archive,
  }: { signIn: SignIn; log: Log; renderer: PdfRenderer & FileWriter; reporter: AtsReporter & ResumeReader; archive: Archiver },
): AppDependencies {
  const pseudonym = pseudonymBy(env.HMAC_KEY);
  return {
    resumes,
    pdfs,
    shares,
    renderer,
    reporter,
    archive,
    readiness: readinessOf({ resumes, pdfs, renderer }, env.DEADLINE_MS),
    singleFlight: singleFlight(),
    oneByOne: oneByOne(),
    passwords: passwordsInTurn(),
    signIn: limitRefusals(signIn),
    rateLimit: rateLimitOf(env),
    log,
    pseudonym,
    audit: auditLog(log, pseudonym),
    corsOrigins: env.CORS_ORIGINS,
    deadlineMs: env.DEADLINE_MS,
    files: { taken: limits.file.onMachine },
  };
}
