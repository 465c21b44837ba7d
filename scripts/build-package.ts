/**
 * Builds what front ends install, in dist/package: the typed client, the schemas and the OpenAPI document. Fails when what a browser would
 * load of it is over budget, or holds more than it may. The budgets (scripts/budgets.json) are bytes, minified and gzipped.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import packageJson from "../package.json" with { type: "json" };
import allBudgets from "./budgets.json" with { type: "json" };

const budgets = allBudgets.package;

process.chdir(new URL("..", import.meta.url).pathname);
const out = "dist/package";
const entryPoints = { client: "client/index.ts", variants: "client/variants.ts", schemas: "domain/schemas.ts" };
const common = { bundle: true, format: "esm", platform: "browser", target: "es2022" } as const;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({ ...common, entryPoints, outdir: out, packages: "external" });
await promisify(execFile)("npx", ["tsc", "-p", "tsconfig.package.json"]);
await writeFile(`${out}/package.json`, `${JSON.stringify(manifest(), null, 2)}\n`);
for (const [from, to] of [["openapi.json"], ["LICENSE"], ["CHANGELOG.md"], ["docs/typescript.md", "README.md"]] as const) {
  await cp(from, `${out}/${to ?? from}`);
}
for (const [name, entryPoint] of Object.entries(entryPoints)) await measure(name as keyof typeof budgets, entryPoint);

/** The package.json for those who install it, without what only the service needs. */
function manifest() {
  const { name, version, description, license, type, engines, dependencies, exports } = packageJson;
  const inPackage = JSON.parse(JSON.stringify(exports).replaceAll(`./${out}/`, "./"));
  const needed = Object.fromEntries((["@trpc/client", "@trpc/server", "zod"] as const).map((key) => [key, `^${dependencies[key]}`]));
  // With an older compiler tRPC's types would become `any`, silently.
  const typescript = { peerDependencies: { typescript: ">=5.7.2" }, peerDependenciesMeta: { typescript: { optional: true } } };
  return {
    name,
    version,
    description,
    license,
    type,
    engines,
    sideEffects: false,
    exports: inPackage,
    dependencies: needed,
    ...typescript,
  };
}

/** Bundles what a front end that uses one entry would load, all dependencies included. */
async function measure(name: keyof typeof budgets, entryPoint: string) {
  const { outputFiles, metafile } = await build({ ...common, entryPoints: [entryPoint], minify: true, write: false, metafile: true });
  const foreign = Object.keys(metafile.inputs).filter(
    (file) => !/^(client|domain|node_modules\/(@trpc\/(client|server)|zod))\//.test(file),
  );
  const bytes = gzipSync(outputFiles[0]?.contents ?? "").length;
  console.log(`resume-gateway/${name}: ${bytes} bytes, minified and gzipped, with its dependencies; the budget is ${budgets[name]}`);
  if (foreign.length > 0) throw new Error(`resume-gateway/${name} would take along ${foreign.join(", ")}`);
  if (bytes > budgets[name]) throw new Error(`resume-gateway/${name} is over its budget`);
}
