import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { isMissing } from "../../storage/files/disk-fault.ts";
import { syncFolder } from "../../storage/files/sync-folder.ts";
import { databaseName, dynamoName, s3Name } from "../../storage/folder-names.ts";

const secretsSchema = z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1), hmacKey: z.string().min(32) });

export type Secrets = z.infer<typeof secretsSchema>;

export const secretsName = "secrets.json";

/** The secrets of a data folder cannot be used; the message is for the person who runs the service. */
export class UnusableSecrets extends Error {}

const wayOut =
  "Restore it from a backup. Without one, npm run make:secrets makes another: download addresses that were given out end, and the log has other pseudonyms";

/**
 * Reads the secrets of a data folder, which are made once, so that addresses and pseudonyms outlive a restart. A folder that has nothing gets
 * new ones, which `keepSecrets` gives their name when the storage is there: secrets and storage are missing together or not at all. Throws
 * UnusableSecrets where they are damaged, or missing beside data.
 */
export async function loadSecrets(folder: string): Promise<{ secrets: Secrets; areNew: boolean }> {
  const file = path.join(folder, secretsName);
  const stored = await read(file);
  if (stored) return { secrets: stored, areNew: false };
  if (![databaseName, dynamoName, s3Name].some((name) => existsSync(path.join(folder, name)))) {
    return { secrets: await draw(folder), areNew: true };
  }
  // A first start that broke off made storage beside them.
  const drawn = await read(unnamed(folder));
  if (drawn) return { secrets: drawn, areNew: true };
  throw new UnusableSecrets(`${file} is missing, and data is there. ${wayOut}.`);
}

/** Keeps the secrets that `loadSecrets` has made. */
export const keepSecrets = (folder: string): Promise<void> => rename(unnamed(folder), path.join(folder, secretsName));

/** Makes secrets for a folder whose own are lost. Throws UnusableSecrets where there are some. */
export async function makeSecrets(folder: string): Promise<void> {
  const file = path.join(folder, secretsName);
  if (existsSync(file)) throw new UnusableSecrets(`${file} is there. Move it away first.`);
  await draw(folder);
  await keepSecrets(folder);
  await syncFolder(folder);
}

const unnamed = (folder: string) => path.join(folder, `${secretsName}.new`);

/** Readable by their owner alone. */
async function draw(folder: string): Promise<Secrets> {
  const secrets = {
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(32).toString("base64url"),
    hmacKey: randomBytes(32).toString("base64url"),
  };
  await writeFile(unnamed(folder), JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  await syncFolder(folder);
  return secrets;
}

async function read(file: string): Promise<Secrets | undefined> {
  const text = await readFile(file, "utf8").catch((error) => {
    if (!isMissing(error)) throw error;
  });
  if (text === undefined) return undefined;
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new UnusableSecrets(`${file} is damaged. ${wayOut}, once this one is moved away.`);
  }
}
