import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ensureTable, startDynamo } from "../../embedded/dynamodb.ts";
import { openS3 } from "../../embedded/s3.ts";
import { dynamoName, s3Name } from "../../storage/folder-names.ts";
import { sharesByResume } from "../../storage/shares/dynamo-shares.ts";
import { awsStorageOf, type Backends } from "../aws-stores.ts";
import type { ServiceEnv } from "../env.ts";
import type { LocalStorage, StorageSurroundings } from "./local-storage.ts";

const s3Path = "/_s3";
const region = "us-east-1";

// The embedded servers share this process: on a busy machine they are slow, not dead.
const requestHandler = { connectionTimeout: 20_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/** Opens the storage of the cloud, with embedded DynamoDB and S3 servers behind the AWS SDK unless the environment names others. */
export async function openAws(
  env: ServiceEnv,
  { dataDir, url, publicUrl, secrets, environment }: StorageSurroundings,
): Promise<LocalStorage> {
  const backends: Backends = {};
  const opened: Partial<LocalStorage> = {};
  if (!environment.AWS_ENDPOINT_URL_DYNAMODB) {
    const dynamo = await startDynamo(path.join(dataDir, dynamoName));
    opened.close = dynamo.close;
    backends.dynamo = { endpoint: dynamo.endpoint, region, credentials: dynamo.credentials, requestHandler };
    const client = new DynamoDBClient(backends.dynamo);
    await ensureTable(client, env.DYNAMODB_TABLE, "email");
    await ensureTable(client, env.HISTORY_TABLE, "id", "version");
    await ensureTable(client, env.SHARES_TABLE, "id", undefined, { name: sharesByResume, key: "resume_id" });
  }
  if (!environment.AWS_ENDPOINT_URL_S3) {
    const folder = path.join(dataDir, s3Name);
    const s3 = await openS3({ folder, credentials: secrets, buckets: [env.BUCKET_NAME], basePath: s3Path, publicUrl });
    opened.mount = { path: s3Path, fetch: s3 };
    const common = { region, credentials: secrets, requestHandler };
    backends.s3 = { ...common, endpoint: url + s3Path };
    backends.publicS3 = { ...common, endpoint: `${(publicUrl ?? url).replace(/\/$/, "")}${s3Path}` };
  }
  const isOwn = backends.dynamo !== undefined && backends.s3 !== undefined;
  return { close: async () => {}, ...opened, storage: awsStorageOf(env, backends), backends, isOwn };
}
