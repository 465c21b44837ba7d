import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Libsql from "libsql";
import { DomainError } from "../../domain/errors/errors.ts";
import type { LogEntry } from "../../domain/ports.ts";
import { zip } from "../../formats/zip-archive.ts";
import { createApp } from "../../handlers/app.ts";
import { dependencies } from "../../handlers/dependencies.ts";
import { readServiceEnv } from "../../handlers/env.ts";
import { fileWriter } from "../../handlers/rendering/file-writer.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { reporter } from "../../handlers/rendering/report-on-file.ts";
import { resumeReader } from "../../handlers/rendering/sent-files/resume-reader.ts";
import { callsTo } from "./app-calls.ts";
import type { Fate } from "./backend.ts";
import { aFolderStorage } from "./folder-storage.ts";
import { patience } from "./patience.ts";

const names = {
  DYNAMODB_TABLE: "none",
  HISTORY_TABLE: "none-either",
  SHARES_TABLE: "nor-this",
  BUCKET_NAME: "none",
  HMAC_KEY: "k".repeat(32),
};

/** What becomes of a call of a store, which is named by its operation. */
type Decide = (call: { operation: string }) => Fate;

/** The app over SQLite and files, and between them what decides over each call of a store. */
export async function startFolderService(decide: Decide = () => "pass", environment: NodeJS.ProcessEnv = {}) {
  const { folder, open, close } = await aFolderStorage();
  const env = readServiceEnv({ ...names, ...patience, ...environment });
  const { storage, mount } = await open({ deleteRetentionDays: env.DELETE_RETENTION_DAYS, historyRetention: env.HISTORY_RETENTION });
  const stores = {
    resumes: (signal: AbortSignal) => between(storage.resumes(signal), decide),
    pdfs: (signal: AbortSignal) => between(storage.pdfs(signal), decide),
    // Both shares and PDFs are removed.
    shares: (signal: AbortSignal) => between(storage.shares(signal), ({ operation }) => decide({ operation: `shares.${operation}` })),
  };
  const logged: LogEntry[] = [];
  const aProcess = () =>
    callsTo(
      createApp(
        dependencies(env, stores, {
          signIn: async () => undefined,
          renderer: { ...renderer, ...fileWriter },
          reporter: { ...reporter, ...resumeReader },
          archive: zip,
          log: (entry) => logged.push(entry),
        }),
      ),
    );
  const database = new Libsql(path.join(folder, "resumes.db"));
  return {
    logged,
    folder,
    storage,
    call: aProcess(),
    /** Calls of the app as if in another process: what takes turns in one does not wait there. */
    aProcess,
    /** The status of a download. */
    async statusOf(url: string) {
      const { status, body } = await mount.fetch(new Request(url));
      await body?.cancel();
      return status;
    },
    /** How much is stored. */
    async contents() {
      const count = (table: string) => (database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count;
      const files = (await readdir(path.join(folder, "files"), { recursive: true })).filter((name) => name.endsWith(".pdf"));
      return { items: count("resumes"), rows: count("versions") - count("resumes"), files: files.length };
    },
    [Symbol.asyncDispose]: close,
  };
}

function between<Store extends object>(store: Store, decide: Decide): Store {
  const unavailable = () => new DomainError("SERVICE_UNAVAILABLE", "injected");
  const methods = Object.entries(store).map(([operation, method]) => {
    const faulty = async (...parameters: unknown[]) => {
      const fate = decide({ operation });
      if (fate === "reset") throw unavailable();
      if (typeof fate === "object" && "delay" in fate) await sleep(fate.delay);
      if (typeof fate === "object" && "after" in fate) await fate.after;
      const result = await method(...parameters);
      if (fate === "lose") throw unavailable();
      return result;
    };
    return [operation, faulty];
  });
  return Object.fromEntries(methods);
}
