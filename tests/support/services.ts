import type { BackendCall, Fate } from "./backend.ts";
import { startFolderService } from "./folder-service.ts";
import { startBehindProxies } from "./proxied-service.ts";

type Call = Pick<BackendCall, "operation">;

type Start = (
  decide?: (call: Call) => Fate,
  environment?: NodeJS.ProcessEnv,
  /** Milliseconds that a call to DynamoDB or S3 may take. */
  requestTimeout?: number,
) => Promise<StorageService>;

/**
 * The app over one of its storages, and what decides over each call to it. `writes` is how many calls a write makes that change something,
 * `moves` how many a move makes of a resume with a share and a PDF; `purges` how many a purge makes: one after the other erases the history, the PDFs and the item; shares, where they are looked for first, only if there are any.
 */
type Kind = { start: Start; writes: number; purges: number; moves: number };

export type StorageService = Pick<
  Awaited<ReturnType<typeof startFolderService>>,
  "call" | "aProcess" | "logged" | "contents" | "storage" | typeof Symbol.asyncDispose
>;

/** The app over each of its storages. */
export const services: Record<string, Kind> = {
  "DynamoDB and S3": {
    start: (decide = () => "pass", environment, requestTimeout) =>
      startBehindProxies({ dynamo: decide, s3: decide, ...(requestTimeout && { requestTimeout }) }, environment),
    writes: 2,
    purges: 4,
    moves: 6,
  },
  "SQLite and files": { start: startFolderService, writes: 1, purges: 5, moves: 3 },
};

const reads = new Set([
  "GetItem",
  "Query",
  "GET",
  "HEAD",
  "shares.find",
  "shares.list",
  "find",
  "findErasable",
  "replacedBefore",
  "list",
  "versions",
  "version",
  "presign",
]);

export const isRead = ({ operation }: Call): boolean => reads.has(operation);
