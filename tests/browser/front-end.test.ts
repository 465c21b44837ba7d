import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { browserPath, startBrowser } from "../support/browser.ts";
import { aFullResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

/** A page on an origin of its own. */
async function startPage() {
  const server = createServer((_request, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>App</title>"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The calls of a front end, made inside the page: liveness, save, load, edit, download. */
async function useService({ url, resume }: { url: string; resume: Record<string, unknown> }) {
  const send = async (method: string, path: string, body?: unknown) => {
    const json = body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(url + path, { method, ...json });
    const text = await response.text();
    return { ok: response.ok, status: response.status, etag: response.headers.get("ETag"), data: text ? JSON.parse(text) : undefined };
  };
  const address = `/resume/${resume.email}`;
  const alive = await send("OPTIONS", "/resume");
  const created = await send("POST", "/resume", resume);
  const conflict = await send("POST", "/resume", { ...resume, name: "Other" });
  const loaded = await send("GET", address);
  const saved = await send("PUT", address, { ...loaded.data, name: "Ada Edited" });
  const faulty = await send("PUT", address, { ...loaded.data, skills: "none" });
  const missing = await send("GET", "/resume/nobody@example.com");
  const download = await send("GET", `${address}/download`);
  const pdf = await fetch(download.data.download_url);
  const start = new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5));
  return { alive, created, conflict, loaded, saved, faulty, missing, download, start };
}

it.skipIf(!browserPath)("a front end on another origin does all its calls from a real browser", async () => {
  await using service = await startService();
  await using app = await startPage();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(app.url);
    const resume = aFullResume();
    const seen = await page.evaluate(useService, { url: service.url, resume });
    expect(seen.alive).toMatchObject({ ok: true, status: 204 });
    expect(seen.created).toMatchObject({
      status: 201,
      data: { message: "Resume created successfully" },
      etag: expect.stringMatching(/^".+-1"$/),
    });
    expect(seen.conflict).toMatchObject({
      status: 409,
      data: { message: "A resume for this email is stored already.", detail: expect.stringContaining("PUT /resume/{email}") },
    });
    expect(seen.loaded).toMatchObject({ status: 200, data: resume });
    expect(seen.saved).toMatchObject({ status: 200, data: { message: "Resume updated successfully", resume: { name: "Ada Edited" } } });
    expect(seen.faulty).toMatchObject({ status: 400, data: { message: "skills must be a list." } });
    expect(seen.missing).toMatchObject({ status: 404, data: { message: expect.any(String) } });
    expect(seen.start).toBe("%PDF-");

    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.evaluate(`void window.open(${JSON.stringify(seen.download.data.download_url)}, "_self")`),
    ]);
    expect(file.suggestedFilename()).toBe("Ada Edited - Resume.pdf");
  } finally {
    await browser.close();
  }
});

it.skipIf(!browserPath).each([
  ["آدا مثال", "آدا مثال - Resume.pdf"],
  ["김아다", "김아다 - Resume.pdf"],
  ['A/D\\A: "x" <y>', "A D A x y - Resume.pdf"],
])("downloads the resume of %s under a good name", async (name, filename) => {
  await using service = await startService();
  const { email } = (await service.call("POST", "/resume", aFullResume({ name }))).body.resume;
  const { body } = await service.call("GET", `/resume/${email}/download`);
  expect(body.filename).toBe(filename);
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const [file] = await Promise.all([page.waitForEvent("download"), page.goto(body.download_url).catch(() => undefined)]);
    expect(file.suggestedFilename()).toBe(filename);
  } finally {
    await browser.close();
  }
});
