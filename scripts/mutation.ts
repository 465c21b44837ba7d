/**
 * `npm run test:mutation -- FOLDER`: changes the code of a folder, one place at a time, runs the tests that reach that place, and lists the
 * changes that none of them notices. Without a folder, it takes all of them, one after the other. It is run by hand: see docs/testing.md.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import suites from "./mutation/suites.json" with { type: "json" };

process.chdir(path.resolve(import.meta.dirname, ".."));
type Report = { files: Record<string, { mutants: { status: string; testsCompleted?: number }[] }> };

const folders = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
/** The first that fits: what is in a folder stands before it. */
const room = (folder: string) => Object.keys(suites).find((name) => `${folder}/`.startsWith(`${name}/`));
const unknown = folders.filter((folder) => !room(folder));
if (unknown.length > 0) {
  console.error(
    `There are no suites for ${unknown.join(", ")}. There are for ${Object.keys(suites).join(", ")}, and for what is in these.`,
  );
  process.exit(1);
}

for (const folder of folders) {
  const inside = Object.keys(suites).filter((name) => name.startsWith(`${folder}/`));
  const mutate = path.extname(folder) ? folder : [`${folder}/**/*.ts`, ...inside.map((name) => `!${name}/**`)].join(",");
  const stryker = "scripts/mutation/node_modules/.bin/stryker";
  const { status } = spawnSync(stryker, ["run", "scripts/mutation/stryker.config.mjs", "--mutate", `${mutate},!domain/locales/??.ts`], {
    stdio: "inherit",
    env: { ...process.env, MUTATED: room(folder) },
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log(`${folder}: ${score()}`);
}

/** The score of the last run. */
function score(): string {
  const { files } = JSON.parse(readFileSync(".tmp/mutation.json", "utf8")) as Report;
  const faults = Object.values(files).flatMap(({ mutants }) => mutants.filter(({ status }) => status !== "Ignored"));
  // What breaks the set-up of a suite ends it before its first test. Stryker, which sees no test fail, takes that for survived.
  const found = faults.filter(({ status, testsCompleted }) => status !== "NoCoverage" && (status !== "Survived" || testsCompleted === 0));
  return `${found.length} of ${faults.length} faults found (${Math.round((100 * found.length) / faults.length)} %)`;
}
