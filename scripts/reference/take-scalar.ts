/**
 * Takes the program of the reference page out of its package, and compresses it: `npm run reference`, after a change of `scalar.json`.
 * It is one file for browsers, and its package would bring hundreds of others to every install.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import scalar from "./scalar.json" with { type: "json" };

const { name, version, integrity, program: wanted } = scalar;
const hash = (algorithm: string, bytes: Buffer) => `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;

const folder = await mkdtemp(path.join(tmpdir(), "reference-page-"));
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
try {
  const [{ filename }] = JSON.parse(String(run("npm", "pack", `${name}@${version}`, "--json", "--silent"))) as [{ filename: string }];
  const packed = await readFile(path.join(folder, filename));
  const found = hash("sha512", packed);
  if (found !== integrity) throw new Error(`${name}@${version} is ${found}, and not ${integrity}.`);
  run("tar", "xzf", filename);
  const program = await readFile(path.join(folder, "package/dist/browser/standalone.js"));
  const taken = hash("sha256", program);
  if (taken !== wanted) throw new Error(`The program of ${name}@${version} is ${taken}, and not ${wanted}.`);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: program.length };
  await writeFile(new URL("../../handlers/reference/scalar.js.br", import.meta.url), brotliCompressSync(program, { params }));
} finally {
  await rm(folder, { recursive: true });
}
