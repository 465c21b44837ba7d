import path from "node:path";
import type { Retention } from "../domain/retention.ts";
import type { SharingStorage } from "../domain/shares/share-store.ts";
import { filePdfs } from "./files/file-pdfs.ts";
import { keepFree } from "./files/free-space.ts";
import { openPdfFolder } from "./files/pdf-folder.ts";
import { openPurgeLedger } from "./files/purge-ledger.ts";
import { servePdfs } from "./files/serve-pdfs.ts";
import { pdfPath } from "./files/signed-address.ts";
import { databaseName, filesName } from "./folder-names.ts";
import { shareRows, sqliteShares } from "./shares/sqlite-shares.ts";
import { commitCount } from "./sqlite/commit-count.ts";
import { databaseSize } from "./sqlite/database-size.ts";
import { forget } from "./sqlite/forget.ts";
import { groupCommit } from "./sqlite/group-commit.ts";
import { openDatabase } from "./sqlite/open-database.ts";
import { scrubber } from "./sqlite/scrub.ts";
import { sqliteResumes } from "./sqlite/sqlite-resumes.ts";
import { sqliteSweep } from "./sqlite/sqlite-sweep.ts";
import { prepareStatements } from "./sqlite/statements.ts";
import { requireFinished } from "./unfinished.ts";

export type FolderStorageOptions = Retention & {
  folder: string;
  /** Whether nothing was kept in the folder so far. Otherwise its database must be there. */
  isNew?: boolean | undefined;
  /** The file, outside of the folder, that says what was erased for good. */
  purgeLedger: string;
  /** Where callers reach the service. */
  url: string;
  /** Signs download addresses. */
  signingKey: string;
  urlLifetimeSeconds?: number | undefined;
  /** Bytes of the disk that nothing new may take. */
  minFree?: number | undefined;
};

export type FolderStorage = {
  storage: SharingStorage;
  /** What hands out PDFs, and the path that begins their addresses. */
  mount: { path: string; fetch: (request: Request) => Promise<Response> };
  /** How many resumes were there again that had been erased for good. */
  erasedAgain: number;
  /** What the database takes on the disk, in bytes. */
  databaseSize: () => Promise<number>;
  close(): void;
};

/**
 * Keeps all in one folder: resumes in a SQLite database, PDFs as files. One process may have it open. What was erased for good and is
 * there again, from a backup, is erased again. Throws UnusableDatabase where the database cannot be used, is missing beside other data, or
 * where a restore or a migration broke off; and UnusableLedger.
 */
export async function openFolderStorage({
  folder,
  isNew = true,
  purgeLedger,
  url,
  signingKey,
  urlLifetimeSeconds,
  minFree = 0,
  ...retention
}: FolderStorageOptions): Promise<FolderStorage> {
  requireFinished(folder);
  const { purged, record } = await openPurgeLedger(purgeLedger);
  const pdfFolder = await openPdfFolder(path.join(folder, filesName));
  const databaseFile = path.join(folder, databaseName);
  const database = await openDatabase(databaseFile, { isNew: isNew && (await pdfFolder.isEmpty()) });
  const statements = prepareStatements(database);
  const commits = commitCount(database, databaseFile);
  const { write, flush } = groupCommit(database, commits);
  const { scrub, stop } = scrubber(database);
  const returned = await forget(statements, write, purged);
  for (const id of returned) await pdfFolder.removeAll(id);
  if (returned.length > 0) scrub();
  return {
    storage: keepFree(minFree, folder, {
      resumes: sqliteResumes({ statements, write, moveShares: shareRows(database).move, scrub, record, ...retention }),
      shares: sqliteShares(database, write),
      pdfs: filePdfs({ folder: pdfFolder, url: url.replace(/\/$/, ""), signingKey, urlLifetimeSeconds }),
      async sweep(signal) {
        const swept = await sqliteSweep({ statements, write, record, removePdfs: pdfFolder.removeAll }, signal);
        if (swept.versions > 0) scrub();
        const strays = await pdfFolder.sweep(statements.isOwner, signal);
        return { ...swept, pdfs: swept.pdfs + strays };
      },
    }),
    erasedAgain: returned.length,
    databaseSize: () => databaseSize(databaseFile),
    mount: { path: pdfPath, fetch: servePdfs(pdfFolder, signingKey) },
    close() {
      flush();
      scrub();
      stop();
      database.close();
      commits.close();
    },
  };
}
