import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { aFolder } from "../support/npm-start.ts";

const run = (command: string, args: string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync("npx", ["--no-install", command, ...args], { encoding: "utf8", input });
  return { status, output: stdout + stderr };
};

const lockfileLint = (file: string) =>
  run("lockfile-lint", ["--path", file, "--type", "npm", "--validate-https", "--validate-integrity", "--allowed-hosts", "npm"]);

it("no file of the project holds a secret, and a planted one is found", async () => {
  const files = spawnSync("git", ["ls-files", "-z"], { encoding: "utf8" }).stdout.split("\0").filter(Boolean);
  expect(files.length).toBeGreaterThan(200);
  expect(run("secretlint", files)).toMatchObject({ status: 0 });

  // Put together here, so that the scan above finds none in this file.
  const planted = `export const token = "${["ghp", "9aZ".repeat(12)].join("_")}";`;
  const { status, output } = run("secretlint", ["--stdinFileName", "planted.ts"], planted);
  expect(status).toBe(1);
  expect(output).toMatch(/GitHub/i);
  console.log(`secrets: ${files.length} files, 0 findings; a planted one is found`);
});

it("the lockfiles take packages from the registry alone, and a planted source is found", async () => {
  const locks = [
    "package-lock.json",
    "bench/package-lock.json",
    "scripts/fonts/package-lock.json",
    "scripts/lambda-node/package-lock.json",
    "scripts/mutation/package-lock.json",
  ];
  for (const file of locks) expect(lockfileLint(file)).toMatchObject({ status: 0 });

  const lock = JSON.parse(await readFile("package-lock.json", "utf8"));
  const planted = async (change: object) => {
    const copy = structuredClone(lock);
    Object.assign(copy.packages["node_modules/zod"], change);
    const file = `${await aFolder()}/package-lock.json`;
    await writeFile(file, JSON.stringify(copy));
    return lockfileLint(file).status;
  };
  expect(await planted({ resolved: "https://evil.example/zod-4.6.7.tgz" })).toBe(1);
  expect(await planted({ resolved: "git+ssh://git@evil.example/zod.git#0123456" })).toBe(1);
  expect(await planted({ resolved: "http://evil.example/zod-4.6.7.tgz", integrity: "sha1-AAAA" })).toBe(1);
  console.log(`lockfiles: ${locks.length}, 0 findings; 3 of 3 planted sources are found`);
});
