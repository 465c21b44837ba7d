import { existsSync } from "node:fs";
import path from "node:path";
import { databaseName } from "./folder-names.ts";
import { UnusableDatabase } from "./sqlite/database-fault.ts";

/** What a restore works in, and what a migration writes, inside of the data folder, until they are done. */
export const restoring = ".restoring";
export const migrating = `${databaseName}.migrating`;

const advice = {
  [restoring]: "a restore that broke off. Empty the folder, and restore again",
  [migrating]: "a migration that broke off. Run it again: npm run migrate -- --from-embedded --apply",
};

/** Throws UnusableDatabase for a folder that has a part of the data only. */
export function requireFinished(folder: string): void {
  for (const [name, what] of Object.entries(advice)) {
    if (existsSync(path.join(folder, name))) throw new UnusableDatabase(`${path.join(folder, name)} was left by ${what}.`);
  }
}
