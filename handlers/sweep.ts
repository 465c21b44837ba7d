import type { S3Client } from "@aws-sdk/client-s3";
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { JsonObject } from "../domain/custom.ts";
import type { PdfStore, ResumeStore } from "../domain/ports.ts";
import { isGone } from "../domain/stored-resume.ts";
import { erase } from "../procedures/erase.ts";
import { deleteItems } from "../storage/dynamo-batch.ts";
import { scan } from "../storage/dynamo-scan.ts";
import { fromItem, idOf, isOurs } from "../storage/resume-item.ts";
import { deleteObjects, listObjects } from "../storage/s3-objects.ts";
import { pdfLifetimeDays } from "../storage/s3-pdfs.ts";

export type SweepOptions = {
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  dynamo: DynamoDBDocumentClient;
  table: string;
  historyTable: string;
  s3: S3Client;
  bucket: string;
};

/** How much was erased: deleted resumes, versions and PDFs. */
export type Swept = { resumes: number; versions: number; pdfs: number };

const millisecondsPerDay = 86_400_000;

/**
 * Erases deleted resumes whose retention is over, with their versions and PDFs; purges that broke off; versions whose resume is gone; and
 * PDFs past their lifetime. Goes page by page, so that what breaks off has done a part; safe at any time, and twice at once.
 */
export async function sweep(options: SweepOptions, signal: AbortSignal): Promise<Swept> {
  const swept = await sweepResumes(options, signal);
  const versions = await sweepHistory(options, signal);
  const pdfs = await sweepPdfs(options, signal);
  return { resumes: swept.resumes, versions: swept.versions + versions, pdfs: swept.pdfs + pdfs };
}

async function sweepResumes({ dynamo, table, resumes, pdfs }: SweepOptions, signal: AbortSignal): Promise<Swept> {
  const swept = { resumes: 0, versions: 0, pdfs: 0 };
  const stores = { resumes: resumes(signal), pdfs: pdfs(signal) };
  for await (const items of scan(dynamo, table, signal)) {
    for (const item of items.filter((each) => isOurs(each) && isGone(each as Parameters<typeof isGone>[0]))) {
      const erased = await erase(stores, fromItem(item));
      if (!erased) continue;
      swept.resumes++;
      swept.versions += erased.versions;
      swept.pdfs += erased.pdfs;
    }
  }
  return swept;
}

/** An id never comes back, so what no item bears is dead. */
async function sweepHistory({ dynamo, table, historyTable }: SweepOptions, signal: AbortSignal): Promise<number> {
  let versions = 0;
  // The rows of one resume come one after the other.
  let last: { id: unknown; isOwned: boolean } | undefined;
  for await (const rows of scan(dynamo, historyTable, signal, "id, version, email")) {
    const orphans: JsonObject[] = [];
    for (const { id, version, email } of rows) {
      if (last?.id !== id) last = { id, isOwned: await isOwned(email, id) };
      if (!last?.isOwned) orphans.push({ id, version });
    }
    await deleteItems(dynamo, historyTable, orphans, signal);
    versions += orphans.length;
  }
  return versions;

  async function isOwned(email: unknown, id: unknown): Promise<boolean> {
    const get = new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true });
    const { Item } = await dynamo.send(get, { abortSignal: signal });
    return Item !== undefined && idOf(Item) === id;
  }
}

async function sweepPdfs({ s3, bucket }: SweepOptions, signal: AbortSignal): Promise<number> {
  const oldest = Date.now() - pdfLifetimeDays * millisecondsPerDay;
  let pdfs = 0;
  for await (const objects of listObjects(s3, bucket, "pdf/", signal)) {
    const old = objects.filter(({ modified }) => modified.getTime() < oldest);
    if (old.length > 0) await deleteObjects(s3, bucket, old, signal);
    pdfs += old.length;
  }
  return pdfs;
}
