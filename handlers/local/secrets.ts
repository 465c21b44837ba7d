import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
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
  const hasStorage = [databaseName, dynamoName, s3Name].some((name) => existsSync(path.join(folder, name)));
  const [stored, drawn] = [await read(file), await read(unnamed(folder))];
  // A first start that broke off left those without their name, and perhaps half of them under it. Others under it were put there since.
  const isUnkept = stored === undefined ? hasStorage : stored === "damaged" || isDeepStrictEqual(stored, drawn);
  if (drawn && drawn !== "damaged" && isUnkept) return { secrets: drawn, areNew: true };
  if (stored === "damaged") throw new UnusableSecrets(`${file} is damaged. ${wayOut}, once this one is moved away.`);
  if (stored) return { secrets: stored, areNew: false };
  if (!hasStorage) return { secrets: await draw(folder), areNew: true };
  throw new UnusableSecrets(`${file} is missing, and data is there. ${wayOut}.`);
}

/** Keeps the secrets that `loadSecrets` has made. A rename could, by a power cut, take their first name away and not give the other. */
export async function keepSecrets(folder: string): Promise<void> {
  await writeFile(path.join(folder, secretsName), await readFile(unnamed(folder)), ownersAlone);
  await syncFolder(folder);
  await rm(unnamed(folder));
  await syncFolder(folder);
}

/** Makes secrets for a folder whose own are lost. Throws UnusableSecrets where there are some. */
export async function makeSecrets(folder: string): Promise<void> {
  const file = path.join(folder, secretsName);
  if (existsSync(file)) throw new UnusableSecrets(`${file} is there. Move it away first.`);
  await draw(folder);
  await keepSecrets(folder);
}

const unnamed = (folder: string) => path.join(folder, `${secretsName}.new`);

const ownersAlone = { mode: 0o600, flush: true };

async function draw(folder: string): Promise<Secrets> {
  const secrets = {
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(32).toString("base64url"),
    hmacKey: randomBytes(32).toString("base64url"),
  };
  await writeFile(unnamed(folder), JSON.stringify(secrets, null, 2), ownersAlone);
  await syncFolder(folder);
  return secrets;
}

async function read(file: string): Promise<Secrets | "damaged" | undefined> {
  const text = await readFile(file, "utf8").catch((error) => {
    if (!isMissing(error)) throw error;
  });
  if (text === undefined) return undefined;
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    return "damaged";
  }
}
