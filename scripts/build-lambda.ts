/**
 * Bundles each Lambda function into dist/lambda/<name>: index.mjs, beside it what it loads later, and the files that it reads; and beside
 * them which sources they are made of, so that a deployment can tell whether they are stale. Fails when one is over budget, or holds what it has no use for. The budgets (scripts/budgets.json) are bytes of minified code, WebAssembly included,
 * without the fonts and the docs page's files.
 */
import { cp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { type FunctionName, functions } from "../handlers/lambda/functions.ts";
import { hashOf, sourcesFile } from "../infra/fresh-bundles.ts";
import { sourcesFingerprint } from "../pdf-engine/fingerprint.ts";
import budgets from "./budgets.json" with { type: "json" };
import { withoutUnusedCode } from "./unused-code.ts";

process.chdir(new URL("..", import.meta.url).pathname);
const out = "dist/lambda";
const fonts = "pdf-templates/type/fonts";
const { resolve } = createRequire(import.meta.url);

const layoutEngine = /\/(react|react-reconciler|@react-pdf|pdfkit|harfbuzzjs|hyphen)\/|^pdf-(engine|templates)\//;
const pdfEngine = new RegExp(`${layoutEngine.source}|^outline/`);
const stockEngine = /\/(fontkit|pdfkit|yoga-layout|@react-pdf\/(font|image|layout|render|renderer|stylesheet|svg|textkit))\//;
const s3Client = /\/@aws-sdk\/(client-s3|s3-request-presigner)\//;
const pdfReader = /\/(unpdf|mammoth|parse5|csv-parse)\/|^(reading\/(?!words\/markup|ats\/located)|formats\/sources\/)/;
const formats = /\/@embedpdf\/|^formats\//;
const formatWriter = /\/@embedpdf\/|^formats\/(?!zip-archive)/;
/** A PDF can carry its data as JSON Resume. */
const formatsBesideData = /\/@embedpdf\/|^formats\/(?!json|page\/iso-date)/;
const documentWriter = /\/(trpc-to-openapi|zod-openapi|openapi3-ts)\//;
const otherCredentials = /\/@aws-sdk\/(credential-provider-(?!env|node)|nested-clients)/;
const dynamoClient = /\/@aws-sdk\/(client|lib)-dynamodb\//;

/** What a function has no use for. */
const foreign: Record<FunctionName, RegExp[]> = {
  "create-resume": [pdfEngine, pdfReader, formats, s3Client, documentWriter, otherCredentials],
  "get-resume": [pdfEngine, pdfReader, formats, s3Client, documentWriter, otherCredentials],
  "update-resume": [pdfEngine, pdfReader, formats, s3Client, documentWriter, otherCredentials],
  "generate-resume-pdf": [stockEngine, pdfReader, documentWriter, otherCredentials],
  "check-resume": [stockEngine, formatsBesideData, documentWriter, otherCredentials],
  "export-resume": [pdfEngine, pdfReader, formatWriter, documentWriter, otherCredentials],
  "render-resume": [stockEngine, pdfReader, s3Client, dynamoClient, documentWriter, otherCredentials],
  "import-resume": [layoutEngine, stockEngine, s3Client, dynamoClient, documentWriter, otherCredentials],
  "show-share": [stockEngine, pdfReader, documentWriter, otherCredentials],
  "manage-resume": [pdfEngine, pdfReader, formats, documentWriter, otherCredentials],
  trpc: [stockEngine, documentWriter, otherCredentials],
  public: [pdfEngine, pdfReader, formats, s3Client, dynamoClient, documentWriter, otherCredentials],
  sweep: [pdfEngine, pdfReader, formats, documentWriter, otherCredentials],
};

/** The folders whose files the docs page sends, by what they are named beside the bundle. */
const docs = { reference: "handlers/reference", guides: "docs" };

const isSent = (file: string) => !file.endsWith(".ts") && !file.startsWith("docs/adr");

/** Leaves out what looks for credentials elsewhere: Lambda puts those of a function into its environment. */
const ownCredentials: Plugin = {
  name: "own-credentials",
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/ }, async ({ path: file }) => ({
      contents: 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
      resolveDir: path.dirname(file),
    }));
  },
};

const define = { "process.env.NODE_ENV": '"production"', BUNDLED_FINGERPRINT: JSON.stringify(await sourcesFingerprint()) };

/** The files of ours that the bundles are made of. */
const sources = new Set(["package-lock.json", "scripts/build-lambda.ts", "scripts/unused-code.ts"]);

await rm(out, { recursive: true, force: true });
const sizes = await Promise.all((Object.keys(functions) as FunctionName[]).map(async (name) => [name, await bundle(name)] as const));
for (const [name, bytes] of sizes) console.log(`${name}: ${bytes} bytes; the budget is ${budgets.lambda[name]}`);
const over = sizes.filter(([name, bytes]) => bytes > budgets.lambda[name]).map(([name]) => name);
if (over.length > 0) throw new Error(`Over budget: ${over.join(", ")}`);
// At the end: a build that failed leaves nothing to deploy.
const hashes = await Promise.all([...sources].sort().map(async (file) => [file, await hashOf(file)] as const));
await writeFile(sourcesFile, JSON.stringify(Object.fromEntries(hashes), null, 2));

/** Bundles a function, and tells the bytes of its code. */
async function bundle(name: FunctionName): Promise<number> {
  const folder = `${out}/${name}`;
  const options = {
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    minify: true,
    define,
    // Packages of CommonJS look for it.
    banner: { js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);' },
    metafile: true,
    logLevel: "warning",
  } satisfies BuildOptions;
  const entryPoints = { index: `handlers/lambda/entries/${name}.ts` };
  const metafiles: Metafile[] = [];
  if (foreign[name].some((pattern) => pattern === pdfEngine || pattern === layoutEngine)) {
    // Each file that a start reads costs it a millisecond: all but what is loaded later is in one.
    const later: Record<string, string> = {};
    metafiles.push((await build({ ...options, entryPoints, plugins: [ownCredentials, apart(later)] })).metafile);
    metafiles.push((await build({ ...options, entryPoints: later, splitting: true })).metafile);
  } else {
    // What renders shares modules with what asks for it, and must not have its own.
    metafiles.push((await build({ ...options, entryPoints, splitting: true, plugins: [ownCredentials, withoutUnusedCode] })).metafile);
  }
  for (const file of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) if (!/(^|\/)node_modules\//.test(file)) sources.add(file);
  const held = metafiles.flatMap(inputsOf);
  const unwanted = held.filter((file) => foreign[name].some((pattern) => pattern.test(file)));
  if (unwanted.length > 0) throw new Error(`${name} would take along ${unwanted.join(", ")}`);
  const code = metafiles.flatMap(({ outputs }) => Object.values(outputs)).reduce((sum, { bytes }) => sum + bytes, 0);
  if (held.includes("handlers/http/docs-part.ts")) {
    for (const [name, from] of Object.entries(docs)) {
      await cp(from, `${folder}/${name}`, { recursive: true, filter: isSent });
      for (const file of await readdir(from)) if (/\.\w+$/.test(file) && isSent(file)) sources.add(`${from}/${file}`);
    }
  }
  if (!held.some((file) => file.startsWith("pdf-templates/"))) return code;
  await cp(fonts, `${folder}/fonts`, { recursive: true });
  for (const file of await readdir(fonts)) sources.add(`${fonts}/${file}`);
  const harfbuzz = path.join(path.dirname(resolve("harfbuzzjs")), "harfbuzz.wasm");
  const drawsPictures = held.includes("handlers/rendering/pictures/picture.ts");
  let bytes = code;
  for (const wasm of [harfbuzz, ...(drawsPictures ? [resolve("@embedpdf/pdfium/pdfium.wasm")] : [])]) {
    await cp(wasm, `${folder}/${path.basename(wasm)}`);
    bytes += (await stat(wasm)).size;
  }
  return bytes;
}

/** Leaves what is imported by `import()` to another build, whose entry points it gathers. */
function apart(later: Record<string, string>): Plugin {
  return {
    name: "apart",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /.*/ }, async ({ kind, path: wanted, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === "apart") return undefined;
        const found = await resolve(wanted, { kind, importer, resolveDir, pluginData: "apart" });
        if (found.external || found.errors.length > 0) return found;
        const file = path.relative(process.cwd(), found.path);
        const known = Object.keys(later).find((name) => later[name] === file);
        const name = known ?? `later-${Object.keys(later).length}`;
        later[name] = file;
        return { path: `./${name}.mjs`, external: true };
      });
    },
  };
}

/** Lists the files of which something is in the code. */
function inputsOf({ outputs }: Metafile): string[] {
  const held = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  return held.map(([file]) => file);
}
