import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { expect, it } from "vitest";
import openApi from "../../openapi.json" with { type: "json" };
import { browserFlags, browserPath } from "../support/browser.ts";
import { startService } from "../support/service.ts";

const prefix = "/dev";

/** Every operation, in the order of the document; the delete comes last, so that the others find the resume. */
const operations = Object.values(openApi.paths)
  .flatMap((item) => Object.values(item).map(({ operationId }) => operationId))
  .sort((a, b) => Number(a === "deleteResume") - Number(b === "deleteResume"));

/** A proxy that serves the service under a stage prefix, as API Gateway does. */
async function startStage(target: string) {
  const server = createServer((request, response) => {
    const path = request.url?.startsWith(`${prefix}/`) ? request.url.slice(prefix.length) : "/nowhere";
    const forwarded = send(target + path, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it.skipIf(!browserPath)(
  "the docs page runs every operation's example, under a stage prefix, and tells no other host",
  async () => {
    await using service = await startService();
    await using stage = await startStage(service.url);
    const browser = await chromium.launch({ executablePath: browserPath as string, args: browserFlags });
    try {
      const page = await browser.newPage({ viewport: { width: 1200, height: 1600 } });
      const requested: string[] = [];
      const errors: string[] = [];
      page.on("request", (request) => requested.push(request.url()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(`${stage.url}${prefix}/docs/`);
      const statuses: Record<string, string> = {};
      for (const operation of operations) {
        const block = page.locator(`[id$="-${operation}"]`);
        await block.locator(".opblock-summary").click();
        await block.getByRole("button", { name: "Execute" }).click();
        const status = block.locator(".live-responses-table .response-col_status").nth(1);
        statuses[operation] = (await status.innerText().catch(() => "no answer")).slice(0, 9);
        if (process.env.SCREENSHOT && operation === "createResume") await page.screenshot({ path: process.env.SCREENSHOT });
        await block.locator(".opblock-summary").click();
      }
      expect(statuses).toEqual(
        Object.fromEntries(operations.map((operation) => [operation, operation === "createResume" ? "201" : "200"])),
      );
      expect(errors).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(stage.url + prefix) && !url.startsWith("data:"))).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  120_000,
);

it("the docs page names no other host and forbids to load from one", async () => {
  await using service = await startService();
  const page = await service.call("GET", "/docs");
  const policy = page.headers.get("content-security-policy");
  for (const rule of ["default-src 'self'", "frame-ancestors 'none'"]) expect(policy).toContain(rule);
  expect(page.text).not.toMatch(/https?:\/\//);
  expect((await service.call("GET", "/docs/swagger-ui-bundle.js")).headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect((await service.call("GET", "/docs/other.js")).status).toBe(404);
  expect((await service.call("POST", "/docs")).status).toBe(405);
});
