import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../domain/errors/errors.ts";
import type { PdfDocument, PdfRenderer, Readiness, Storage } from "../domain/ports.ts";
import { resumeContent } from "../domain/resume.ts";

/** Milliseconds that a caller waits for an answer. */
const patience = 5_000;

/** Milliseconds for which an answer holds. */
const lasting = 1_000;

/** Nobody has a resume under it: `invalid` has no mail (RFC 6761 §6.4). */
const email = "ready@service.invalid";
const page: PdfDocument = { content: resumeContent.parse({ email }), template: "classic", page_size: "A4" };

type Check = (signal: AbortSignal) => Promise<unknown>;

/**
 * Makes the readiness of a service: it asks storage and renderer what requests ask them. All callers share the check that is under way, which
 * goes on when they have stopped waiting, until `deadlineMs` has passed: a part that is slow to start is not started over and over.
 */
export function readinessOf(
  { resumes, pdfs, renderer }: Pick<Storage, "resumes" | "pdfs"> & { renderer: Pick<PdfRenderer, "render"> },
  deadlineMs: number,
): Readiness {
  const key = { hash: "ready", format: "pdf" } as const;
  const checks: Record<string, Check> = {
    storage: async (signal) => Promise.all([resumes(signal).find(email), pdfs(signal).find({ id: "ready", content: { email } }, key)]),
    renderer: async (signal) => renderer.render(page, signal),
  };
  const shared = Object.entries(checks).map(([name, check]) => ({ name, ask: sharing(check, deadlineMs) }));
  return async () => {
    const late = sleep(patience, undefined, { ref: false });
    const silent = (await Promise.all(shared.map(({ name, ask }) => silenceOf(name, ask(), late)))).flat();
    if (silent.length === 0) return;
    const message = silent.map(({ path, message }) => `The ${path} ${message}.`).join(" ");
    const issues = silent.map(({ path, message }) => ({ path, code: "unavailable" as const, message }));
    throw new DomainError("SERVICE_UNAVAILABLE", message, { issues, cause: silent[0]?.cause });
  };
}

function sharing(check: Check, deadlineMs: number): () => Promise<unknown> {
  let last: Promise<unknown> | undefined;
  const forget = () => {
    last = undefined;
  };
  return () => {
    last ??= check(AbortSignal.timeout(deadlineMs)).finally(() => setTimeout(forget, lasting).unref());
    return last;
  };
}

/** What is wrong with a part, and why; nothing when it has answered before it was too late. */
async function silenceOf(path: string, answer: Promise<unknown>, late: Promise<void>) {
  try {
    await Promise.race([answer, late.then(() => Promise.reject(new Error(`The ${path} took too long.`)))]);
    return [];
  } catch (error) {
    return [{ path, message: "does not answer", cause: error instanceof DomainError ? error.cause : error }];
  }
}
