import { createHash, randomUUID } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

export type StoredObject = { facts: ObjectFacts; body: Buffer };

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
    const facts = parse(await readFile(path.join(folder, entry.name)))?.facts;
    if (facts) index.set(facts.key, facts);
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

    /** Reads an object; undefined when there is none, or when it is not what was put. */
    async get(key: string): Promise<StoredObject | undefined> {
      try {
        const stored = parse(await readFile(fileOf(key)));
        return stored && stored.facts.etag === etagOf(stored.body) ? stored : undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
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

const etagOf = (body: Uint8Array): string => `"${createHash("md5").update(body).digest("hex")}"`;

/** Reads a file as an object; undefined when it is damaged, which counts as none. */
function parse(file: Buffer): StoredObject | undefined {
  const lineEnd = file.indexOf("\n");
  try {
    const facts = JSON.parse(file.toString("utf8", 0, lineEnd)) as ObjectFacts;
    const body = file.subarray(lineEnd + 1);
    return body.length === facts.size ? { facts, body } : undefined;
  } catch {
    return undefined;
  }
}
