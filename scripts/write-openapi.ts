/** Writes what follows from the router: openapi.json, and the table of procedures in docs/typescript.md: `npm run openapi`. With --check, fails on a difference. */
import { readFile, writeFile } from "node:fs/promises";
import type { Meta } from "../procedures/trpc.ts";
import { appRouter } from "../router/index.ts";
import { openApiDocument } from "../router/openapi.ts";
import { procedures } from "../router/procedures.ts";

const root = new URL("../", import.meta.url);
const guide = "docs/typescript.md";

const rows = Object.entries(procedures).map(([name, { _def }]) => {
  const { method, path, summary } = (_def.meta as Meta).openapi;
  return `| \`${name}\` | ${_def.type} | ${summary} | \`${method} ${path}\` |`;
});
const table = ["| Procedure | | What it does | REST |", "|---|---|---|---|", ...rows].join("\n");

const written: Record<string, (before: string) => string> = {
  "openapi.json": () => `${JSON.stringify(openApiDocument(appRouter), null, 2)}\n`,
  [guide]: (before) => before.replace(/(<!-- procedures: [^>]*-->\n).*(<!-- \/procedures -->)/s, `$1${table}\n$2`),
};

for (const [file, textOf] of Object.entries(written)) {
  const before = await readFile(new URL(file, root), "utf8").catch(() => "");
  const text = textOf(before);
  if (text === before) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} is not what the router gives: run \`npm run openapi\` and commit it.`);
    process.exitCode = 1;
  } else await writeFile(new URL(file, root), text);
}
