import { DomainError } from "../../domain/errors/errors.ts";

/** Bytes that reading a file may add to what the process holds. The heap of a thread is limited; what is unpacked stands beside it. */
const most = 250 * 1024 * 1024;

/** Milliseconds between two looks. */
const pause = 25;

/** A signal that fires with `signal`, and when the process grows by more than a resume can take to read. */
export function whileMemoryLasts(signal: AbortSignal): { signal: AbortSignal; stop(): void } {
  const before = process.memoryUsage.rss();
  const full = new AbortController();
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before > most)
      full.abort(new DomainError("BAD_REQUEST", "This file unpacks to far more than a resume has."));
  }, pause);
  timer.unref();
  return { signal: AbortSignal.any([signal, full.signal]), stop: () => clearInterval(timer) };
}
