import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { expect, it } from "vitest";
import scalar from "../../scripts/reference/scalar.json" with { type: "json" };

it("the program of the reference page is the one of the package that is named", async () => {
  const program = brotliDecompressSync(await readFile(new URL("../../handlers/reference/scalar.js.br", import.meta.url)));
  expect(`sha256-${createHash("sha256").update(program).digest("base64")}`).toBe(scalar.program);
});
