import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { toTheEnd } from "../aws/to-the-end.ts";
import { deleteItems } from "../dynamodb/delete-items.ts";
import { scan } from "../dynamodb/scan.ts";
import { itemOf } from "../dynamodb/whereabouts.ts";
import { type DynamoSharesOptions, moveShare } from "./dynamo-shares.ts";

type Tables = DynamoSharesOptions & { client: DynamoDBDocumentClient; table: string; historyTable: string };

/** Erases the shares whose resume is not stored any more, and notes for the others where it is. */
export async function sweepShares({ sharesTable, ...tables }: Tables, signal: AbortSignal): Promise<void> {
  for await (const shares of scan(tables.client, sharesTable, "id, resume_id, email")) {
    const gone = [];
    for (const { id, resume_id, email } of shares) {
      signal.throwIfAborted();
      const item = await itemOf(tables, resume_id, email);
      if (!item) gone.push({ id });
      // One that was made as its resume moved.
      else if (item.email !== email) await moveShare({ client: tables.client, sharesTable }, id, String(item.email), toTheEnd());
    }
    await deleteItems(tables.client, sharesTable, gone, toTheEnd());
  }
}
