import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../../domain/json/json-object.ts";
import { erase } from "../../domain/person/erase.ts";
import { move } from "../../domain/person/move.ts";
import type { Swept } from "../../domain/ports.ts";
import { isKept, type Kept, keptBeside, type Retention } from "../../domain/retention.ts";
import { isRestorable } from "../../domain/stored-resume.ts";
import { toTheEnd } from "../aws/to-the-end.ts";
import { deleteItems } from "./delete-items.ts";
import { fromItem, idOf, isOurs, withoutContent } from "./resume-item.ts";
import { scan } from "./scan.ts";
import { itemOf } from "./whereabouts.ts";

type Tables = { client: DynamoDBDocumentClient; table: string; historyTable: string };

/** A resume whose PDFs stay. A damaged one has no id: all that is stored under its email may be its own. */
export type Owner = { id: string | undefined; email: string };

/** Erases the resumes that are gone, and those whose purge broke off, and ends moves that broke off, through `stores`. Calls `keep` for each other resume. */
export async function sweepResumes(
  { client, table }: Tables,
  stores: Parameters<typeof erase>[0] & Parameters<typeof move>[0],
  keep: (owner: Owner) => void,
  signal: AbortSignal,
): Promise<Swept> {
  const swept = { resumes: 0, versions: 0, pdfs: 0 };
  for await (const items of scan(client, table)) {
    for (const item of items) {
      signal.throwIfAborted();
      const id = idOf(item);
      if (id !== undefined && isOurs(item) && typeof item.moving_to === "string") {
        keep({ id, email: item.moving_to });
        await move(stores, fromItem(item), item.moving_to);
        continue;
      }
      if (id === undefined || !isOurs(item) || isRestorable(item)) {
        keep({ id, email: String(item.email) });
        continue;
      }
      const erased = await erase(stores, withoutContent(item));
      if (!erased) continue;
      swept.resumes++;
      swept.versions += erased.versions;
      swept.pdfs += erased.pdfs;
    }
  }
  return swept;
}

/**
 * Erases the versions whose resume is not stored any more, and those that are too old to be kept; returns their number. An id that no item
 * has never comes back.
 */
export async function sweepHistory({ client, table, historyTable, ...retention }: Tables & Retention, signal: AbortSignal) {
  const all = keptBeside(0, {});
  let versions = 0;
  // The rows of one resume come one after the other.
  let last: { id: unknown; kept: Kept | undefined } | undefined;
  for await (const rows of scan(client, historyTable, "id, version, email, same_day")) {
    const gone: JsonObject[] = [];
    for (const { id, version, email, same_day } of rows) {
      signal.throwIfAborted();
      if (last?.id !== id) last = { id, kept: await keptOf(email, id) };
      const row = { version: Number(version), same_day: same_day === true || undefined };
      if (!last?.kept || !isKept(row, last.kept)) gone.push({ id, version });
    }
    await deleteItems(client, historyTable, gone, toTheEnd());
    versions += gone.length;
  }
  return versions;

  /** Tells which versions of a resume are kept; undefined when it is not stored. */
  async function keptOf(email: unknown, id: unknown): Promise<Kept | undefined> {
    const Item = await itemOf({ client, table, historyTable }, id, email);
    if (Item === undefined) return undefined;
    // All that may be a damaged one's own stays.
    if (idOf(Item) === undefined) return all;
    return isOurs(Item) && typeof Item.version === "number" ? keptBeside(Item.version, retention) : all;
  }
}
