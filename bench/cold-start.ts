/**
 * Cold starts of the built functions: milliseconds that a fresh process takes to import one, which is its initialization as well, and for its first
 * request; against a function that only imports the AWS SDK's DynamoDB client and makes one: bundled as esbuild does by default, split as esbuild
 * can, and as CommonJS. Part of `npm run bench`. Rounds are interleaved, so that a busy machine slows all alike; medians of ROUNDS (7).
 * LAMBDA_NODE names another Node than this one.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { build } from "esbuild";
import { type FunctionName, functions } from "../handlers/lambda/functions.ts";
import { startLocalServer } from "../handlers/local/server.ts";
import sample from "../scripts/sample-resume.json" with { type: "json" };

const node = process.env.LAMBDA_NODE ?? process.execPath;
const rounds = Number(process.env.ROUNDS ?? 7);
const built = `${process.cwd()}/dist/lambda`;
const folder = await mkdtemp(`${tmpdir()}/resume-gateway-bench-`);
const service = await startLocalServer({ PORT: "0", STORAGE: "aws", DATA_DIR: `${folder}/data` }, () => {});
const { dynamo, s3 } = service.backends as Record<
  "dynamo" | "s3",
  { endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } }
>;

const bundling = { bundle: true, platform: "node", target: "node24", minify: true } as const;
const bare =
  'import { DynamoDBClient } from "@aws-sdk/client-dynamodb"; new DynamoDBClient({}); export const handler = async () => ({ statusCode: 200 });';
const stdin = { contents: bare, resolveDir: process.cwd() };
const banner = { js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);' };
const esm = { ...bundling, stdin, format: "esm" as const, mainFields: ["module", "main"], banner };
await build({ ...esm, outfile: `${folder}/bare.mjs` });
await build({ ...esm, splitting: true, outdir: `${folder}/split`, entryNames: "bare", outExtension: { ".js": ".mjs" } });
await build({ ...bundling, stdin, format: "cjs", mainFields: ["module", "main"], outfile: `${folder}/bare.cjs` });

const json = { "content-type": "application/json" };
const address = `/resume/${encodeURIComponent(sample.email)}`;
const stored = await fetch(`${service.url}/resume`, { method: "POST", headers: json, body: JSON.stringify(sample) });
if (!stored.ok) throw new Error(await stored.text());

let serial = 0;
const event = (httpMethod: string, path: string, body?: unknown) => ({
  ...{ httpMethod, path, headers: json, body: body === undefined ? null : JSON.stringify(body) },
  requestContext: { domainName: "localhost", path: `/prod${path}` },
});

/** The first request of each: what it is there for. */
const first: Partial<Record<FunctionName, () => unknown>> = {
  "create-resume": () => event("POST", "/resume", { ...sample, email: `cold-${++serial}@example.com` }),
  "get-resume": () => event("GET", address),
  "update-resume": () => event("PUT", address, { phone: String(++serial) }),
  // Another name each time, or the PDF would be there already.
  "generate-resume-pdf": () => event("GET", `${address}/download`),
  "manage-resume": () => event("GET", `${address}/history`),
  trpc: () => event("GET", `/trpc/health`),
  public: () => event("GET", "/health"),
};

const names = { DYNAMODB_TABLE: "resumes", HISTORY_TABLE: "resumes-history", BUCKET_NAME: "resumes", HMAC_KEY: "k".repeat(32) };
const account = { AWS_REGION: "us-east-1", AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey, AWS_ENDPOINT_URL_S3: s3.endpoint };
const common = { STAGE: "test", AUTH_MODE: "open", POWERTOOLS_LOG_LEVEL: "ERROR", AWS_LAMBDA_FUNCTION_NAME: "cold", ...names, ...account };

const script = `
  const start = performance.now();
  const { handler } = await import(process.argv[1]);
  const imported = performance.now();
  const { statusCode, body } = await handler(JSON.parse(process.argv[2]), { awsRequestId: "cold", memoryLimitInMB: "512" });
  const answered = performance.now();
  if (statusCode >= 300) throw new Error(body);
  console.log(JSON.stringify([imported - start, answered - imported]));
  process.exit(0);`;

/** dynalite and the embedded S3 server know different keys; the PDF function needs both. */
const dynamoProxy = await startKeyProxy();

async function cold(file: string, request: unknown): Promise<[number, number]> {
  const env = {
    PATH: process.env.PATH ?? "",
    AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoProxy.url,
    ...common,
  };
  const args = ["--no-warnings", "--input-type=module", "-e", script, file, JSON.stringify(request ?? {})];
  const { stdout } = await promisify(execFile)(node, args, { env });
  return JSON.parse(stdout.trim().split("\n").at(-1) as string);
}

async function startKeyProxy() {
  const { startProxy } = await import("../tests/support/backend.ts");
  return startProxy(dynamo.endpoint, () => "pass", {
    prepare: ({ authorization = "", ...headers }) => ({
      ...headers,
      authorization: authorization.replace(/Credential=[^/]+/, `Credential=${dynamo.credentials.accessKeyId}`),
    }),
  });
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const rows = [
  ...Object.entries({ ESM: "bare.mjs", "ESM, split": "split/bare.mjs", CommonJS: "bare.cjs" }).map(([kind, file]) => ({
    name: `DynamoDB client alone, ${kind}`,
    file: `${folder}/${file}`,
    request: undefined,
  })),
  ...(Object.keys(functions) as FunctionName[]).flatMap((name) =>
    first[name] ? [{ name, file: `${built}/${name}/index.mjs`, request: first[name] }] : [],
  ),
];
try {
  const times = new Map(rows.map(({ name }) => [name, { imports: [] as number[], requests: [] as number[] }]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, file, request } of rows) {
      if (name === "generate-resume-pdf") {
        await fetch(service.url + address, { method: "PUT", headers: json, body: JSON.stringify({ name: `Ada ${++serial}` }) });
      }
      const [imported, answered] = await cold(file, request?.());
      // The first round warms the disk.
      if (round < 0) continue;
      times.get(name)?.imports.push(imported);
      times.get(name)?.requests.push(answered);
    }
  }
  const base = median(times.get(rows[0]?.name ?? "")?.imports ?? []);
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  console.log(`\nCold starts: ms, medians of ${rounds} fresh processes, Node ${version}\n`);
  console.log("| Function | Import and init | Ratio to the client alone | First request | Together |\n|---|---|---|---|---|");
  for (const [name, { imports, requests }] of times) {
    const [start, request] = [median(imports), median(requests)];
    console.log(
      `| ${name} | ${start.toFixed(0)} | ${(start / base).toFixed(2)} | ${request.toFixed(0)} | ${(start + request).toFixed(0)} |`,
    );
  }
} finally {
  await dynamoProxy[Symbol.asyncDispose]();
  await service.close();
  await rm(folder, { recursive: true, force: true });
}
