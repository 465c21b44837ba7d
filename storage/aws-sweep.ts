import type { S3Client } from "@aws-sdk/client-s3";
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { erase } from "../domain/erase.ts";
import type { JsonObject } from "../domain/json/json-object.ts";
import type { PdfStore, ResumeStore } from "../domain/ports.ts";
import { isGone } from "../domain/stored-resume.ts";
import { deleteItems } from "./dynamodb/delete-items.ts";
import { idOf, isOurs, withoutContent } from "./dynamodb/resume-item.ts";
import { scan } from "./dynamodb/scan.ts";
import { deleteBatch, type ListedObject, objectBatches } from "./s3/s3-objects.ts";
import { pdfLifetimeDays, pdfPrefix } from "./s3/s3-pdfs.ts";

export type SweepOptions = {
  resumes: (signal: AbortSignal) => ResumeStore;
  pdfs: (signal: AbortSignal) => PdfStore;
  dynamo: DynamoDBDocumentClient;
  table: string;
  historyTable: string;
  s3: S3Client;
  bucket: string;
  hmacKey: string;
};

/** How much was erased: deleted resumes, versions and PDFs. */
export type Swept = { resumes: number; versions: number; pdfs: number };

const hour = 3_600_000;

/** Calls under way are not broken off: the sweep stops between them. */
const toTheEnd = new AbortController().signal;

/**
 * Erases deleted resumes whose retention is over, with their versions and PDFs; purges that broke off; versions and PDFs whose
 * resume is gone; and PDFs past their lifetime. Goes page by page, so that what breaks off has done a part; safe at any time, and twice at once.
 * Rejects with the reason of `signal` once that has fired.
 */
export async function sweep(options: SweepOptions, signal: AbortSignal): Promise<Swept> {
  const owners = new Set<string>();
  const swept = await sweepResumes(options, owners, signal);
  const versions = await sweepHistory(options, signal);
  const pdfs = await sweepPdfs(options, owners, signal);
  return { resumes: swept.resumes, versions: swept.versions + versions, pdfs: swept.pdfs + pdfs };
}

/** Gathers what the keys of all others' PDFs begin with in `owners`. */
async function sweepResumes({ dynamo, table, hmacKey, ...open }: SweepOptions, owners: Set<string>, signal: AbortSignal): Promise<Swept> {
  const swept = { resumes: 0, versions: 0, pdfs: 0 };
  const stores = { resumes: open.resumes(toTheEnd), pdfs: open.pdfs(toTheEnd) };
  for await (const items of scan(dynamo, table)) {
    for (const item of items) {
      signal.throwIfAborted();
      const id = idOf(item);
      if (id === undefined || !isOurs(item) || !isGone(item as Parameters<typeof isGone>[0])) {
        const prefix = pdfPrefix(hmacKey, { id: id ?? "", content: { email: String(item.email) } });
        // A damaged item may own whatever is in its folder.
        owners.add(id === undefined ? folderOf(prefix) : prefix);
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

/** An id never comes back, so what no item bears is dead. */
async function sweepHistory({ dynamo, table, historyTable }: SweepOptions, signal: AbortSignal): Promise<number> {
  let versions = 0;
  // The rows of one resume come one after the other.
  let last: { id: unknown; isOwned: boolean } | undefined;
  for await (const rows of scan(dynamo, historyTable, "id, version, email")) {
    const orphans: JsonObject[] = [];
    for (const { id, version, email } of rows) {
      signal.throwIfAborted();
      if (last?.id !== id) last = { id, isOwned: await isOwned(email, id) };
      if (!last?.isOwned) orphans.push({ id, version });
    }
    await deleteItems(dynamo, historyTable, orphans, toTheEnd);
    versions += orphans.length;
  }
  return versions;

  async function isOwned(email: unknown, id: unknown): Promise<boolean> {
    const get = new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    if (Item === undefined) return false;
    const owner = idOf(Item);
    return owner === undefined || owner === id;
  }
}

const folderOf = (key: string) => key.slice(0, key.lastIndexOf("/") + 1);

/** A file of an hour ago has an owner that was there when the owners were gathered, or none. */
async function sweepPdfs({ s3, bucket }: SweepOptions, owners: Set<string>, signal: AbortSignal): Promise<number> {
  let pdfs = 0;
  for await (const objects of objectBatches(s3, bucket, "pdf/", toTheEnd)) {
    signal.throwIfAborted();
    const isStray = ({ key, modified }: ListedObject) => {
      const age = Date.now() - modified.getTime();
      const isOwned = owners.has(key.slice(0, key.lastIndexOf("-") + 1)) || owners.has(folderOf(key));
      return age > pdfLifetimeDays * 24 * hour || (age > hour && !isOwned);
    };
    const stray = objects.filter(isStray);
    if (stray.length > 0) await deleteBatch(s3, bucket, stray, toTheEnd);
    pdfs += stray.length;
  }
  return pdfs;
}
