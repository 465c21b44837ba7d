import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { createAdaptorServer } from "@hono/node-server";
import type { LogEntry } from "../../domain/ports.ts";
import { ensureTable, startDynamo } from "../../embedded/dynamodb.ts";
import { openS3 } from "../../embedded/s3.ts";
import { zip } from "../../formats/zip-archive.ts";
import { createApp } from "../../handlers/app.ts";
import { awsStorageOf } from "../../handlers/aws-stores.ts";
import { dependencies } from "../../handlers/dependencies.ts";
import { readServiceEnv } from "../../handlers/env.ts";
import { fileWriter } from "../../handlers/rendering/file-writer.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { reporter } from "../../handlers/rendering/report-on-file.ts";
import { resumeReader } from "../../handlers/rendering/sent-files/resume-reader.ts";
import { s3Client } from "../../storage/aws/aws-clients.ts";
import { sharesByResume } from "../../storage/shares/dynamo-shares.ts";
import { callsTo } from "./app-calls.ts";
import { type BackendCall, type Fate, startProxy } from "./backend.ts";
import { patience } from "./patience.ts";

const region = "us-east-1";
const names = {
  DYNAMODB_TABLE: "resumes",
  HISTORY_TABLE: "resumes-history",
  SHARES_TABLE: "resumes-shares",
  BUCKET_NAME: "resumes",
  HMAC_KEY: "k".repeat(32),
};
const s3Secrets = { accessKeyId: "key", secretAccessKey: "secret" };

type Decide = (call: BackendCall) => Fate;

type Proxied = {
  dynamo?: Decide;
  s3?: Decide;
  /** Milliseconds that a call to DynamoDB or S3 may take: many, so that only what a test does decides. */
  requestTimeout?: number;
};

/** The app, and proxies before its DynamoDB and its S3 that decide over each request. */
export async function startBehindProxies(
  { dynamo: decideDynamo = () => "pass", s3: decideS3 = () => "pass", requestTimeout = 60_000 }: Proxied,
  environment: NodeJS.ProcessEnv = {},
) {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  const dynamo = await startDynamo(`${folder}/dynamodb`);
  const account = { region, credentials: dynamo.credentials };
  const client = new DynamoDBClient({ endpoint: dynamo.endpoint, ...account });
  await ensureTable(client, names.DYNAMODB_TABLE, "email");
  await ensureTable(client, names.HISTORY_TABLE, "id", "version");
  await ensureTable(client, names.SHARES_TABLE, "id", undefined, { name: sharesByResume, key: "resume_id" });
  const s3 = await serve(await openS3({ folder: `${folder}/s3`, credentials: s3Secrets, buckets: [names.BUCKET_NAME], basePath: "" }));
  const files = s3Client({ endpoint: s3.url, region, credentials: s3Secrets, forcePathStyle: true });
  const proxies = { dynamo: await startProxy(dynamo.endpoint, decideDynamo), s3: await startProxy(s3.url, decideS3) };
  const logged: LogEntry[] = [];
  const requestHandler = { requestTimeout, throwOnRequestTimeout: true };
  const env = readServiceEnv({ ...names, ...patience, ...environment });
  const storage = awsStorageOf(env, {
    dynamo: { endpoint: proxies.dynamo.url, ...account, requestHandler },
    s3: { endpoint: proxies.s3.url, region, credentials: s3Secrets, requestHandler },
    // Callers reach the bucket past the faults.
    publicS3: { endpoint: s3.url, region, credentials: s3Secrets },
  });
  const partsOfOne = () =>
    dependencies(env, storage, {
      signIn: async () => undefined,
      renderer: { ...renderer, ...fileWriter },
      reporter: { ...reporter, ...resumeReader },
      archive: zip,
      log: (entry) => logged.push(entry),
    });
  const parts = partsOfOne();
  return {
    logged,
    names,
    dependencies: parts,
    storage,
    /** Past the proxy. */
    client,
    calls: proxies.dynamo.calls,
    s3Calls: proxies.s3.calls,
    /** How much is stored, as seen past the proxies. */
    async contents() {
      const count = async (table: string) => (await client.send(new ScanCommand({ TableName: table }))).Count ?? 0;
      const { KeyCount = 0 } = await files.send(new ListObjectsV2Command({ Bucket: names.BUCKET_NAME }));
      return { items: await count(names.DYNAMODB_TABLE), rows: await count(names.HISTORY_TABLE), files: KeyCount };
    },
    /** Puts an item as an earlier system would. */
    putItem: (Item: Record<string, unknown>) =>
      DynamoDBDocumentClient.from(client).send(new PutCommand({ TableName: names.DYNAMODB_TABLE, Item })),
    call: callsTo(createApp(parts)),
    /** Calls of the app as if in another process: what takes turns in one does not wait there. */
    aProcess: () => callsTo(createApp(partsOfOne())),
    async [Symbol.asyncDispose]() {
      await proxies.dynamo[Symbol.asyncDispose]();
      await proxies.s3[Symbol.asyncDispose]();
      await s3.close();
      await dynamo.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ProxiedService = Awaited<ReturnType<typeof startBehindProxies>>;

async function serve(fetch: (request: Request) => Promise<Response>) {
  const server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
