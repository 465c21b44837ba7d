import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ConfigurationError } from "../handlers/env.ts";

/** Where the build says what the bundles are made of: the hash of each file by its path. Builds and deployments work in the project's folder. */
export const sourcesFile = "dist/lambda/sources.json";

export const hashOf = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

/** Throws a ConfigurationError when there are no bundles, or when a file has changed that they are made of. */
export async function requireFreshBundles(): Promise<void> {
  const told = await readFile(sourcesFile, "utf8").catch(() => refuse("There are no bundles in dist/lambda"));
  for (const [file, hash] of Object.entries(JSON.parse(told))) {
    if ((await hashOf(file).catch(() => undefined)) !== hash) refuse(`The bundles in dist/lambda are older than ${file}`);
  }
}

function refuse(fault: string): never {
  throw new ConfigurationError(`${fault}: run npm run build:lambda, then deploy again.`);
}
