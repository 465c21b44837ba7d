import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import axe from "axe-core";
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { lambdaHandler } from "../../handlers/lambda/gateway-adapter.ts";
import openApi from "../../openapi.json" with { type: "json" };
import { browserPath, startBrowser } from "../support/browser.ts";
import { startService } from "../support/service.ts";

/** Waits until what fades in is there; what turns for ever is not waited for. */
const ended = `Promise.all(
  document.getAnimations().map((one) => one.effect.getComputedTiming().endTime === Infinity || one.finished.catch(() => {})),
)`;

const prefix = "/dev";

/** Tells whether an operation takes the resume away from its email. */
const takesAway = ({ method, path }: { method: string; path: string }) => method === "delete" || path.endsWith("/move");

/** Every operation, in the order of the document; those that take the resume away come last, so that the others find it. */
const operations = Object.entries(openApi.paths)
  .flatMap(([path, item]) => Object.entries(item).map(([method, { summary }]) => ({ name: `${method} ${path}`, method, path, summary })))
  .sort((a, b) => Number(takesAway(a)) - Number(takesAway(b)));

/** What the example of an operation is answered with. The id of a share is minted, so no example can name one. */
const answerOf = (name: string): RegExp =>
  name.includes("/shares/{id}") ? /^404/ : ["post /resume", "post /resume/{email}/shares"].includes(name) ? /^201/ : /^200/;

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

/** What a REST API hands to a Lambda, on the stage `dev`. */
const aGatewayEvent = (path: string, headers: Record<string, string> = {}) =>
  ({
    path,
    httpMethod: "GET",
    headers,
    requestContext: { path: `/dev${path}`, domainName: "id.execute-api.eu-west-1.amazonaws.com" },
  }) as unknown as APIGatewayProxyEvent;

/** Opens a page in a browser, and keeps what goes wrong there and whom it asks. */
async function openPage(address: string, options: BrowserContextOptions = {}) {
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const requested: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address, { waitUntil: "networkidle" });
  return {
    page,
    errors,
    /** The requests that went elsewhere than to the service. */
    strangers: (base: string) => requested.filter((url) => !url.startsWith(base) && !/^(data|blob):/.test(url)),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

it.skipIf(!browserPath)(
  "the reference runs every operation's example as it stands, under a stage prefix, and asks no other host",
  async () => {
    await using service = await startService();
    await using stage = await startStage(service.url);
    await using opened = await openPage(`${stage.url}${prefix}/docs/`);
    const { page } = opened;
    const answers: Record<string, string> = {};
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.method().toLowerCase()} ${request.url()}`));
    for (const { name, summary, path, method } of operations) {
      if (takesAway({ method, path })) await service.call("POST", "/resume", { email: "ada@example.com" });
      // In the sidebar, which comes first.
      await page.getByText(summary, { exact: true }).first().click();
      await page.getByRole("button", { name: `(${name})` }).click();
      await page.getByRole("button", { name: /^Send \w+ request to/ }).click();
      const status = page
        .getByRole("dialog")
        .getByText(/^\s*\d{3} [A-Z]/)
        .first();
      answers[name] = await status.innerText();
      if (path.endsWith("/download")) {
        const file = page.context().waitForEvent("request", (request) => request.url().includes("/files/"));
        await page.getByRole("dialog").getByRole("link", { name: "/files/" }).press("Enter");
        await file;
      }
      await page.keyboard.press("Escape");
    }
    const expected = operations.map(({ name }) => [name, expect.stringMatching(answerOf(name))]);
    expect(answers).toEqual(Object.fromEntries(expected));
    // Nothing is filled in that would change the answer.
    expect(sent.filter((call) => /template=|page_size=|before=|purge=/.test(call))).toEqual([]);
    expect(opened.errors).toEqual([]);
    expect(opened.strangers(stage.url)).toEqual([]);
  },
);

const looks = (["light", "dark"] as const).flatMap((colorScheme) => [1280, 390].map((width) => ({ colorScheme, width })));

it.skipIf(!browserPath).each(looks)(
  "the reference and the guides are accessible and fit the window, $colorScheme, $width pixels wide",
  async ({ colorScheme, width }) => {
    await using service = await startService();
    await using opened = await openPage(`${service.url}/docs`, {
      colorScheme,
      viewport: { width, height: 900 },
      // What the policy of the page would stop is a request, too.
      bypassCSP: true,
    });
    const { page } = opened;
    const check = async (place: string) => {
      expect(await page.evaluate<number>("document.documentElement.scrollWidth"), place).toBeLessThanOrEqual(width);
      await page.evaluate(axe.source);
      // What fades in has its colours when it is there.
      await page.evaluate(ended);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => [place, id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await page.getByRole("heading", { name: "Guides" }).waitFor();
    await check("the head of the page");
    const test = page.getByRole("button", { name: "(get /templates)" });
    await page.goto(`${service.url}/docs#tag/service/GET/templates`);
    await page.reload({ waitUntil: "networkidle" });
    await test.waitFor();
    await check("an operation");
    await test.click();
    await page.locator('[data-addressbar-action="send"]:visible').click();
    await page.locator(".cm-content").getByText("humanist").first().waitFor();
    await check("an answer");
    for (const name of ["data-model", "templates"]) {
      await page.goto(`${service.url}/docs/guides/${name}`);
      await check(name);
    }
    expect(opened.errors).toEqual([]);
    expect(opened.strangers(service.url)).toEqual([]);
  },
);

describe("the OpenAPI document that is sent", () => {
  it("names the address of the service, where it is known", async () => {
    await using local = await startService();
    expect((await local.call("GET", "/openapi.json")).body.servers).toEqual([{ url: local.url }]);
    await using proxied = await startService({ PUBLIC_URL: "http://localhost:8080/api/" });
    expect((await proxied.call("GET", "/openapi.json")).body.servers).toEqual([{ url: "http://localhost:8080/api" }]);
    const answer = await lambdaHandler(createApp(local.dependencies))(aGatewayEvent("/openapi.json"), {} as Context);
    expect(JSON.parse(answer.body).servers).toEqual([{ url: "https://id.execute-api.eu-west-1.amazonaws.com/dev" }]);
  });

  it("names sign-in where there is one, and only there", async () => {
    await using open = await startService();
    const text = (await open.call("GET", "/openapi.json")).text;
    expect(text).not.toContain('"token":[]');
    expect(text).not.toContain("securitySchemes");
    const signedIn = await createApp(open.dependencies).request("/openapi.json");
    const { paths, components } = JSON.parse(await signedIn.text());
    expect(Object.keys(components.securitySchemes)).toEqual(["token"]);
    expect(paths["/resume"].post.security).toEqual([{ token: [] }]);
    expect(paths["/health"].get.security).toEqual([]);
  });

  it("links the guides, whose links lead somewhere", async () => {
    await using service = await startService();
    const { info } = (await service.call("GET", "/openapi.json")).body;
    const guides = [...info.description.matchAll(/\]\((docs\/guides\/[^)]+)\)/g)].map(([, address]) => `/${address}`);
    expect(guides).toContain("/docs/guides/data-model");
    // How the service is deployed, tested and made is nothing to those who call it.
    for (const page of ["architecture", "deploy", "lambda", "testing"]) {
      expect((await service.call("GET", `/docs/guides/${page}`)).status).toBe(404);
    }
    for (const guide of guides) {
      const page = await service.call("GET", guide);
      expect([guide, page.status, page.headers.get("content-type")]).toEqual([guide, 200, "text/html; charset=utf-8"]);
      for (const [, href = ""] of page.text.matchAll(/ href="([^":]+)"/g)) {
        const { pathname, hash } = new URL(href, service.url + guide);
        const target = await service.call("GET", pathname);
        expect([guide, href, target.status]).toEqual([guide, href, 200]);
        if (hash) expect(target.text, `${guide} ${href}`).toContain(`id="${hash.slice(1)}"`);
      }
    }
  });

  it("has samples of the typed client that run as they stand", async () => {
    await using service = await startService();
    const document = (await service.call("GET", "/openapi.json")).body;
    const sampleOf = ({ method, path }: { method: string; path: string }): string =>
      document.paths[path][method]["x-codeSamples"][0].source;
    const samples = operations
      .filter(({ path }) => !path.includes("/shares/{id}"))
      .flatMap((one) => (one.path.endsWith("/move") ? [sampleOf({ method: "post", path: "/resume" }), sampleOf(one)] : [sampleOf(one)]));
    const program = samples.map((sample) => `await (async () => {\n${sample.replace(/^import .*\n/, "")}})();\n`).join("");
    const imported = samples[0]?.split("\n")[0]?.replace("resume-gateway/client", "./client/index.ts");
    const file = new URL("../../.docs-example.samples.ts", import.meta.url);
    await writeFile(file, `${imported}\n${program}`);
    try {
      await promisify(execFile)(process.execPath, ["--import", "tsx", fileURLToPath(file)]);
    } finally {
      await rm(file);
    }
    expect((await service.call("GET", "/resume/ada@example.com")).status).toBe(404);
  });
});

describe("the root", () => {
  it("leads people to the reference, and programs to what there is", async () => {
    await using service = await startService();
    const people = await fetch(service.url, { redirect: "manual", headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
    expect([people.status, people.headers.get("location"), people.headers.get("vary")]).toEqual([302, "docs", "Accept, Origin"]);
    const index = (await service.call("GET", "/")).body;
    expect(index).toMatchObject({ name: "resume-gateway", version: expect.any(String) });
    for (const address of [index.docs, index.openapi, index.health]) {
      expect((await service.call("GET", `/${address}`)).status).toBe(200);
    }
  });

  it("leads people to the reference of the stage, behind API Gateway", async () => {
    await using service = await startService();
    const answer = await lambdaHandler(createApp(service.dependencies))(aGatewayEvent("/", { accept: "text/html" }), {} as Context);
    expect([answer.statusCode, answer.headers?.location]).toEqual([302, "/dev/docs"]);
  });
});

it("the docs page names no other host and forbids to load from one", async () => {
  await using service = await startService();
  const page = await service.call("GET", "/docs");
  const policy = page.headers.get("content-security-policy");
  for (const rule of ["default-src 'self'", "frame-ancestors 'none'"]) expect(policy).toContain(rule);
  expect(page.text).not.toMatch(/https?:\/\//);
  expect((await service.call("GET", "/docs/scalar.js")).headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect((await service.call("GET", "/docs/other.js")).status).toBe(404);
  expect((await service.call("POST", "/docs")).status).toBe(405);
});
