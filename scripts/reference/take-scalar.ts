/**
 * Takes the program of the reference page out of its package, and compresses it: `npm run reference`, after a change of `version`.
 * It is one file for browsers, and its package would bring hundreds of others to every install.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const name = "@scalar/api-reference";
const version = "1.76.0";
const integrity = "sha512-pjqwnzmA9YK3ZX+IZSICMsywm4qI6HLSngR2py9H6TvFApHHuJjkTAd+gFJfnqJDzJuro8k7ji6JCtJ2U+Byng==";

const folder = await mkdtemp(path.join(tmpdir(), "reference-page-"));
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
try {
  const [{ filename }] = JSON.parse(String(run("npm", "pack", `${name}@${version}`, "--json", "--silent"))) as [{ filename: string }];
  const packed = await readFile(path.join(folder, filename));
  const found = `sha512-${createHash("sha512").update(packed).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name}@${version} is ${found}, and not ${integrity}.`);
  run("tar", "xzf", filename);
  const program = await readFile(path.join(folder, "package/dist/browser/standalone.js"));
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: program.length };
  await writeFile(new URL("../../handlers/reference/scalar.js.br", import.meta.url), brotliCompressSync(program, { params }));
} finally {
  await rm(folder, { recursive: true });
}
