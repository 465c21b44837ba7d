import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
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
    if (!entry.isFile()) continue;
    const { facts } = parse(await readFile(path.join(folder, entry.name)));
    index.set(facts.key, facts);
  }

  return {
    async put(key: string, body: Buffer, contentType: string, metadata: Record<string, string>): Promise<ObjectFacts> {
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      const modified = Math.floor(Date.now() / 1000) * 1000;
      const facts = { key, size: body.length, etag, modified, contentType, metadata };
      const written = path.join(unfinished, randomUUID());
      const file = await open(written, "wx");
      try {
        await file.writeFile(Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), body]));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(written, fileOf(key));
      index.set(key, facts);
      return facts;
    },

    async get(key: string): Promise<StoredObject | undefined> {
      return index.has(key) ? parse(await readFile(fileOf(key))) : undefined;
    },

    async delete(key: string): Promise<void> {
      if (index.delete(key)) await rm(fileOf(key), { force: true });
    },

    facts: (key: string): ObjectFacts | undefined => index.get(key),

    /** In the order of their keys' UTF-8 bytes. */
    list: (prefix: string): ObjectFacts[] =>
      [...index.values()]
        .filter(({ key }) => key.startsWith(prefix))
        .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))),
  };
}

export type Objects = Awaited<ReturnType<typeof openObjects>>;

function parse(file: Buffer): StoredObject {
  const lineEnd = file.indexOf("\n");
  return { facts: JSON.parse(file.toString("utf8", 0, lineEnd)), body: file.subarray(lineEnd + 1) };
}
