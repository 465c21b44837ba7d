import { fileTypeOf, lifetimeDays } from "../../domain/formats.ts";
import { toTheEnd } from "../aws/to-the-end.ts";
import { deleteBatch, type ListedObject, objectBatches } from "./s3-objects.ts";
import { allPdfs, pdfFolder, pdfPrefix, type S3PdfsOptions } from "./s3-pdfs.ts";

const hour = 3_600_000;

/** Erases PDFs that nobody owns, and those past their lifetime. `keep` is called for each owner first, then `erase` once. */
export function s3Sweep({ client, bucket, pseudonym }: Pick<S3PdfsOptions, "client" | "bucket" | "pseudonym">) {
  /** The beginnings of the keys of owned PDFs. */
  const owned = new Set<string>();
  const isOwned = (key: string) => owned.has(key.slice(0, key.lastIndexOf("-") + 1)) || owned.has(key.slice(0, key.lastIndexOf("/") + 1));

  return {
    /** Keeps the PDFs of a resume; without an id, all that is stored under its email. */
    keep({ id, email }: { id: string | undefined; email: string }): void {
      const owner = pseudonym(email);
      owned.add(id === undefined ? pdfFolder(owner) : pdfPrefix(owner, id));
    },

    /** Erases the other PDFs, and returns their number. */
    async erase(signal: AbortSignal): Promise<number> {
      let pdfs = 0;
      for await (const objects of objectBatches(client, bucket, allPdfs, toTheEnd())) {
        signal.throwIfAborted();
        const stray = objects.filter(isStray);
        if (stray.length > 0) await deleteBatch(client, bucket, stray, toTheEnd());
        pdfs += stray.length;
      }
      return pdfs;
    },
  };

  /** Tells whether a PDF is to be erased. An owner of a PDF that is an hour old was stored when the owners were gathered. */
  function isStray({ key, modified }: ListedObject): boolean {
    const age = Date.now() - modified.getTime();
    const lifetime = lifetimeDays(fileTypeOf(key.slice(key.lastIndexOf(".") + 1))) * 24 * hour;
    return age > lifetime || (age > hour && !isOwned(key));
  }
}
