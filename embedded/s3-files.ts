import { createHash, randomUUID } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

export type ObjectFacts = {
  key: string;
  size: number;
  /** In quotes. */
  etag: string;
  /** Milliseconds since 1970, in whole seconds as HTTP dates are. */
  modified: number;
  contentType: string;
  metadata: Record<string, string>;
};

export type StoredObject = { facts: ObjectFacts; body: Buffer };

/**
 * The objects of one bucket: a file each, named by a hash of the key, so that no key can leave the folder; its first line is
 * the facts as JSON, the rest the body. A write goes to a file of its own that then takes the name: readers see the old
 * object or the new one, whole.
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
    /** `accept` throws unless the object may take the place of the one stored, if any. */
    async put(
      { key, contentType, metadata }: Pick<ObjectFacts, "key" | "contentType" | "metadata">,
      body: Buffer,
      accept: (stored: ObjectFacts | undefined) => void,
    ): Promise<ObjectFacts> {
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
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

    async get(key: string): Promise<StoredObject | undefined> {
      try {
        return parse(await readFile(fileOf(key)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },

    delete(key: string): void {
      rmSync(fileOf(key), { force: true });
      index.delete(key);
    },

    /** In the order of their keys. */
    list: (prefix: string): ObjectFacts[] =>
      [...index.values()].filter(({ key }) => key.startsWith(prefix)).sort((a, b) => compareKeys(a.key, b.key)),
  };
}

export type Objects = Awaited<ReturnType<typeof openObjects>>;

/** By their UTF-8 bytes, as S3 does it. */
export const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Undefined for a file that somebody damaged: it is as good as none. */
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
