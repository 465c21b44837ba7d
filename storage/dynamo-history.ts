import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../domain/custom.ts";
import type { StoredVersion } from "../domain/ports.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { deleteItems } from "./dynamo-batch.ts";
import { fromItem, toItem } from "./resume-item.ts";

/** Versions from `from` on, and before `before`. */
type Range = { from: number; before: number; limit?: number };

/**
 * The versions that newer ones have replaced, in a DynamoDB table with keys `id` and `version`. A version never changes once
 * it was stored, so its row is put once and never again.
 */
export function dynamoHistory(client: DynamoDBDocumentClient, table: string, abortSignal: AbortSignal) {
  /** What a query finds, page by page: DynamoDB reads at most 1 MB for each. */
  async function query(id: string, { from, before, limit = Number.POSITIVE_INFINITY }: Range, attributes: string): Promise<JsonObject[]> {
    const found: JsonObject[] = [];
    const input: QueryCommandInput = {
      TableName: table,
      KeyConditionExpression: "id = :id AND version BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":id": id, ":from": from, ":to": before - 1 },
      ProjectionExpression: attributes,
      ScanIndexForward: false,
      ConsistentRead: true,
      ...(Number.isFinite(limit) && { Limit: limit }),
    };
    // BETWEEN refuses an empty range.
    if (from >= before) return found;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(input), { abortSignal });
      found.push(...Items);
      input.ExclusiveStartKey = LastEvaluatedKey;
    } while (input.ExclusiveStartKey && found.length < limit);
    return found.slice(0, limit);
  }

  return {
    /** Puts a version that is about to be replaced, unless it is there already. */
    async archive(stored: StoredResume): Promise<void> {
      const put = new PutCommand({
        TableName: table,
        Item: toItem({ ...stored, expires_at: undefined }),
        ConditionExpression: "attribute_not_exists(id)",
      });
      await client.send(put, { abortSignal }).catch((error) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    },

    list: (id: string, range: Range) =>
      query(id, range, "version, updated_at, deleted_at, changed") as Promise<unknown> as Promise<StoredVersion[]>,

    async find(id: string, version: number): Promise<StoredResume | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { id, version }, ConsistentRead: true }), { abortSignal });
      return Item && fromItem(Item);
    },

    /** Erases the versions before `before`, and says how many there were. */
    async erase(id: string, before: number = Number.MAX_SAFE_INTEGER): Promise<number> {
      const keys = await query(id, { from: 0, before }, "id, version");
      await deleteItems(client, table, keys, abortSignal);
      return keys.length;
    },
  };
}
