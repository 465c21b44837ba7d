import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "../domain/errors.ts";
import type { ResumeStore } from "../domain/ports.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { fromItem, toItem } from "./resume-item.ts";
import { throwUnavailable } from "./unavailable.ts";

/** How many writes an item remembers: as many may pass between a lost answer and the retry that looks for it. */
const rememberedWrites = 16;

/** Resumes in a DynamoDB table with key `email`. */
export function dynamoResumes(client: DynamoDBDocumentClient, table: string, deleteRetentionDays: number) {
  return (abortSignal: AbortSignal): ResumeStore => {
    const store: ResumeStore = {
      async find(email) {
        const get = new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true });
        const { Item } = await client.send(get, { abortSignal }).catch(throwUnavailable);
        return Item && fromItem(Item);
      },

      async replace(previous, next) {
        const write = crypto.randomUUID();
        const writes = [write, ...(previous?.writes ?? [])].slice(0, rememberedWrites);
        const Item = toItem({ ...next, writes }, deleteRetentionDays);
        const put = new PutCommand({ TableName: table, Item, ...onlyIf(previous) });
        const refused = await client.send(put, { abortSignal }).then(() => undefined, asRefused);
        if (!refused) return true;
        const wasRetried = (refused.$metadata.attempts ?? 1) > 1;
        return wasRetried && wasApplied(write, previous, await store.find(next.content.email));
      },
    };
    return store;
  };
}

/** The condition that `previous` is still what is stored. */
function onlyIf(previous: StoredResume | undefined) {
  if (!previous) return { ConditionExpression: "attribute_not_exists(email)" };
  if (previous.version === 0) return { ConditionExpression: "attribute_exists(email) AND attribute_not_exists(writes)" };
  return {
    ConditionExpression: "id = :id AND version = :version",
    ExpressionAttributeValues: { ":id": previous.id, ":version": previous.version },
  };
}

/**
 * Whether a write that the SDK retried, and that then was refused, had been applied by an attempt whose answer was lost.
 * The item lists every write since the one that `previous` came from, unless too many came between.
 */
function wasApplied(write: string, previous: StoredResume | undefined, stored: StoredResume | undefined): boolean {
  const writes = stored?.writes ?? [];
  if (writes.includes(write)) return true;
  const base = previous?.writes?.[0];
  const listsAll = base === undefined ? writes.length < rememberedWrites : writes.includes(base);
  if (listsAll) return false;
  throw new DomainError("SERVICE_UNAVAILABLE", "Whether your change was saved cannot be told. Load the resume to see, then try again.");
}

function asRefused(error: unknown): ConditionalCheckFailedException {
  if (error instanceof ConditionalCheckFailedException) return error;
  throwUnavailable(error);
}
