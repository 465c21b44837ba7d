import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// Set by the build, which computes it once.
declare const RENDER_FINGERPRINT: string | undefined;

let computed: Promise<string> | undefined;

/** Names this release of templates, fonts and engine: it changes when any byte of them does, or a version in the lockfile. */
export function fingerprint(): Promise<string> {
  if (typeof RENDER_FINGERPRINT === "string") return Promise.resolve(RENDER_FINGERPRINT);
  computed ??= computeFingerprint();
  return computed;
}

async function computeFingerprint(): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256");
  for (const folder of ["pdf-engine", "pdf-templates"]) {
    const entries = await readdir(`${root}/${folder}`, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
    for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  const { packages } = JSON.parse(await readFile(`${root}/package-lock.json`, "utf8")) as {
    packages: Record<string, { version?: string }>;
  };
  const engine = Object.entries(packages).filter(([name]) => /node_modules\/(@react-pdf\/|pdfkit$|fontkit$|react$)/.test(name));
  hash.update(JSON.stringify(engine.map(([name, { version }]) => [name, version])));
  return hash.digest("hex");
}
