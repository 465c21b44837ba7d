import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { readPdf } from "../support/pdf.ts";

it("npm run demo tells each step, and leaves the PDF that it announces and nothing else", async () => {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  const pdf = `${folder}/demo.pdf`;
  try {
    const { stdout } = await promisify(execFile)("npm", ["run", "demo", "--", pdf]);
    expect([...stdout.matchAll(/^< (\d{3})/gm)].map(([, status]) => status)).toEqual([
      "204",
      "201",
      "200",
      "200",
      "412",
      "400",
      "200",
      "200",
      "200",
      "200",
      "200",
      "200",
      "200",
    ]);
    const { pages, words } = await readPdf(await readFile(pdf));
    expect(words).toContain("Principal engineer");
    expect(stdout).toContain(`demo.pdf: ${pages.length} page`);
    const [, dataDir = ""] = /its data in (\S+)\.$/m.exec(stdout) ?? [];
    expect(dataDir).toContain(tmpdir());
    expect(existsSync(dirname(dataDir))).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});
