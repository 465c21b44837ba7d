import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { expect, it } from "vitest";

async function hashes(folder: string) {
  const names = await readdir(folder);
  const hash = async (name: string) =>
    createHash("sha256")
      .update(await readFile(`${folder}/${name}`))
      .digest("hex");
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await hash(name)])));
}

it("npm run fonts builds the committed fonts, byte for byte, from the pinned package", async () => {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  try {
    await promisify(execFile)("npm", ["run", "fonts", "--", folder]);
    expect(await hashes(folder)).toEqual(await hashes(new URL("../../pdf-templates/type/fonts", import.meta.url).pathname));
  } finally {
    await rm(folder, { recursive: true });
  }
});
