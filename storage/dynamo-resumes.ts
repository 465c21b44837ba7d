import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "../domain/errors.ts";
import type { ResumeStore } from "../domain/ports.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { dynamoHistory } from "./dynamo-history.ts";
import { fromItem, toItem } from "./resume-item.ts";
import { throwUnavailable } from "./unavailable.ts";

/** How many writes an item remembers: as many may pass between a lost answer and the retry that looks for it. */
const rememberedWrites = 16;

const secondsPerDay = 86_400;

export type DynamoResumesOptions = {
  client: DynamoDBDocumentClient;
  /** Key: `email`. */
  table: string;
  /** Keys: `id` and `version`. */
  historyTable: string;
  deleteRetentionDays: number;
  /** How many replaced versions of a resume are kept. */
  historyRetention?: number | undefined;
};

/** Resumes in a DynamoDB table, and the versions that newer ones replaced in another. */
export function dynamoResumes({ client, table, historyTable, deleteRetentionDays, historyRetention }: DynamoResumesOptions) {
  /** The oldest version that is kept beside a newest one. */
  const oldest = (newest: number) => (historyRetention === undefined ? 0 : Math.max(0, newest - historyRetention));

  return (abortSignal: AbortSignal): ResumeStore => {
    const history = dynamoHistory(client, historyTable, abortSignal);

    const store: ResumeStore = {
      async find(email) {
        const get = new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true });
        const { Item } = await client.send(get, { abortSignal }).catch(throwUnavailable);
        return Item && fromItem(Item);
      },

      async replace(previous, next) {
        // First the archive, then the compare-and-set: whatever is cut off between them leaves neither a gap nor a phantom.
        if (previous && isNextVersion(previous, next)) await history.archive({ ...previous, id: next.id }).catch(throwUnavailable);
        const write = crypto.randomUUID();
        const writes = [write, ...(previous?.writes ?? [])].slice(0, rememberedWrites);
        const expires_at = next.deleted_at === undefined ? undefined : expiry(next.deleted_at, deleteRetentionDays);
        const put = new PutCommand({ TableName: table, Item: toItem({ ...next, writes, expires_at }), ...onlyIf(previous) });
        const refused = await client.send(put, { abortSignal }).then(() => undefined, asRefused);
        const wasRetried = (refused?.$metadata.attempts ?? 1) > 1;
        const isStored = !refused || (wasRetried && wasApplied(write, previous, await store.find(next.content.email)));
        // What fails to be erased now is erased with the next version; nobody sees it.
        if (isStored && historyRetention !== undefined) await history.erase(next.id, oldest(next.version)).catch(() => {});
        return isStored;
      },

      async versions(stored, { before, limit }) {
        const head = stored.version < before ? [stored] : [];
        const range = { from: oldest(stored.version), before: Math.min(before, stored.version), limit: limit - head.length };
        const rows = range.limit > 0 ? await history.list(stored.id, range).catch(throwUnavailable) : [];
        return [...head, ...rows];
      },

      async version(stored, version) {
        if (version === stored.version) return stored;
        if (version > stored.version || version < oldest(stored.version)) return undefined;
        return history.find(stored.id, version).catch(throwUnavailable);
      },

      eraseHistory: ({ id }) => history.erase(id).catch(throwUnavailable),

      async erase(stored) {
        const erase = new DeleteCommand({ TableName: table, Key: { email: stored.content.email }, ...onlyIf(stored) });
        await client.send(erase, { abortSignal }).then(() => {}, asRefused);
      },
    };
    return store;
  };
}

/** Whether it continues what it replaces; else it is another resume's first, which knows nothing of the former one. */
function isNextVersion(previous: StoredResume, next: StoredResume): boolean {
  return !next.purging && (previous.version === 0 || previous.id === next.id);
}

/** For DynamoDB's time to live: seconds since 1970. */
const expiry = (deletedAt: string, days: number): number => Math.floor(Date.parse(deletedAt) / 1000) + days * secondsPerDay;

/** The condition that `previous` is still what is stored. */
function onlyIf(previous: StoredResume | undefined) {
  if (!previous) return { ConditionExpression: "attribute_not_exists(email)" };
  if (previous.version === 0) {
    // Not one of ours, as resume-item.ts tells it.
    return {
      ConditionExpression:
        "attribute_exists(email) AND NOT (attribute_type(writes, :list) AND attribute_type(id, :text) AND attribute_type(version, :number))",
      ExpressionAttributeValues: { ":list": "L", ":text": "S", ":number": "N" },
    };
  }
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
