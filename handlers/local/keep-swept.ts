import type { Log, Sweep } from "../../domain/ports.ts";

const hour = 3_600_000;

/** Sweeps now and every hour, until it is stopped. */
export function keepSwept(sweep: Sweep, log: Log): { stop(): Promise<void> } {
  const stopped = new AbortController();
  let last = Promise.resolve();
  const run = () => {
    last = last.then(async () => {
      try {
        const { resumes, versions, pdfs } = await sweep(stopped.signal);
        if (resumes + versions + pdfs > 0) {
          log({ level: "info", message: `swept ${resumes} deleted resumes, ${versions} old versions and ${pdfs} PDFs` });
        }
      } catch (error) {
        if (!stopped.signal.aborted) log({ level: "error", message: "sweep failed", error });
      }
    });
  };
  run();
  const timer = setInterval(run, hour).unref();
  return {
    stop() {
      clearInterval(timer);
      stopped.abort();
      return last;
    },
  };
}
