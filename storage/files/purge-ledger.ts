import { access, open } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { isMissing, throwDiskFault } from "./disk-fault.ts";
import { syncFolder } from "./sync-folder.ts";

/** The purge ledger cannot be used; the message is for the person who runs the service. */
export class UnusableLedger extends Error {}

export type PurgeLedger = {
  /** The ids of all resumes that were erased for good. */
  purged: ReadonlySet<string>;
  /** Adds ids; resolves when they are on the disk. Throws SERVICE_UNAVAILABLE where they cannot be written. */
  record(ids: readonly string[]): Promise<void>;
};

/** What was erased at once: the ids of a resume, and of those that it took the place of. */
const line = z.object({ at: z.iso.datetime(), ids: z.array(z.string()) });

/**
 * Opens the list of what was erased for good. It lies outside of the data folder, so that no backup of that folder brings anybody back. A line
 * has ids of resumes and a time. Makes the file where there is none: later, one that is missing is one that was lost. Throws UnusableLedger.
 */
export async function openPurgeLedger(file: string): Promise<PurgeLedger> {
  const purged = await read(file);
  let last: Promise<void> = Promise.resolve();

  async function append(ids: readonly string[]): Promise<void> {
    const at = new Date().toISOString();
    const handle = await open(file, "a", 0o600);
    try {
      const { size } = await handle.stat();
      try {
        await handle.appendFile(`${JSON.stringify({ at, ids })}\n`);
        await handle.sync();
      } catch (error) {
        // The next line must not continue this one.
        await handle.truncate(size).catch(() => {});
        throw error;
      }
    } finally {
      await handle.close();
    }
    for (const id of ids) purged.add(id);
  }

  return {
    purged,
    record(ids) {
      const done = last.then(() => append(ids)).catch(throwDiskFault);
      last = done.catch(() => {});
      return done;
    },
  };
}

async function read(file: string): Promise<Set<string>> {
  const text = await readOrMake(file).catch((error) => {
    throw unusable(file, error);
  });
  const whole = withoutTornLine(text);
  if (whole !== text) await cut(file, Buffer.byteLength(whole));
  const ids = whole.split("\n").flatMap((entry, i) => (entry === "" ? [] : idsIn(entry, `line ${i + 1} of ${file}`)));
  return new Set(ids);
}

/** A file that cannot be written is found at a start, and not by the first purge. */
async function readOrMake(file: string): Promise<string> {
  const handle = await open(file, "a+", 0o600);
  try {
    const text = await handle.readFile("utf8");
    // It must not be missing when the database is there.
    if (text === "") await syncFolder(path.dirname(file));
    return text;
  } finally {
    await handle.close();
  }
}

/** Throws UnusableLedger where the ledger of data that is there, or that a backup brings, is missing. */
export async function requirePurgeLedger(file: string): Promise<void> {
  await access(file).catch((error) => {
    if (!isMissing(error)) throw unusable(file, error);
    throw new UnusableLedger(
      `The purge ledger ${file} is missing: with an older copy of the data, whoever was purged since would be back. Bring it from where the service ran; or make an empty file of this name, if nobody was purged since, or all of them will be purged again.`,
    );
  });
}

/** Leaves out what a crash left of a last line: it was never acknowledged. Where a sector of it did not reach the disk, there are zeros. */
function withoutTornLine(text: string): string {
  const ended = text.slice(0, text.lastIndexOf("\n") + 1);
  const last = ended.lastIndexOf("\n", ended.length - 2) + 1;
  return ended.includes("\0", last) ? ended.slice(0, last) : ended;
}

async function cut(file: string, size: number): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.truncate(size);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function idsIn(entry: string, place: string): string[] {
  try {
    return line.parse(JSON.parse(entry)).ids;
  } catch {
    throw new UnusableLedger(`The purge ledger is damaged: ${place} cannot be read. Mend it, or take the line away.`);
  }
}

const unusable = (file: string, { message }: Error) =>
  new UnusableLedger(`The purge ledger ${file} cannot be used: ${message}. Set PURGE_LEDGER to a file that can be written.`);
