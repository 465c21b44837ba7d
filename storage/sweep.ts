import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { isGone } from "../domain/stored-resume.ts";
import { deleteItems } from "./dynamo-batch.ts";
import { deleteObjects, type ListedObject, listObjects } from "./s3-objects.ts";
import { pdfFolder, pdfLifetimeDays } from "./s3-pdfs.ts";

export type SweepOptions = {
  dynamo: DynamoDBDocumentClient;
  table: string;
  historyTable: string;
  s3: S3Client;
  bucket: string;
  hmacKey: string;
};

export type Swept = { resumes: number; versions: number; pdfs: number };

type Head = { email: string; id?: string; version?: number; purging?: true; expires_at?: number };
type Row = { id: string; version: number };

const millisecondsPerDay = 86_400_000;

/**
 * Erases what no resume owns: deleted resumes whose retention is over, with their versions and PDFs, and whatever a purge or a
 * process that was cut off left behind; and PDFs that are past their lifetime. Safe to run at any time, and again.
 *
 * Versions and PDFs are listed before the resumes: what came later has an owner that is seen.
 */
export async function sweep({ dynamo, table, historyTable, s3, bucket, hmacKey }: SweepOptions, signal: AbortSignal): Promise<Swept> {
  const rows: Row[] = [];
  for await (const items of scan(dynamo, historyTable, "id, version", signal)) rows.push(...(items as Row[]));
  const files: ListedObject[] = [];
  for await (const objects of listObjects(s3, bucket, "pdf/", signal)) files.push(...objects);

  const ids = new Set<string>();
  const folders = new Set<string>();
  let resumes = 0;
  for await (const items of scan(dynamo, table, "email, id, version, purging, expires_at", signal)) {
    for (const head of items as Head[]) {
      if (isErasable(head) && (await eraseHead(dynamo, table, head, signal))) {
        resumes++;
        continue;
      }
      if (typeof head.id === "string") ids.add(head.id);
      folders.add(pdfFolder(hmacKey, head.email));
    }
  }

  const orphans = rows.filter(({ id }) => !ids.has(id));
  await deleteItems(dynamo, historyTable, orphans, signal);
  const oldest = Date.now() - pdfLifetimeDays * millisecondsPerDay;
  const stray = files.filter(({ key, modified }) => modified.getTime() < oldest || !folders.has(key.slice(0, key.lastIndexOf("/") + 1)));
  for (let start = 0; start < stray.length; start += 1000) await deleteObjects(s3, bucket, stray.slice(start, start + 1000), signal);
  return { resumes, versions: orphans.length, pdfs: stray.length };
}

/** An item of an earlier system may have attributes of these names and any type. */
const isErasable = ({ id, version, purging, expires_at }: Head): boolean =>
  typeof id === "string" && typeof version === "number" && typeof expires_at === "number" && isGone({ purging, expires_at });

/** False when another call has changed it since. */
async function eraseHead(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { email, id, version }: Head,
  signal: AbortSignal,
): Promise<boolean> {
  const erase = new DeleteCommand({
    TableName: table,
    Key: { email },
    ConditionExpression: "id = :id AND version = :version AND attribute_exists(deleted_at) AND attribute_exists(writes)",
    ExpressionAttributeValues: { ":id": id, ":version": version },
  });
  return dynamo.send(erase, { abortSignal: signal }).then(
    () => true,
    (error) => {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    },
  );
}

async function* scan(dynamo: DynamoDBDocumentClient, table: string, attributes: string, abortSignal: AbortSignal) {
  let start: Record<string, unknown> | undefined;
  do {
    const page = new ScanCommand({ TableName: table, ProjectionExpression: attributes, ConsistentRead: true, ExclusiveStartKey: start });
    const { Items = [], LastEvaluatedKey } = await dynamo.send(page, { abortSignal });
    yield Items;
    start = LastEvaluatedKey;
  } while (start);
}
