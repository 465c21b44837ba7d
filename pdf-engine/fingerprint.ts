import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Holds what `sourcesFingerprint` returned when a bundle was built: there are no sources beside a bundle. */
declare const BUNDLED_FINGERPRINT: string | undefined;

let computed: Promise<string> | undefined;

/**
 * Names this release of model, outline, formats, templates, fonts and engine. The name changes when a byte of them changes, a version in the lockfile, or the
 * version of ICU, which cuts text into words and characters.
 */
export function fingerprint(): Promise<string> {
  computed ??= computeFingerprint();
  return computed;
}

async function computeFingerprint(): Promise<string> {
  const sources = typeof BUNDLED_FINGERPRINT === "string" ? BUNDLED_FINGERPRINT : await sourcesFingerprint();
  return createHash("sha256")
    .update(sources)
    .update(process.versions.icu ?? "")
    .digest("hex");
}

/** Names the sources alone: the lockfile and every file of the folders below. */
export async function sourcesFingerprint(): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256").update(await readFile(`${root}/package-lock.json`));
  for (const folder of ["domain", "formats", "outline", "pdf-engine", "pdf-templates"]) {
    const entries = await readdir(`${root}/${folder}`, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
    for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.digest("hex");
}
