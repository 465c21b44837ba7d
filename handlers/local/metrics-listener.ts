import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { ConfigurationError } from "../env.ts";
import { isLoopbackHost } from "../trusted-places.ts";
import type { OpenMetrics } from "./open-metrics.ts";

const host = "127.0.0.1";

/**
 * Serves metrics at `/metrics` on a port of their own, which only this machine reaches. Throws a ConfigurationError where the port cannot be
 * had.
 */
export async function serveMetrics(
  { registry }: Pick<OpenMetrics, "registry">,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const app = new Hono();
  // The browser of this machine reads it for no page under another name that leads here (DNS rebinding).
  app.use(async (c, next) => (isLoopbackHost(new URL(c.req.url).hostname) ? next() : c.text("Misdirected Request", 421)));
  app.get("/metrics", async (c) => c.body(await registry.metrics(), 200, { "content-type": registry.contentType }));
  const listener = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    listener.once("error", ({ message }) => reject(new ConfigurationError(`METRICS_PORT cannot be used: ${message}.`)));
    listener.listen({ port, host }, resolve);
  });
  return {
    url: `http://${host}:${(listener.address() as AddressInfo).port}/metrics`,
    async close() {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
