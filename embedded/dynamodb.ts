import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, type DynamoDBClient, ResourceInUseException, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

export type DynamoServer = {
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  close(): Promise<void>;
};

/** Starts DynamoDB on this machine: dynalite over LevelDB files in `folder`, on a free loopback port. */
export async function startDynamo(folder: string): Promise<DynamoServer> {
  await mkdir(folder, { recursive: true });
  const server = dynalite({ path: folder, createTableMs: 0 });
  const accessKeyId = randomBytes(16).toString("hex");
  requireKey(server, accessKeyId);
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
  return { endpoint: `http://127.0.0.1:${port}`, credentials: { accessKeyId, secretAccessKey: "unchecked" }, close };
}

/**
 * Refuses callers who do not know the key of this start, and browsers. dynalite itself checks no signature and answers every origin: any
 * web page or user of this machine who found the port could read the tables.
 */
function requireKey(server: Server, accessKeyId: string): void {
  const listeners = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const isKnown = request.headers.authorization?.includes(`Credential=${accessKeyId}/`) && request.headers.origin === undefined;
    if (isKnown) for (const listener of listeners) listener.call(server, request, response);
    else response.writeHead(403).end();
  });
}

/** An index over a whole table, by a text attribute. */
type Index = { name: string; key: string };

/** Creates a table unless it exists. Its key is a text attribute; with `sortKey`, that and a number. */
export async function ensureTable(client: DynamoDBClient, table: string, key: string, sortKey?: string, index?: Index): Promise<void> {
  const keys = [
    { name: key, type: "S", role: "HASH" } as const,
    ...(sortKey ? [{ name: sortKey, type: "N", role: "RANGE" } as const] : []),
  ];
  const create = new CreateTableCommand({
    TableName: table,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [
      ...keys.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
      ...(index ? [{ AttributeName: index.key, AttributeType: "S" } as const] : []),
    ],
    KeySchema: keys.map(({ name, role }) => ({ AttributeName: name, KeyType: role })),
    ...(index && {
      GlobalSecondaryIndexes: [
        { IndexName: index.name, KeySchema: [{ AttributeName: index.key, KeyType: "HASH" }], Projection: { ProjectionType: "ALL" } },
      ],
    }),
  });
  await client.send(create).catch((error) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  // Seconds. A table that was just made takes a moment to become active.
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.1 }, { TableName: table });
}
