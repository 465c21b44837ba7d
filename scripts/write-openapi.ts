/** Writes openapi.json: `npm run openapi`. With --check, fails when the committed one is not what the router gives. */
import { readFile, writeFile } from "node:fs/promises";
import { appRouter } from "../router/index.ts";
import { openApiDocument } from "../router/openapi.ts";

const file = new URL("../openapi.json", import.meta.url);
const text = `${JSON.stringify(openApiDocument(appRouter), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  await writeFile(file, text);
} else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
  console.error("openapi.json is not what the router gives: run `npm run openapi` and commit it.");
  process.exitCode = 1;
}
