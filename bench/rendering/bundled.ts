import { copyFile, mkdir, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { withoutUnusedCode } from "../../scripts/unused-code.ts";
import type { NodePeer, PeerProcess } from "./peers.ts";
import { standardFonts } from "./standard-fonts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
// As deep as bench/peers, and beside its packages: peers look for fonts and templates from where they are.
const folder = `${root}bench/dist`;

/** A peer in Node as it would be deployed: in one bundle, without a compiler of TypeScript at its start. */
export async function bundled({ name, command, file }: NodePeer): Promise<PeerProcess> {
  const out = `${folder}/${path.parse(file).name}.mjs`;
  const contents = `import { peer } from "../peers/${file}"; import { answerJobs } from "./answer-jobs.ts"; await answerJobs(peer);`;
  await build({
    stdin: { contents, resolveDir: `${root}bench/rendering`, loader: "ts" },
    outfile: out,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    // Of fontkit, which stock React-PDF reads fonts with: WOFF2 alone is compressed so.
    alias: { "brotli/decompress.js": "data:text/javascript,export default undefined" },
    plugins: file.startsWith("typst") ? [] : [standardFonts, withoutUnusedCode],
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);' },
  });
  return { name, command, args: [out] };
}

/** What peers read from beside their code. */
export async function filesBeside(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await rm(`${folder}/fonts`, { force: true });
  await symlink(`${root}pdf-templates/type/fonts`, `${folder}/fonts`);
  const { resolve } = createRequire(import.meta.url);
  await copyFile(path.join(path.dirname(resolve("harfbuzzjs")), "harfbuzz.wasm"), `${folder}/harfbuzz.wasm`);
  await copyFile(`${root}bench/peers/resume.typ`, `${folder}/resume.typ`);
}
