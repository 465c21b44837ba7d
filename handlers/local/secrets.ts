import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";

const secretsSchema = z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1), hmacKey: z.string().min(32) });

export type Secrets = z.infer<typeof secretsSchema>;

export const secretsName = "secrets.json";

export class DamagedSecrets extends Error {}

/** The secrets of a data folder: made once, so that URLs and keys outlive a restart; readable by their owner alone. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, secretsName);
  const stored = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (stored !== undefined) return read(stored, file);
  const secrets = {
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(32).toString("base64url"),
    hmacKey: randomBytes(32).toString("base64url"),
  };
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return secrets;
}

function read(stored: string, file: string): Secrets {
  try {
    return secretsSchema.parse(JSON.parse(stored));
  } catch {
    throw new DamagedSecrets(
      `${file} is damaged. Restore it from a back-up; without it, PDFs are rendered anew and old download URLs end.`,
    );
  }
}
