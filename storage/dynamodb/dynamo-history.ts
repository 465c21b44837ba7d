import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../../domain/json/json-object.ts";
import type { StoredVersion } from "../../domain/ports.ts";
import { isKept, type Kept } from "../../domain/retention.ts";
import type { StoredResume } from "../../domain/stored-resume.ts";
import { deleteItems } from "./delete-items.ts";
import { unlessRefused } from "./refused.ts";
import { fromItem, listedAttributes, toItem, toListed } from "./resume-item.ts";

/** The versions from `from` on that are before `before`; a page has at most `limit` of them. */
type Range = { from: number; before: number; limit?: number };

/**
 * Keeps the versions that newer ones have replaced, in a DynamoDB table with keys `id` and `version`. A version never changes, so its row
 * is put once; only its mark `same_day` can be taken away.
 */
export function dynamoHistory(client: DynamoDBDocumentClient, table: string, abortSignal: AbortSignal) {
  /** Reads these attributes, or all, of the versions in a range, newest first, in pages of at most 1 MB. */
  async function* pages(id: string, { from, before, limit }: Range, attributes?: string): AsyncGenerator<JsonObject[]> {
    // BETWEEN refuses an empty range.
    if (from >= before) return;
    let start: Record<string, unknown> | undefined;
    do {
      const page = new QueryCommand({
        TableName: table,
        KeyConditionExpression: "id = :id AND version BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":id": id, ":from": from, ":to": before - 1 },
        ProjectionExpression: attributes,
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
        ExclusiveStartKey: start,
      });
      const { Items = [], LastEvaluatedKey } = await client.send(page, { abortSignal });
      yield Items;
      start = LastEvaluatedKey;
    } while (start);
  }

  return {
    /**
     * Puts a version that is about to be replaced, unless it is there already. A row that nobody can see any more gives way: an item of an
     * earlier system that was erased, and then stored again, has the same id. So does one of a writer who came before midnight, and then
     * did not replace the version: whoever replaces it has put it as it then is. `moving_to` is where the next version will be, if not under the
     * same email: by it a resume is found again, so it stays.
     */
    async archive(stored: StoredResume, { sameDay, moving_to }: { sameDay: boolean; moving_to?: string | undefined }): Promise<void> {
      const isThere = sameDay ? "" : " OR attribute_exists(same_day)";
      const isReplaced = `attribute_not_exists(id) OR updated_at <> :updated_at${isThere}`;
      const put = new PutCommand({
        TableName: table,
        Item: toItem({ ...stored, expires_at: undefined, same_day: sameDay || undefined, moving_to }),
        ...(moving_to === undefined && {
          ConditionExpression: `attribute_not_exists(id) OR (attribute_not_exists(moving_to) AND (${isReplaced}))`,
          ExpressionAttributeValues: { ":updated_at": stored.updated_at ?? "" },
        }),
      });
      await unlessRefused(client.send(put, { abortSignal }));
    },

    /** Lists the kept versions before `before`, newest first, without their content. */
    async list(id: string, { before, limit, kept }: { before: number; limit: number; kept: Kept }): Promise<StoredVersion[]> {
      const found: StoredVersion[] = [];
      const range = { from: kept.days ? 0 : kept.oldest, before, limit };
      for await (const page of pages(id, range, listedAttributes.join(", "))) {
        found.push(...page.map(toListed).filter((row) => isKept(row, kept)));
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },

    /** Reads a page of the kept versions before `before`, newest first; an empty one when there are no more. */
    async read(id: string, { before, kept }: { before: number; kept: Kept }): Promise<StoredResume[]> {
      for await (const page of pages(id, { from: kept.days ? 0 : kept.oldest, before })) {
        const versions = page.map(toVersion).filter((version) => isKept(version, kept));
        if (versions.length > 0) return versions;
      }
      return [];
    },

    /** Reads a version; undefined when there is none. */
    async find(id: string, version: number): Promise<StoredResume | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { id, version }, ConsistentRead: true }), { abortSignal });
      return Item && toVersion(Item);
    },

    /** Lists the emails under which a resume may be: that of its newest row, and that which it then left for. */
    async addresses(id: string): Promise<string[]> {
      for await (const [row] of pages(id, { from: 0, before: Number.MAX_SAFE_INTEGER, limit: 1 }, "email, moving_to")) {
        return [row?.email, row?.moving_to].filter((email) => typeof email === "string");
      }
      return [];
    },

    /** Erases one version if it is not the newest of its day: one that has no mark stays. */
    async dropSameDay(id: string, version: number): Promise<void> {
      const drop = new DeleteCommand({ TableName: table, Key: { id, version }, ConditionExpression: "attribute_exists(same_day)" });
      await unlessRefused(client.send(drop, { abortSignal }));
    },

    /** Erases the versions before `before`, page by page, and returns their number. */
    async erase(id: string, before: number = Number.MAX_SAFE_INTEGER): Promise<number> {
      let erased = 0;
      for await (const keys of pages(id, { from: 0, before }, "id, version")) {
        await deleteItems(client, table, keys, abortSignal);
        erased += keys.length;
      }
      return erased;
    },
  };
}

/** Reads a row. Where the resume went then is nothing of the version. */
const toVersion = (row: JsonObject): StoredResume => ({ ...fromItem(row), moving_to: undefined });
