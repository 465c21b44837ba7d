import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startService } from "../support/service.ts";
import { findTool } from "../support/tools.ts";

const root = new URL("../../", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, code]) => code as string);

const curl = findTool(["curl"], "readme.test.ts");

it.skipIf(!curl)("the README's curl examples work as written, in order", async () => {
  await using service = await startService();
  const script = blocks("sh")
    .filter((code) => code.includes("curl"))
    .join("\n")
    .replaceAll("http://127.0.0.1:3000", service.url)
    .replaceAll(/^curl |\ncurl /g, (command) => command.replace("curl", "curl -sS --fail-with-body -w '\\n'"));
  const { stdout } = await promisify(execFile)("bash", ["-euc", script]);
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { message: "Resume created successfully" },
    { name: "Ada Example" },
    { resume: { headline: "Engine driver" } },
    { download_url: expect.stringContaining(service.url) },
    { resume: { phone: "+39 011 555 0100" } },
    { versions: [{ changed: ["phone"] }, { changed: ["headline"] }, { changed: ["name", "skills", "experience"] }], next: null },
    { message: "Resume restored successfully", resume: { version: 4, phone: "" } },
    { message: "Resume deleted successfully" },
    { message: "Resume restored successfully", resume: { version: 6 } },
    { message: "Resume, history and PDFs erased for good", erased: { versions: 6, pdfs: 1 } },
  ]);
});

it("the README's TypeScript example works as written", async () => {
  await using service = await startService();
  const [code] = blocks("ts");
  const file = new URL(".readme-example.ts", root);
  await writeFile(file, `${code?.replaceAll("http://127.0.0.1:3000", service.url)}console.log(download_url);\n`);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", file.pathname]);
    expect((await fetch(stdout.trim())).status).toBe(200);
  } finally {
    await rm(file);
  }
});
