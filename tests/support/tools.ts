import { existsSync } from "node:fs";

/** The path of a program that npm does not bring, or undefined, and a line that says what is skipped without it. */
export function findTool(names: string[], suite: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(":");
  const found = names
    .flatMap((name) => (name.startsWith("/") ? name : folders.map((folder) => `${folder}/${name}`)))
    .find((path) => existsSync(path));
  if (!found) console.log(`Skipped in ${suite}: what needs ${names.at(-1)}, which is not on this machine.`);
  return found;
}
