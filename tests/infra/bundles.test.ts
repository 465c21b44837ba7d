import { appendFile, rm, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../infra/fresh-bundles.ts";
import { aFolder } from "../support/npm-start.ts";
import { deploy } from "../support/sst-stand-ins.ts";

const deployWith = (sources: Record<string, string> | null) => deploy("dev", { AUTH_MODE: "open" }, sources);

async function aSource() {
  const file = `${await aFolder()}/source.ts`;
  await writeFile(file, "export const answer = 42;\n");
  return { file, sources: { [file]: await hashOf(file) } };
}

describe("a deployment", () => {
  it("takes bundles whose sources are as they were built", async () => {
    const { sources } = await aSource();
    expect((await deployWith(sources)).resources.length).toBeGreaterThan(0);
  });

  it("is refused in one line where nothing was built, or a build has failed", async () => {
    await expect(deployWith(null)).rejects.toThrow(
      new Error("There are no bundles in dist/lambda: run npm run build:lambda, then deploy again."),
    );
  });

  it.each([
    ["changed", (file: string) => appendFile(file, "// changed\n")],
    ["gone", (file: string) => rm(file)],
  ])("is refused in one line, before anything is made, when one of their sources is %s", async (_, change) => {
    const { file, sources } = await aSource();
    await change(file);
    await expect(deployWith(sources)).rejects.toThrow(
      new Error(`The bundles in dist/lambda are older than ${file}: run npm run build:lambda, then deploy again.`),
    );
  });
});
