import { existsSync } from "node:fs";
import path from "node:path";
import type { SharingStorage } from "../../domain/shares/share-store.ts";
import { requirePurgeLedger } from "../../storage/files/purge-ledger.ts";
import { databaseName, dynamoName, s3Name } from "../../storage/folder-names.ts";
import type { Backends } from "../aws-stores.ts";
import { ConfigurationError, type LocalEnv, type ServiceEnv } from "../env.ts";
import type { Secrets } from "./secrets.ts";

export type StorageSurroundings = {
  dataDir: string;
  /** Whether nothing was kept in the data folder so far. */
  isNew: boolean;
  purgeLedger: string;
  /** Where the server listens. */
  url: string;
  /** Where callers reach it behind a proxy. */
  publicUrl: string | undefined;
  secrets: Secrets;
  /** Bytes of the disk that nothing new may take. */
  minFree: number;
  environment: NodeJS.ProcessEnv;
};

export type LocalStorage = {
  storage: SharingStorage;
  /** What hands out stored files, and under which path of the service. */
  mount?: { path: string; fetch: (request: Request) => Promise<Response> };
  /** What the database takes on the disk, in bytes, where it is one file. */
  databaseSize?: () => Promise<number>;
  /** Whether nobody else sweeps it. */
  isOwn: boolean;
  /** Where the AWS clients go. */
  backends: Backends;
  /** What whoever runs the service should know of its folder. */
  warning?: string | undefined;
  close(): Promise<void>;
};

/** Opens the storage that STORAGE names, by default SQLite and files in the data folder. Loads nothing of the other one. */
export async function openStorage(kind: LocalEnv["STORAGE"], env: ServiceEnv, surroundings: StorageSurroundings): Promise<LocalStorage> {
  if (kind === "aws") return (await import("./embedded-aws.ts")).openAws(env, surroundings);
  const { dataDir, isNew, purgeLedger, url, publicUrl, secrets, minFree, environment } = surroundings;
  const { openFolderStorage } = await import("../../storage/folder-storage.ts");
  if (kind === undefined) requireNoOther(environment);
  const warning = earlierStorageIn(dataDir);
  if (existsSync(path.join(dataDir, databaseName))) await requirePurgeLedger(purgeLedger);
  const { close, ...opened } = await openFolderStorage({
    folder: dataDir,
    isNew,
    purgeLedger,
    url: publicUrl ?? url,
    signingKey: secrets.secretAccessKey,
    urlLifetimeSeconds: env.URL_LIFETIME_S,
    minFree,
    deleteRetentionDays: env.DELETE_RETENTION_DAYS,
    historyRetention: env.HISTORY_RETENTION,
  });
  return { ...opened, isOwn: true, backends: {}, warning, close: async () => close() };
}

const choices = "Set STORAGE=aws to go on with them, or bring them over with npm run migrate -- --from-embedded";

/** Who kept resumes elsewhere does not start with none. */
function requireNoOther(environment: NodeJS.ProcessEnv): void {
  const [name] = ["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_S3"].filter((variable) => environment[variable]);
  if (name)
    throw new ConfigurationError(`${name} says where resumes are kept, and STORAGE does not say aws. ${choices} and set STORAGE=sqlite.`);
}

/** Nor does who kept them in this folder, by an earlier release or with `--aws`. Returns what there is to say of such a storage beside the database. */
function earlierStorageIn(dataDir: string): string | undefined {
  const earlier = path.join(dataDir, dynamoName);
  if (!existsSync(earlier)) return undefined;
  if (!existsSync(path.join(dataDir, databaseName))) {
    throw new ConfigurationError(`${dataDir} holds resumes in the embedded DynamoDB. ${choices}.`);
  }
  return `${earlier} and ${path.join(dataDir, s3Name)} hold resumes as they were before ${databaseName}, those that were purged since as well: remove both once you no longer need them`;
}
