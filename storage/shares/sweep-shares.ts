import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { toTheEnd } from "../aws/to-the-end.ts";
import { deleteItems } from "../dynamodb/delete-items.ts";
import { idOf } from "../dynamodb/resume-item.ts";
import { scan } from "../dynamodb/scan.ts";
import type { DynamoSharesOptions } from "./dynamo-shares.ts";

type Tables = DynamoSharesOptions & { client: DynamoDBDocumentClient; table: string };

/** Erases the shares whose resume is not stored any more. */
export async function sweepShares({ client, table, sharesTable }: Tables, signal: AbortSignal): Promise<void> {
  for await (const shares of scan(client, sharesTable, "id, resume_id, email")) {
    const gone = [];
    for (const { id, resume_id, email } of shares) {
      signal.throwIfAborted();
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true }));
      // A damaged resume has no id: all that may be its own stays.
      if (!Item || ![undefined, resume_id].includes(idOf(Item))) gone.push({ id });
    }
    await deleteItems(client, sharesTable, gone, toTheEnd());
  }
}
