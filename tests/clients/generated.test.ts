import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { type Service, startService } from "../support/service.ts";

const cwd = new URL(".", import.meta.url);

let service: Service;
beforeAll(async () => {
  service = await startService();
  return () => service[Symbol.asyncDispose]();
});

const run = (command: string, ...args: string[]) =>
  promisify(execFile)(command, args, { cwd, env: { ...process.env, DOCUMENT: `${service.url}/openapi.json` } });

it("@hey-api/openapi-ts and orval make clients that compile, strictly and with their libraries, and do all that people do", async () => {
  await rm(new URL("generated/", cwd), { recursive: true, force: true });
  await run("npx", "openapi-ts", "--input", `${service.url}/openapi.json`, "--output", "generated/hey-api");
  await run("npx", "orval", "--config", "orval.config.ts");
  await run("npx", "tsc").catch(({ stdout }) => expect(stdout).toBe(""));
  for (const program of ["hey-api", "orval"]) {
    const { stdout } = await run(process.execPath, "--import", "tsx", `programs/${program}.ts`);
    expect([program, ...stdout.trim().split("\n")]).toEqual([
      program,
      "Resume created successfully",
      "Engineer Turin",
      "PRECONDITION_FAILED",
      "1 application/pdf",
      "Resume deleted successfully",
    ]);
  }
});
