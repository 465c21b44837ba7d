import { createHash } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import * as z from "zod";
import { contentDisposition } from "../../domain/files/content-disposition.ts";
import { fileTypeOf, fileTypes, lifetimeDays } from "../../domain/formats.ts";
import type { FileKey, PdfFacts, PdfOwner, PdfStore } from "../../domain/ports.ts";
import { throwUnavailable } from "../aws/unavailable.ts";
import { deleteBatch, objectBatches } from "./s3-objects.ts";

const millisecondsPerDay = 86_400_000;

/** The bucket's lifecycle erases PDFs at this age, in days. */
export const pdfLifetimeDays = lifetimeDays("pdf");

/** How much of the 2 kB of metadata that S3 takes is for the warnings, in bytes. */
const warningsSize = 1_500;

export type S3PdfsOptions = {
  client: S3Client;
  /** Signs the URLs that callers get. It is not `client` where they reach the bucket under another address. */
  presigner: S3Client;
  bucket: string;
  /** Makes what stands for an email in a key. */
  pseudonym: (email: string) => string;
  /** How long a URL works; an hour by default. */
  urlLifetimeSeconds?: number | undefined;
};

/** What the keys of all PDFs begin with. */
export const allPdfs = "pdf/";

/** What the keys of all PDFs under an email begin with. */
export const pdfFolder = (pseudonym: string): string => `${allPdfs}${pseudonym}/`;

/** What the keys of one resume's PDFs begin with. */
export const pdfPrefix = (pseudonym: string, id: string): string => `${pdfFolder(pseudonym)}${id}-`;

/**
 * Keeps files in an S3 bucket, at `pdf/<pseudonym of the email>/<id of the resume>-<hash>.<extension>`, with their facts as the object's metadata.
 * By the id, the erasure of a resume spares the files of the next one under the same email.
 */
export function s3Pdfs({ client, presigner, bucket: Bucket, pseudonym, urlLifetimeSeconds = 3_600 }: S3PdfsOptions) {
  const prefixOf = ({ id, content }: PdfOwner) => pdfPrefix(pseudonym(content.email), id);
  const keyOf = (owner: PdfOwner, { hash, format }: FileKey) => `${prefixOf(owner)}${hash}.${fileTypes[format].extension}`;

  return (abortSignal: AbortSignal): PdfStore => ({
    async find(owner, key) {
      try {
        const head = await client.send(new HeadObjectCommand({ Bucket, Key: keyOf(owner, key) }), { abortSignal });
        const age = Date.now() - (head.LastModified?.getTime() ?? 0);
        // Its URL may be used for an hour yet; with a day to spare it cannot expire under the caller.
        if (age > (pdfLifetimeDays - 1) * millisecondsPerDay) return undefined;
        return fromMetadata(head.ContentLength ?? 0, head.Metadata ?? {});
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throwUnavailable(error);
      }
    },

    async save(owner, key, { bytes, pages, warnings }) {
      const facts = { bytes: bytes.length, pages, sha256: createHash("sha256").update(bytes).digest("hex"), warnings };
      const put = new PutObjectCommand({
        Bucket,
        Key: keyOf(owner, key),
        Body: bytes,
        ContentType: fileTypes[key.format].type,
        Metadata: toMetadata(facts),
      });
      await untilDeadline(client.send(put, { abortSignal }), abortSignal).catch(throwUnavailable);
      return facts;
    },

    async read(owner, key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(owner, key) }), { abortSignal });
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throwUnavailable(error);
      }
    },

    async list(owner) {
      const keys: FileKey[] = [];
      for await (const objects of objectBatches(client, Bucket, prefixOf(owner), abortSignal)) {
        for (const { key } of objects) {
          const [hash = "", extension = ""] = key.slice(prefixOf(owner).length).split(".");
          const format = fileTypeOf(extension);
          if (format) keys.push({ hash, format });
        }
      }
      // S3 lists by keys: the prefix, then the hash.
      return keys;
    },

    async remove(owner, key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(owner, key) }), { abortSignal }).catch(throwUnavailable);
    },

    async removeAll(owner) {
      let removed = 0;
      for await (const objects of objectBatches(client, Bucket, prefixOf(owner), abortSignal)) {
        await deleteBatch(client, Bucket, objects, abortSignal);
        removed += objects.length;
      }
      return removed;
    },

    async presign(owner, key, filename, disposition = "attachment") {
      const signingDate = new Date();
      const { expiration } = await presigner.config.credentials();
      const get = new GetObjectCommand({
        Bucket,
        Key: keyOf(owner, key),
        ResponseContentType: fileTypes[key.format].type,
        ResponseContentDisposition: contentDisposition(disposition, filename),
      });
      const url = await getSignedUrl(presigner, get, { expiresIn: urlLifetimeSeconds, signingDate });
      // A signature's time has whole seconds, and it dies with the credentials that made it. If they were renewed meanwhile, it lives on.
      const expires = Math.floor(signingDate.getTime() / 1000 + urlLifetimeSeconds) * 1000;
      return { url, expires_at: new Date(Math.min(expires, expiration?.getTime() ?? expires)).toISOString() };
    },
  });
}

/** Waits for `work`, but no longer than the deadline: an upload that hangs does not heed the signal at once. */
async function untilDeadline(work: Promise<unknown>, deadline: AbortSignal): Promise<void> {
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(deadline.reason);
    if (deadline.aborted) fail();
    deadline.addEventListener("abort", fail, { once: true });
  });
  // Nobody may be there any more to hear of a failure.
  work.catch(() => {});
  await Promise.race([work, late]);
}

function toMetadata({ pages, sha256, warnings }: PdfFacts): Record<string, string> {
  const size = (kept: string[]) => encodeURIComponent(JSON.stringify(kept)).length;
  let kept = warnings;
  // From the end, and within the last that is left.
  while (kept.length > 1 && size(kept) > warningsSize) kept = kept.slice(0, -1);
  while (size(kept) > warningsSize) kept = kept.map((warning) => `${[...warning].slice(0, -10).join("")}…`);
  return { ...(pages !== undefined && { pages: String(pages) }), sha256, warnings: encodeURIComponent(JSON.stringify(kept)) };
}

const storedFacts = z.object({
  pages: z.coerce.number().int().min(1).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  warnings: z.array(z.string()),
});

/** Reads the facts of a file; undefined when the metadata is damaged, and the file is to be made anew. */
function fromMetadata(bytes: number, { pages, sha256, warnings = "" }: Record<string, string>): PdfFacts | undefined {
  try {
    return { bytes, ...storedFacts.parse({ pages, sha256, warnings: JSON.parse(decodeURIComponent(warnings)) }) };
  } catch {
    return undefined;
  }
}
