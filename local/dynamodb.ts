import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, type DynamoDBClient, ResourceInUseException, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

export type DynamoServer = { endpoint: string; close(): Promise<void> };

/** DynamoDB on this machine: dynalite over LevelDB files in `folder`, on a free loopback port. It checks no credentials. */
export async function startDynamo(folder: string): Promise<DynamoServer> {
  await mkdir(folder, { recursive: true });
  const server = dynalite({ path: folder, createTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${port}`, close };
}

/** Creates a table whose key is one text attribute, unless it exists. */
export async function ensureTable(client: DynamoDBClient, table: string, key: string): Promise<void> {
  const create = new CreateTableCommand({
    TableName: table,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: key, AttributeType: "S" }],
    KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
  });
  await client.send(create).catch((error) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  // Seconds. A table that was just made takes a moment to become active.
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.1 }, { TableName: table });
}
