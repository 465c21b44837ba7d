import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

export type Secrets = { accessKeyId: string; secretAccessKey: string; hmacKey: string };

/** The secrets of a data folder: made once, so that URLs and keys outlive a restart; readable by their owner alone. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  const stored = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (stored !== undefined) return JSON.parse(stored);
  const secrets = {
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(32).toString("base64url"),
    hmacKey: randomBytes(32).toString("base64url"),
  };
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return secrets;
}
