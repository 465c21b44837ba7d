import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { LogEntry } from "../../domain/ports.ts";
import { startLocalServer } from "../../handlers/local/server.ts";
import { patience } from "./patience.ts";

/** The whole service in a folder of its own on a free port; all of it is gone at the end of the scope. */
export async function startService(environment: NodeJS.ProcessEnv = {}) {
  const parent = await mkdtemp(path.join(tmpdir(), "resume-gateway-"));
  const logged: LogEntry[] = [];
  const server = await startLocalServer({ PORT: "0", DATA_DIR: `${parent}/data`, ...patience, ...environment }, (entry) =>
    logged.push(entry),
  );
  return {
    ...server,
    logged,
    /** A call over HTTP; a body that is not text goes as JSON. */
    async call(method: string, address: string, body?: unknown, headers: Record<string, string> = {}) {
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const init: RequestInit = { method, headers: { ...json, ...headers } };
      if (body !== undefined) init.body = typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body);
      const response = await fetch(server.url + address, init);
      const text = await response.text();
      // biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
      const answer = (response.headers.get("content-type") ?? "").includes("json") ? (JSON.parse(text || "null") as any) : undefined;
      return { status: response.status, headers: response.headers, text, body: answer };
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

export type Service = Awaited<ReturnType<typeof startService>>;
