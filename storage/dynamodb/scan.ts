import { type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../../domain/json/json-object.ts";

/** Reads every item of a table, page by page: the named attributes, or all. */
export async function* scan(client: DynamoDBDocumentClient, table: string, attributes?: string) {
  let start: Record<string, unknown> | undefined;
  do {
    const page = new ScanCommand({ TableName: table, ProjectionExpression: attributes, ConsistentRead: true, ExclusiveStartKey: start });
    const { Items = [], LastEvaluatedKey } = await client.send(page);
    yield Items as JsonObject[];
    start = LastEvaluatedKey;
  } while (start);
}
