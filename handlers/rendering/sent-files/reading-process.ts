import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { DomainError } from "../../../domain/errors/errors.ts";
import type { Imported } from "../../../domain/imported.ts";
import type { ResumeReader, SentFile } from "../../../domain/ports.ts";
import { orRefused } from "./resume-reader.ts";

/** Milliseconds for which a process without work is kept: the next starts in half a second. */
const idle = 10_000;

/** Of its heaps, in MB. What it takes in all is limited by `memory-watch.mjs`, which is first where nothing goes wrong. */
const execArgv = ["--max-old-space-size=256", "--max-semi-space-size=8"];

/** What the process says of a file. */
type Said = { answer: Imported | { refused: string } } | { failure: Error };

/**
 * Makes a reader of the files that pack more than they have bytes. V8 ends the whole process when a thread's heap is too small for an array that
 * grows; so they are read in one of their own, which has nothing of the service's environment, and gives its memory back when it ends. Work whose
 * signal fires is ended with it, and so is what takes too much memory.
 */
export function readingProcess(): ResumeReader & { close(): void } {
  let running: ChildProcess | undefined;
  let rest: NodeJS.Timeout | undefined;

  function start(): ChildProcess {
    const started = fork(fileURLToPath(new URL("./reading-entry.mjs", import.meta.url)), {
      execArgv,
      // The folder that the service was started in may be gone.
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      // tsx keeps what it has translated.
      env: { TMPDIR: process.env.TMPDIR },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const forget = () => {
      if (running === started) running = undefined;
    };
    return started.on("error", forget).on("exit", forget);
  }
  function end(): void {
    running?.kill("SIGKILL");
    running = undefined;
  }
  /** Ends the process where it does not answer. */
  async function said(file: SentFile, signal: AbortSignal): Promise<Said> {
    const hasRead = running !== undefined;
    running ??= start();
    const child = running;
    try {
      return await ask(child, file, signal);
    } catch (error) {
      const isEnded = child.killed;
      end();
      signal.throwIfAborted();
      // It may have ended before, or of what other files have left in it: one that has read nothing else tells.
      if (hasRead && !isEnded) return said(file, signal);
      throw error;
    }
  }
  return {
    async readResume(file, signal) {
      signal.throwIfAborted();
      clearTimeout(rest);
      try {
        const what = await said(file, signal);
        if ("answer" in what) return orRefused(what.answer);
        end();
        throw what.failure;
      } finally {
        rest = setTimeout(end, idle).unref();
      }
    },
    close() {
      clearTimeout(rest);
      end();
    },
  };
}

async function ask(child: ChildProcess, { bytes, type }: SentFile, signal: AbortSignal): Promise<Said> {
  const answered = new AbortController();
  const either = AbortSignal.any([signal, answered.signal]);
  const ended = async () => {
    const [code, by] = await once(child, "exit", { signal: either });
    // An end from outside, by whoever runs the service or by a kernel that wants memory for others, says nothing of the file.
    if (by === "SIGKILL" && !child.killed) throw new DomainError("SERVICE_UNAVAILABLE", "Reading this file was broken off; try again.");
    // Only a signal ends it without a code: that of the memory's watch, or V8's own for want of memory.
    if (code === null && !child.killed) throw new DomainError("BAD_REQUEST", "This file unpacks to far more than a resume has.");
    throw new Error(`The process that reads files ended with code ${code}.`);
  };
  try {
    child.send({ bytes, type });
    return await Promise.race([once(child, "message", { signal: either }).then(([said]) => said as Said), ended()]);
  } finally {
    answered.abort();
  }
}
