import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "../../domain/errors/errors.ts";
import type { ResumeStore } from "../../domain/ports.ts";
import { expiryOf, isKept, isSameDay, keptBeside, type Retention } from "../../domain/retention.ts";
import { leavingFor, type StoredResume, stateOf, stayed } from "../../domain/stored-resume.ts";
import { throwUnavailable } from "../aws/unavailable.ts";
import { dynamoHistory } from "./dynamo-history.ts";
import { fromItem, toItem, withoutContent } from "./resume-item.ts";

/** How many writes an item remembers. As many others may come between a lost answer and the retry that looks for it. */
const rememberedWrites = 16;

/** How long a write may spend on erasing versions that are too old to be kept, in milliseconds. */
const trimTime = 500;

export type DynamoResumesOptions = Retention & {
  client: DynamoDBDocumentClient;
  /** The table of resumes, whose key is `email`. */
  table: string;
  /** The table of replaced versions, whose keys are `id` and `version`. It is not needed where only the newest version is read. */
  historyTable?: string | undefined;
};

/** Keeps resumes in a DynamoDB table, and the versions that newer ones replaced in another. */
export function dynamoResumes({ client, table, historyTable = "", ...retention }: DynamoResumesOptions) {
  return (abortSignal: AbortSignal): ResumeStore => {
    const history = dynamoHistory(client, historyTable, abortSignal);

    async function get(email: string) {
      const get = new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true });
      const { Item } = await client.send(get, { abortSignal }).catch(throwUnavailable);
      return Item;
    }

    async function find(email: string): Promise<StoredResume | undefined> {
      const item = await get(email);
      return item && fromItem(item);
    }

    async function compareAndSet(previous: StoredResume | undefined, next: StoredResume): Promise<boolean> {
      const write = crypto.randomUUID();
      const writes = [write, ...(previous?.writes ?? [])].slice(0, rememberedWrites);
      const put = new PutCommand({
        TableName: table,
        Item: toItem({ ...next, writes, expires_at: expiryOf(next, retention) }),
        ...onlyIf(previous),
      });
      const refused = await client.send(put, { abortSignal }).then(() => undefined, asRefused);
      if (!refused) return true;
      const wasRetried = (refused.$metadata.attempts ?? 1) > 1;
      return wasRetried && wasApplied(write, previous, next, await find(next.content.email));
    }

    /** Tells whether a resume that was read has been erased since, even if another one is stored under its email by now. One that has moved is not. */
    async function isErased({ id, content }: StoredResume): Promise<boolean> {
      const now = await find(content.email);
      if (now?.id === id) return stateOf(now) === "purging";
      const elsewhere = await history.addresses(id).catch(throwUnavailable);
      for (const email of elsewhere) {
        const there = await find(email);
        if (there?.id === id) return stateOf(there) === "purging";
      }
      return true;
    }

    async function drop(stored: StoredResume): Promise<void> {
      const drop = new DeleteCommand({ TableName: table, Key: { email: stored.content.email }, ...onlyIf(stored) });
      await client.send(drop, { abortSignal }).then(() => {}, asRefused);
    }

    /** Puts a mark in the place of a resume that leaves for another email. Returns undefined when another writer came first. */
    async function leave(stored: StoredResume, moved: StoredResume): Promise<StoredResume | undefined> {
      if (stored.moving_to !== undefined) return stored;
      const mark = leavingFor(stored, moved.content.email);
      return (await compareAndSet(stored, mark)) ? mark : undefined;
    }

    /**
     * Erases what is too old to be kept. That is one version a write where the newest of each day stays: what could not be erased is not
     * seen, and goes with the next sweep.
     */
    async function trim({ id, version }: StoredResume): Promise<void> {
      const { oldest, days } = keptBeside(version, retention);
      if (oldest === 0) return;
      const soon = dynamoHistory(client, historyTable, AbortSignal.any([abortSignal, AbortSignal.timeout(trimTime)]));
      await (days ? soon.dropSameDay(id, oldest - 1) : soon.erase(id, oldest)).catch(() => {});
    }

    return {
      find,

      async findErasable(email) {
        const item = await get(email);
        return item && withoutContent(item);
      },

      async replace(previous, next) {
        if (previous?.id !== next.id || stateOf(next) === "purging") return compareAndSet(previous, next);
        // First the archive, then the compare-and-set: whatever is cut off between them leaves neither a gap nor a phantom.
        await history.archive(previous, { sameDay: isSameDay(previous, next) }).catch(throwUnavailable);
        const isStored = await compareAndSet(previous, next);
        if (isStored) await trim(next);
        // A purge that came between could not see what was archived.
        if (!isStored && (await isErased(previous))) await history.erase(next.id).catch(throwUnavailable);
        return isStored;
      },

      async move(stored, moved, settle) {
        const isTaken = async () => ![undefined, moved.id].includes((await find(moved.content.email))?.id);
        if (stored.moving_to === undefined && (await isTaken())) return "taken";
        const mark = await leave(stored, moved);
        if (!mark) return "changed";
        // The mark has all of the version, so it is archived after that: by who moves it alone, to where it goes.
        const { moving_to } = mark;
        await history.archive(stayed(mark), { sameDay: isSameDay(mark, moved), moving_to }).catch(throwUnavailable);
        if (await compareAndSet(undefined, moved)) {
          // A call that went on with the same move may have ended it, and a purge come after that.
          if ((await find(mark.content.email))?.id !== mark.id) {
            await drop(moved);
            return "changed";
          }
        } else if (await isTaken()) {
          await compareAndSet(mark, stayed(mark));
          return "taken";
        }
        await settle();
        await drop(mark);
        return "moved";
      },

      async versions(stored, { before, limit }) {
        const head = stored.version < before ? [stored] : [];
        const kept = keptBeside(stored.version, retention);
        const range = { before: Math.min(before, stored.version), limit: limit - head.length, kept };
        const rows = range.limit > 0 ? await history.list(stored.id, range).catch(throwUnavailable) : [];
        return [...head, ...rows];
      },

      replacedBefore: ({ id, version }, before) =>
        history.read(id, { before: Math.min(before, version), kept: keptBeside(version, retention) }).catch(throwUnavailable),

      async version(stored, version) {
        if (version === stored.version) return stored;
        if (version > stored.version) return undefined;
        const found = await history.find(stored.id, version).catch(throwUnavailable);
        return found && isKept(found, keptBeside(stored.version, retention)) ? found : undefined;
      },

      eraseHistory: ({ id }) => history.erase(id).catch(throwUnavailable),

      erase: drop,
    };
  };
}

/** Makes the condition that `previous` is still what is stored. */
function onlyIf(previous: StoredResume | undefined) {
  if (!previous) return { ConditionExpression: "attribute_not_exists(email)" };
  if (previous.version === 0) {
    // Not one of ours, as resume-item.ts tells it.
    return {
      ConditionExpression: "attribute_exists(email) AND (attribute_not_exists(writes) OR attribute_type(writes, :text))",
      ExpressionAttributeValues: { ":text": "S" },
    };
  }
  return {
    ConditionExpression: "id = :id AND version = :version",
    ExpressionAttributeValues: { ":id": previous.id, ":version": previous.version },
  };
}

/**
 * Tells whether a write that the SDK retried, and that then was refused, had been applied by an attempt whose answer was lost. The item lists
 * every write since the one that `previous` came from; throws SERVICE_UNAVAILABLE when too many came between to tell.
 */
function wasApplied(write: string, previous: StoredResume | undefined, { id }: StoredResume, stored: StoredResume | undefined): boolean {
  const writes = stored?.writes ?? [];
  if (writes.includes(write)) return true;
  const base = previous?.writes?.[0];
  // What came after a purge lists nothing of what was before.
  const isSameLife = !previous || stored?.id === id;
  const listsAll = base === undefined ? isSameLife && writes.length < rememberedWrites : writes.includes(base);
  if (listsAll) return false;
  throw new DomainError("SERVICE_UNAVAILABLE", "Whether your change was saved cannot be told. Load the resume to see, then try again.");
}

function asRefused(error: unknown): ConditionalCheckFailedException {
  if (error instanceof ConditionalCheckFailedException) return error;
  throwUnavailable(error);
}
