import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { functions } from "../../handlers/lambda/functions.ts";
import { requireFreshBundles, sourcesFile } from "../../infra/fresh-bundles.ts";

it("a build leaves what a deployment asks for: every source of every function, as it is now", async () => {
  await requireFreshBundles();
  const sources = Object.keys(JSON.parse(await readFile(sourcesFile, "utf8")));
  const entries = Object.keys(functions).map((name) => `handlers/lambda/entries/${name}.ts`);
  const fonts = (await readdir("pdf-templates/type/fonts")).map((file) => `pdf-templates/type/fonts/${file}`);
  const some = ["domain/resume.ts", "pdf-templates/classic.tsx", "storage/s3/s3-pdfs.ts", "openapi.json", "package-lock.json"];
  expect(sources).toEqual(expect.arrayContaining([...entries, ...fonts, ...some]));
  expect(sources.filter((file) => /node_modules|^\/|^\.\./.test(file))).toEqual([]);
});
