import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { startDynamo } from "../../embedded/dynamodb.ts";

export type Dynamo = {
  config: DynamoDBClientConfig & { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  close(): Promise<void>;
};

/** Whether tests run against the server at DYNAMODB_LOCAL_URL: `npm run test:dynamodb-local` starts Amazon's own. */
export const isDynamoLocal = Boolean(process.env.DYNAMODB_LOCAL_URL);

/** dynalite in a folder of its own, or the server at DYNAMODB_LOCAL_URL. */
export async function aDynamo(): Promise<Dynamo> {
  const region = "us-east-1";
  const endpoint = process.env.DYNAMODB_LOCAL_URL;
  if (endpoint) return { config: { endpoint, region, credentials: { accessKeyId: "x", secretAccessKey: "y" } }, close: async () => {} };
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  const dynamo = await startDynamo(folder);
  const close = async () => {
    await dynamo.close();
    await rm(folder, { recursive: true });
  };
  return { config: { endpoint: dynamo.endpoint, region, credentials: dynamo.credentials }, close };
}
