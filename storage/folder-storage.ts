import path from "node:path";
import type { Storage } from "../domain/ports.ts";
import type { Retention } from "../domain/retention.ts";
import { filePdfs } from "./files/file-pdfs.ts";
import { keepFree } from "./files/free-space.ts";
import { openPdfFolder } from "./files/pdf-folder.ts";
import { servePdfs } from "./files/serve-pdfs.ts";
import { pdfPath } from "./files/signed-address.ts";
import { commitCount } from "./sqlite/commit-count.ts";
import { groupCommit } from "./sqlite/group-commit.ts";
import { openDatabase } from "./sqlite/open-database.ts";
import { scrubber } from "./sqlite/scrub.ts";
import { sqliteResumes } from "./sqlite/sqlite-resumes.ts";
import { sqliteSweep } from "./sqlite/sqlite-sweep.ts";
import { prepareStatements } from "./sqlite/statements.ts";

export type FolderStorageOptions = Retention & {
  folder: string;
  /** Where callers reach the service. */
  url: string;
  /** Signs download addresses. */
  signingKey: string;
  urlLifetimeSeconds?: number | undefined;
  /** Bytes of the disk that nothing new may take. */
  minFree?: number | undefined;
};

export type FolderStorage = {
  storage: Storage;
  /** What hands out PDFs, and the path that begins their addresses. */
  mount: { path: string; fetch: (request: Request) => Promise<Response> };
  close(): void;
};

export const databaseName = "resumes.db";

/**
 * Keeps all in one folder: resumes in a SQLite database, PDFs as files. One process may have it open. Throws UnusableDatabase where the
 * database cannot be used, or where it is missing beside files.
 */
export async function openFolderStorage({
  folder,
  url,
  signingKey,
  urlLifetimeSeconds,
  minFree = 0,
  ...retention
}: FolderStorageOptions): Promise<FolderStorage> {
  const pdfFolder = await openPdfFolder(path.join(folder, "files"));
  const databaseFile = path.join(folder, databaseName);
  const database = await openDatabase(databaseFile, { isNew: await pdfFolder.isEmpty() });
  const statements = prepareStatements(database);
  const commits = commitCount(database, databaseFile);
  const { write, flush } = groupCommit(database, commits);
  const { scrub, stop } = scrubber(database);
  return {
    storage: keepFree(minFree, folder, {
      resumes: sqliteResumes({ statements, write, scrub, ...retention }),
      pdfs: filePdfs({ folder: pdfFolder, url: url.replace(/\/$/, ""), signingKey, urlLifetimeSeconds }),
      async sweep(signal) {
        const swept = await sqliteSweep(statements, write, pdfFolder.removeAll, signal);
        if (swept.versions > 0) scrub();
        const strays = await pdfFolder.sweep(statements.isOwner, signal);
        return { ...swept, pdfs: swept.pdfs + strays };
      },
    }),
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
