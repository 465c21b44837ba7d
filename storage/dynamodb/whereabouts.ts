import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../../domain/json/json-object.ts";
import { toTheEnd } from "../aws/to-the-end.ts";
import { dynamoHistory } from "./dynamo-history.ts";
import { idOf } from "./resume-item.ts";

type Tables = { client: DynamoDBDocumentClient; table: string; historyTable: string };

/**
 * Reads the item of a resume which was once under an email: what is there, or under the email that it has moved to. Undefined when it is not stored
 * any more. A damaged item has no id: it may be this one.
 */
export async function itemOf({ client, table, historyTable }: Tables, id: unknown, email: unknown): Promise<JsonObject | undefined> {
  const isIts = (item: JsonObject | undefined) => item !== undefined && [undefined, id].includes(idOf(item));
  const at = async (email: unknown) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true }));
    return Item as JsonObject | undefined;
  };
  const here = await at(email);
  if (isIts(here)) return here;
  for (const address of await dynamoHistory(client, historyTable, toTheEnd()).addresses(String(id))) {
    const there = await at(address);
    if (isIts(there)) return there;
  }
  return undefined;
}
