import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../../domain/json/json-object.ts";
import type { StoredShare } from "../../domain/shares/share.ts";
import type { Shared, ShareStore } from "../../domain/shares/share-store.ts";
import { throwUnavailable } from "../aws/unavailable.ts";
import { deleteItems } from "../dynamodb/delete-items.ts";
import { unlessRefused } from "../dynamodb/refused.ts";

/** The index of the table by which the shares of a resume are found; its key is `resume_id`. */
export const sharesByResume = "by-resume";

export type DynamoSharesOptions = {
  client: DynamoDBDocumentClient;
  /** The table of shares, whose key is `id`. */
  sharesTable: string;
};

/** Keeps shares in a DynamoDB table. The index lags behind by moments: a share that it does not have yet is not listed, and dies with its resume all the same. */
export function dynamoShares({ client, sharesTable: TableName }: DynamoSharesOptions) {
  return (abortSignal: AbortSignal): ShareStore => {
    async function* pages({ id }: Shared, attributes?: string): AsyncGenerator<JsonObject[]> {
      let start: Record<string, unknown> | undefined;
      do {
        const page = new QueryCommand({
          TableName,
          IndexName: sharesByResume,
          KeyConditionExpression: "resume_id = :id",
          ExpressionAttributeValues: { ":id": id },
          ProjectionExpression: attributes,
          ExclusiveStartKey: start,
        });
        const { Items = [], LastEvaluatedKey } = await client.send(page, { abortSignal }).catch(throwUnavailable);
        yield Items;
        start = LastEvaluatedKey;
      } while (start);
    }

    return {
      async find(id) {
        const get = new GetCommand({ TableName, Key: { id }, ConsistentRead: true });
        const { Item } = await client.send(get, { abortSignal }).catch(throwUnavailable);
        return Item && fromItem(Item);
      },

      async list(resume) {
        const found: StoredShare[] = [];
        for await (const items of pages(resume)) found.push(...items.map(fromItem));
        return found.sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
      },

      async add({ settings, ...share }) {
        const put = new PutCommand({ TableName, Item: { ...share, settings: JSON.stringify(settings) } });
        await client.send(put, { abortSignal }).catch(throwUnavailable);
      },

      change(id, from, to) {
        const update = new UpdateCommand({
          TableName,
          Key: { id },
          UpdateExpression: "SET settings = :to",
          ConditionExpression: "settings = :from",
          ExpressionAttributeValues: { ":from": JSON.stringify(from), ":to": JSON.stringify(to) },
        });
        return unlessRefused(client.send(update, { abortSignal })).catch(throwUnavailable);
      },

      remove(id) {
        const drop = new DeleteCommand({ TableName, Key: { id }, ConditionExpression: "attribute_exists(id)" });
        return unlessRefused(client.send(drop, { abortSignal })).catch(throwUnavailable);
      },

      async removeAll(resume) {
        let removed = 0;
        for await (const keys of pages(resume, "id")) {
          await deleteItems(client, TableName, keys, abortSignal).catch(throwUnavailable);
          removed += keys.length;
        }
        return removed;
      },

      async moveAll(resume, email) {
        for await (const shares of pages(resume, "id")) {
          for (const { id } of shares) await moveShare({ client, sharesTable: TableName }, id, email, abortSignal).catch(throwUnavailable);
        }
      },

      async count(id, views, viewed_at) {
        const update = new UpdateCommand({
          TableName,
          Key: { id },
          UpdateExpression: "SET viewed_at = :at ADD #views :views",
          ConditionExpression: "attribute_exists(id)",
          ExpressionAttributeNames: { "#views": "views" },
          ExpressionAttributeValues: { ":at": viewed_at, ":views": views },
        });
        await unlessRefused(client.send(update, { abortSignal })).catch(throwUnavailable);
      },
    };
  };
}

/** Notes under which email the resume of a share is, unless the share is revoked by now. */
export function moveShare(
  { client, sharesTable }: DynamoSharesOptions,
  id: unknown,
  email: string,
  abortSignal: AbortSignal,
): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: sharesTable,
    Key: { id },
    UpdateExpression: "SET email = :email",
    ConditionExpression: "attribute_exists(id)",
    ExpressionAttributeValues: { ":email": email },
  });
  return unlessRefused(client.send(update, { abortSignal }));
}

const fromItem = ({ settings, ...item }: JsonObject): StoredShare =>
  ({ ...item, settings: JSON.parse(String(settings)) }) as unknown as StoredShare;
