/**
 * Checks sst.config.ts and infra/ against SST's own types: `npm run typecheck:infra`. SST bundles the configuration, evaluates its `app`,
 * and writes its platform; nothing is deployed, and no AWS account is asked. The first run fetches about 0.5 GB of npm packages into .tmp/.
 * Linux on x64.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, ".tmp/typecheck-infra");
const project = path.join(folder, "project");
const tools = path.join(folder, "home/.config/sst/bin");

/**
 * What SST would download by itself. bun comes out of an npm package; of pulumi a stub that tells its version is enough, as nothing is
 * deployed.
 */
const bun = "@oven/bun-linux-x64@1.2.1";
const pulumi = "v3.215.0";

/** The files that the configuration is made of. */
const sources = ["sst.config.ts", "infra", "handlers", "router", "procedures", "domain", "storage", "openapi.json", "package.json"];

if (process.platform !== "linux" || process.arch !== "x64") {
  console.error("This runs on Linux on x64 alone. Elsewhere: npx sst install, then point an editor at sst.config.ts.");
  process.exit(1);
}
mkdirSync(tools, { recursive: true });
if (!existsSync(`${tools}/bun`)) {
  run("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-save", "--silent", bun], root);
  cpSync(`${folder}/node_modules/@oven/bun-linux-x64/bin/bun`, `${tools}/bun`);
  writeFileSync(`${tools}/pulumi`, `#!/bin/sh\necho ${pulumi}\n`);
  chmodSync(`${tools}/pulumi`, 0o755);
}

mkdirSync(project, { recursive: true });
for (const source of sources) {
  rmSync(path.join(project, source), { recursive: true, force: true });
  cpSync(path.join(root, source), path.join(project, source), { recursive: true });
}
if (!existsSync(`${project}/node_modules`)) symlinkSync(`${root}/node_modules`, `${project}/node_modules`);

const install = run(`${root}/node_modules/.bin/sst`, ["install", "--stage", "dev"], project);
// It ends with 0 whatever happened.
if (!existsSync(`${project}/.sst/platform/config.d.ts`) || !install.includes("Installed providers")) fail(install);

writeFileSync(
  `${project}/tsconfig.json`,
  JSON.stringify({
    extends: "../../../tsconfig.json",
    // SST's platform is TypeScript sources without file extensions in imports, and not as strict as ours.
    compilerOptions: { module: "esnext", moduleResolution: "bundler", jsx: "preserve" },
    include: [],
    files: ["sst.config.ts", ".sst/platform/config.d.ts"],
  }),
);
const { status, stdout } = spawnSync(`${root}/node_modules/.bin/tsc`, ["--pretty", "false"], { cwd: project, encoding: "utf8" });
const ours = stdout.split("\n").filter((line) => /^\S+\(\d+,\d+\): error/.test(line) && !line.startsWith(".sst/"));
if (ours.length > 0 || (status !== 0 && stdout.trim() === "")) fail(ours.join("\n"));
console.log(`sst.config.ts and infra/ agree with the types of SST ${installed("sst")}; SST bundles them and evaluates app().`);

function run(command: string, args: string[], cwd: string): string {
  const { PATH } = process.env;
  const env = { ...process.env, HOME: `${folder}/home`, PATH, SST_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", env });
  if (error || status !== 0) fail(`${command} ${args.join(" ")}\n${error ?? ""}${stdout}${stderr}`);
  return stdout + stderr;
}

function installed(name: string): string {
  const found = spawnSync("npm", ["pkg", "get", `devDependencies.${name}`], { cwd: root, encoding: "utf8" });
  return JSON.parse(found.stdout);
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}
