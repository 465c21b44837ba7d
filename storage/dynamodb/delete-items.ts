import { setTimeout as sleep } from "node:timers/promises";
import { BatchWriteCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** How many items BatchWriteItem takes. */
const batchSize = 25;

/** Deletes the items with these keys. What DynamoDB leaves of a batch is sent again until none is left, or `abortSignal` fires. */
export async function deleteItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: Record<string, unknown>[],
  abortSignal: AbortSignal,
) {
  for (let start = 0; start < keys.length; start += batchSize) {
    let requests = keys.slice(start, start + batchSize).map((Key) => ({ DeleteRequest: { Key } }));
    for (let round = 0; requests.length > 0; round++) {
      if (round > 0) await sleep(Math.random() * Math.min(50 * 2 ** round, 1_000), undefined, { signal: abortSignal });
      const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }), { abortSignal });
      requests = (UnprocessedItems?.[table] ?? []) as typeof requests;
    }
  }
}
