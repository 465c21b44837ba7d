import type { BackendCall, Fate } from "./backend.ts";
import { startFolderService } from "./folder-service.ts";
import { startBehindProxies } from "./proxied-service.ts";

type Call = Pick<BackendCall, "operation">;

/** The app over one of its storages, and what decides over each call to it. `writes` is how many calls a write makes that change something. */
type Kind = { start(decide?: (call: Call) => Fate, environment?: NodeJS.ProcessEnv): Promise<StorageService>; writes: number };

export type StorageService = Pick<
  Awaited<ReturnType<typeof startFolderService>>,
  "call" | "aProcess" | "logged" | "contents" | "storage" | typeof Symbol.asyncDispose
>;

/** The app over each of its storages. */
export const services: Record<string, Kind> = {
  "DynamoDB and S3": {
    start: (decide = () => "pass", environment) => startBehindProxies({ dynamo: decide, s3: decide }, environment),
    writes: 2,
  },
  "SQLite and files": { start: startFolderService, writes: 1 },
};

const reads = new Set(["GetItem", "Query", "GET", "HEAD", "find", "findErasable", "versions", "version", "presign"]);

export const isRead = ({ operation }: Call): boolean => reads.has(operation);
