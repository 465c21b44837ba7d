import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const folder = new URL("../pdf-templates/fonts/", import.meta.url);

const contents = async () => {
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [
        name,
        createHash("sha256")
          .update(await readFile(new URL(name, folder)))
          .digest("hex"),
      ]),
    ),
  );
};

it("builds the committed fonts, byte for byte, from the pinned package", async () => {
  const committed = await contents();
  await promisify(execFile)("npm", ["run", "fonts"]);
  expect(await contents()).toEqual(committed);
});
