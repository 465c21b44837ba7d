import { statfs } from "node:fs/promises";
import { Counter, collectDefaultMetrics, Gauge, Histogram, type OpenMetricsContentType, Registry } from "prom-client";
import type { Measured } from "../../domain/ports.ts";
import type { Lanes } from "../rendering/turns.ts";

/** Seconds: from a read out of SQLite to the deadline of a request. */
const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/** What is asked at each scrape. */
export type Sources = { dataDir: string; lanes: () => Lanes; databaseSize: (() => Promise<number>) | undefined };

export type OpenMetrics = ReturnType<typeof openMetrics>;

/**
 * Keeps the metrics of a service in the OpenMetrics format. Their labels are templates of routes, statuses and lanes: nothing that a caller
 * sends is in them, and their number does not grow with the calls.
 */
export function openMetrics({ dataDir, lanes, databaseSize }: Sources) {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `resume_gateway_${name}`, help, registers });
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({ ...named("requests", "Requests that were answered."), labelNames: ["route", "status"] });
  const seconds = new Histogram({ ...named("request_seconds", "Seconds to answer a request."), labelNames: ["route"], buckets });
  const counters = {
    renders: new Counter(named("renders", "PDFs that were rendered for a request.")),
    cacheHits: new Counter(named("cache_hits", "PDFs that were there when a request wanted them.")),
  };
  for (const state of ["waiting", "running"] as const) {
    new Gauge({
      ...named(`renders_${state}`, `Renders that are ${state}.`),
      labelNames: ["lane"],
      collect() {
        for (const [lane, counts] of Object.entries(lanes())) this.set({ lane }, counts[state]);
      },
    });
  }
  const bytes = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      ...named(name, help),
      async collect() {
        this.set(await read());
      },
    });
  if (databaseSize) bytes("database_bytes", "Bytes that the database and its write-ahead log take.", databaseSize);
  bytes("data_free_bytes", "Bytes that are free where the data folder is.", async () => {
    const { bavail, bsize } = await statfs(dataDir);
    return bavail * bsize;
  });

  return {
    registry,
    measure({ route, status, ms, counted }: Measured): void {
      requests.inc({ route, status });
      seconds.observe({ route }, ms / 1_000);
      for (const what of counted) counters[what].inc();
    },
  };
}
