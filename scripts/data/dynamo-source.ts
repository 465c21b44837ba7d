import { existsSync } from "node:fs";
import path from "node:path";
import { type DynamoDBClientConfig, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { canonicalEmail } from "../../domain/fields/email.ts";
import type { JsonObject } from "../../domain/json/json-object.ts";
import type { StoredShare } from "../../domain/shares/share.ts";
import { type StoredResume, stateOf } from "../../domain/stored-resume.ts";
import { startDynamo } from "../../embedded/dynamodb.ts";
import { dynamoClient } from "../../storage/aws/aws-clients.ts";
import { toTheEnd } from "../../storage/aws/to-the-end.ts";
import { fromItem } from "../../storage/dynamodb/resume-item.ts";
import { scan } from "../../storage/dynamodb/scan.ts";
import { dynamoName } from "../../storage/folder-names.ts";
import { dynamoShares } from "../../storage/shares/dynamo-shares.ts";
import { Misused } from "./command.ts";

// Nobody waits for a single answer here, and a page of history may have a megabyte.
const patient = { maxAttempts: 10, requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true } };

/** What stands in a table: a version of a resume, or why it cannot be one. */
export type Found = { name: string; stored?: StoredResume; fault?: string };

/**
 * Opens the tables that AWS_ENDPOINT_URL_DYNAMODB names or, without it, those of the embedded DynamoDB in a data folder, to read them. Throws
 * Misused where there are none.
 */
export async function openSource(dataDir: string, environment: NodeJS.ProcessEnv) {
  const { config, close } = await openDynamo(dataDir, environment.AWS_ENDPOINT_URL_DYNAMODB);
  const client = dynamoClient({ ...patient, ...config });
  const table = environment.DYNAMODB_TABLE || "resumes";
  const historyTable = environment.HISTORY_TABLE || "resumes-history";

  /** The items of the versions of a resume that are older than `before`. The table may hold that version, too, from a write that broke off. */
  async function* itemsBefore(id: string, before: number): AsyncGenerator<JsonObject> {
    let start: Record<string, unknown> | undefined;
    do {
      const page = new QueryCommand({
        TableName: historyTable,
        KeyConditionExpression: "id = :id AND version < :before",
        ExpressionAttributeValues: { ":id": id, ":before": before },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      });
      const { Items = [], LastEvaluatedKey } = await client.send(page);
      yield* Items as JsonObject[];
      start = LastEvaluatedKey;
    } while (start);
  }

  const sharesTable = environment.SHARES_TABLE || "resumes-shares";
  const shares = (await isThere(client, sharesTable)) ? dynamoShares({ client, sharesTable })(toTheEnd()) : undefined;

  return {
    close,

    /** The shares of a resume; none where an earlier release had no table of them. */
    sharesOf: async (resume: StoredResume): Promise<StoredShare[]> => (await shares?.list(resume)) ?? [],

    /** Every resume, as its newest version. */
    async *resumes(): AsyncGenerator<Found> {
      for await (const items of scan(client, table)) yield* items.map(foundIn);
    },

    /** The versions of a resume that newer ones replaced. */
    async *history({ id, version }: StoredResume): AsyncGenerator<Found> {
      for await (const item of itemsBefore(id, version)) yield foundIn(withoutDestination(item));
    },

    /** One version of a resume; undefined where it is not there or cannot be read. */
    async version({ id }: StoredResume, number: number): Promise<StoredResume | undefined> {
      const command = new GetCommand({ TableName: historyTable, Key: { id, version: number }, ConsistentRead: true });
      const { Item } = await client.send(command);
      return Item && foundIn(withoutDestination(Item)).stored;
    },
  };
}

async function isThere(client: DynamoDBDocumentClient, TableName: string): Promise<boolean> {
  try {
    await client.send(new ScanCommand({ TableName, Limit: 1 }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** A row of the history also says where the resume went then. */
const withoutDestination = ({ moving_to: _, ...item }: JsonObject): JsonObject => item;

function foundIn(item: JsonObject): Found {
  const name = `version ${item.version ?? 0} of ${JSON.stringify(item.email)}`;
  if (canonicalEmail(String(item.email)) !== item.email) {
    return { name, fault: "the email is not in its canonical spelling: run npm run migrate without an option first" };
  }
  try {
    const stored = fromItem(item);
    if (stateOf(stored) === "moving")
      return {
        name,
        fault: `its move to ${JSON.stringify(item.moving_to)} broke off: start the service with --aws, and repeat the move first`,
      };
    return { name, stored };
  } catch (error) {
    return { name, fault: (error as Error).message };
  }
}

export type Source = Awaited<ReturnType<typeof openSource>>;

async function openDynamo(
  dataDir: string,
  endpoint: string | undefined,
): Promise<{ config: DynamoDBClientConfig; close(): Promise<void> }> {
  if (endpoint) return { config: {}, close: async () => {} };
  const folder = path.join(dataDir, dynamoName);
  if (!existsSync(folder)) {
    throw new Misused(`${dataDir} holds no embedded DynamoDB, and AWS_ENDPOINT_URL_DYNAMODB names no other. There is nothing to migrate.`);
  }
  const { endpoint: own, credentials, close } = await startDynamo(folder);
  return { config: { endpoint: own, region: "us-east-1", credentials }, close };
}
