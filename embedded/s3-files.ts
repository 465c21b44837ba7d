import { createHash, randomUUID } from "node:crypto";
import { readSync, renameSync, rmSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

export type ObjectFacts = {
  key: string;
  size: number;
  /** The MD5 of the body in hexadecimal, in quotes. */
  etag: string;
  /** Milliseconds since 1970, in whole seconds as HTTP dates are. */
  modified: number;
  contentType: string;
  metadata: Record<string, string>;
};

/** An object, and where in its file the body begins. Whoever gets it closes the file. */
export type StoredObject = { facts: ObjectFacts; start: number; file: FileHandle };

/** Bytes that are read at once; the line of facts is shorter: a request has no more headers and query than that. */
const chunk = 256 * 1024;

/** What is read last. Only one file is read at a time. */
const buffer = Buffer.allocUnsafeSlow(chunk);

/**
 * Opens the objects of one bucket. Each is a file, named by a hash of its key, so that no key can leave the folder: the first line is the
 * facts as JSON, the rest is the body. A write makes a file of its own that then takes the name, so that readers see the old object or the
 * new one, whole.
 */
export async function openObjects(folder: string) {
  const unfinished = path.join(folder, "unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const fileOf = (key: string) => path.join(folder, createHash("sha256").update(key).digest("hex"));
  const index = new Map<string, ObjectFacts>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    // Not ours: a .DS_Store, say.
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue;
    const file = await readFile(path.join(folder, entry.name));
    const start = file.indexOf("\n") + 1;
    const facts = factsIn(file.toString("utf8", 0, start));
    if (facts?.size === file.length - start) index.set(facts.key, facts);
  }

  return {
    /** Stores an object. `accept` hears of the one that is stored, and throws when the new one may not take its place. */
    async put(
      { key, contentType, metadata }: Pick<ObjectFacts, "key" | "contentType" | "metadata">,
      body: Buffer,
      accept: (stored: ObjectFacts | undefined) => void,
    ): Promise<ObjectFacts> {
      const etag = etagOf(body);
      const modified = Math.floor(Date.now() / 1000) * 1000;
      const facts = { key, size: body.length, etag, modified, contentType, metadata };
      const written = path.join(unfinished, randomUUID());
      try {
        await mkdir(unfinished, { recursive: true });
        await writeFile(written, Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), body]), { flag: "wx", flush: true });
        // No await from here on: nothing comes between the check, the file and the index.
        accept(index.get(key));
        renameSync(written, fileOf(key));
        index.set(key, facts);
        return facts;
      } catch (error) {
        await rm(written, { force: true });
        throw error;
      }
    },

    /** Opens an object; undefined when there is none, or when it is not what was put. However many are asked for, none is in memory. */
    async open(key: string): Promise<StoredObject | undefined> {
      const file = await open(fileOf(key), "r").catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
      });
      if (!file) return undefined;
      let whole: ReturnType<typeof verify>;
      try {
        whole = verify(file);
      } finally {
        if (!whole) await file.close();
      }
      return whole && { ...whole, file };
    },

    delete(key: string): void {
      rmSync(fileOf(key), { force: true });
      index.delete(key);
    },

    /** Lists the objects whose keys begin with `prefix`, in the order of their keys. */
    list: (prefix: string): ObjectFacts[] =>
      [...index.values()].filter(({ key }) => key.startsWith(prefix)).sort((a, b) => compareKeys(a.key, b.key)),
  };
}

export type Objects = Awaited<ReturnType<typeof openObjects>>;

/** Compares two keys by their UTF-8 bytes, as S3 does. */
export const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const quoted = (hash: string): string => `"${hash}"`;
const etagOf = (body: Uint8Array): string => quoted(createHash("md5").update(body).digest("hex"));

/** Reads a file through and checks it, at once: it has mostly been written or read before, and is in memory. */
function verify({ fd }: FileHandle): { facts: ObjectFacts; start: number } | undefined {
  let read = readSync(fd, buffer, 0, chunk, 0);
  const start = buffer.subarray(0, read).indexOf("\n") + 1;
  const facts = factsIn(buffer.toString("utf8", 0, start));
  const hash = createHash("md5").update(buffer.subarray(start, read));
  for (let at = read; read === chunk; at += read) {
    read = readSync(fd, buffer, 0, chunk, at);
    hash.update(buffer.subarray(0, read));
  }
  return facts?.etag === quoted(hash.digest("hex")) ? { facts, start } : undefined;
}

function factsIn(line: string): ObjectFacts | undefined {
  try {
    return JSON.parse(line) as ObjectFacts;
  } catch {
    return undefined;
  }
}
