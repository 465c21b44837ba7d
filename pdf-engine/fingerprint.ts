import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

let computed: Promise<string> | undefined;

/** Names this release of model, templates, fonts and engine: it changes when a byte of them does, any version in the lockfile, or the ICU that writes dates. */
export function fingerprint(): Promise<string> {
  computed ??= computeFingerprint();
  return computed;
}

async function computeFingerprint(): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256")
    .update(await readFile(`${root}/package-lock.json`))
    .update(process.versions.icu ?? "");
  for (const folder of ["domain", "pdf-engine", "pdf-templates"]) {
    const entries = await readdir(`${root}/${folder}`, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
    for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.digest("hex");
}
