import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { browserPath, startBrowser } from "../support/browser.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

const root = new URL("../../", import.meta.url);

it("examples/client.ts runs, and runs again", async () => {
  await using service = await startService();
  const run = () => promisify(execFile)(process.execPath, ["--import", "tsx", "examples/client.ts", service.url], { cwd: root });
  expect((await run()).stdout).toMatch(/^Stored Grace Example, revision \S+-1\nHeadline: none\nPDF, 1 page: http/);
  const { stdout } = await run();
  expect(stdout).toMatch(/^Stored already\.\nHeadline: Compiler engineer\n/);
  expect((await fetch(stdout.trim().split(" ").at(-1) as string)).status).toBe(200);
});

it("examples/variants.ts keeps a face of a resume as what it changes, and mends it with the resume", async () => {
  await using service = await startService();
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "examples/variants.ts", service.url], { cwd: root });
  const entries = { mill: { role: "Lead engineer" }, bakery: null };
  const kept = { title: "For Acme Example Ltd", content: { headline: "Miller" }, entries };
  expect(stdout.split("\n")).toEqual([
    `What is kept: ${JSON.stringify(kept)}`,
    "Miller: Lead engineer (Built the mill.)",
    "The same without a call: Miller",
    expect.stringMatching(/^PDF: http/),
    "",
  ]);
  expect((await fetch(stdout.trim().split(" ").at(-1) as string)).status).toBe(200);
});

it("examples/openapi-fetch compiles with types made of openapi.json, and runs the whole flow", async () => {
  await using service = await startService();
  const cwd = new URL("examples/openapi-fetch/", root);
  await promisify(execFile)("npm", ["run", "build"], { cwd });
  const { stdout } = await promisify(execFile)(process.execPath, ["dist/client.js", service.url], { cwd });
  const lines = stdout.trim().split("\n");
  expect(lines).toEqual([
    expect.stringMatching(/^Stored, revision \S+-1$/),
    "Headline: Compiler engineer",
    "The same again: 412, PRECONDITION_FAILED",
    expect.stringMatching(/^PDF, 1 page: http/),
    "Resume deleted successfully",
  ]);
  expect((await fetch(lines[3]?.split(" ").at(-1) as string)).status).toBe(200);

  const wrong = (await readFile(new URL("client.ts", cwd), "utf8")).replace('headline: "From another tab"', "headline: 5");
  await writeFile(new URL("dist/wrong.ts", cwd), wrong.replace("./schema.js", "../schema.js"));
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
  const compile = promisify(execFile)("npx", ["tsc", "dist/wrong.ts", ...flags], { cwd });
  await expect(compile).rejects.toMatchObject({ stdout: expect.stringContaining("Type 'number' is not assignable to type 'string'") });
});

it.skipIf(!browserPath)("examples/preview.html shows the last of many keystrokes, and gives up what they overtook", async () => {
  await using service = await startService();
  const html = await readFile(new URL("examples/preview.html", root));
  const { outputFiles } = await build({
    entryPoints: [new URL("client/index.ts", root).pathname],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  const app = createServer(({ url }, response) =>
    url === "/client.js"
      ? response.writeHead(200, { "content-type": "text/javascript" }).end(outputFiles[0]?.contents)
      : response.writeHead(200, { "content-type": "text/html" }).end(html),
  );
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const ended: string[] = [];
    const isRender = (request: { url(): string }) => request.url().endsWith("/trpc/resume.render");
    page.on("requestfailed", (request) => void (isRender(request) && ended.push("aborted")));
    page.on("requestfinished", (request) => void (isRender(request) && ended.push("answered")));
    await page.goto(`http://localhost:${(app.address() as AddressInfo).port}/?service=${encodeURIComponent(service.url)}`);
    const image = page.locator("img");
    /** Waits until what is shown is what the service makes of this resume. */
    const shows = async (resume: object, number = 1, pages = 1) => {
      const { body } = await service.call("POST", `/render?format=png&dpi=96&page=${number}&as=json`, resume);
      expect(body.pages).toBe(pages);
      await page.waitForFunction(`document.querySelector("img").src === "data:image/png;base64,${body.file}"`);
      await page.locator("output", { hasText: `Page ${number} of ${pages}` }).waitFor();
    };
    const sent = async () => JSON.parse(await page.locator("#json").inputValue());
    await shows(await sent());
    expect(await image.evaluate("document.querySelector('img').naturalWidth")).toBe(794);
    await page.waitForFunction("document.querySelector('select').options.length > 0");

    // Faster than a page can be made.
    await page.locator("[name=headline]").press("End");
    await page.locator("[name=headline]").pressSequentially(" at the mill, and nowhere else in the world");
    const typed = await sent();
    expect(typed.headline).toBe("Software engineer at the mill, and nowhere else in the world");
    await shows(typed);
    expect(ended).toContain("aborted");

    await page
      .locator("#json")
      .fill(JSON.stringify({ ...typed, experience: [{ role: "Engineer", details: Array(80).fill("Built a mill.") }] }));
    await shows(await sent(), 1, 2);
    await page.click("#on");
    await shows(await sent(), 2, 2);
    // The page that it is at is gone.
    await page.locator("#json").fill(JSON.stringify(typed));
    await shows(typed);
    await page.selectOption("select", "modern");
    await shows(await sent());
    expect((await sent()).presentation).toEqual({ template: "modern" });
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });

    await page.locator("#json").fill('{"nam": "Ada"}');
    await page.locator("li", { hasText: "nam is not a known field: did you mean `name`?" }).waitFor();
    await page.locator("#json").fill("{");
    await page.locator("li", { hasText: "This is no JSON yet." }).waitFor();
    expect(service.logged.filter(({ level }) => level === "error")).toEqual([]);
  } finally {
    await browser.close();
    app.closeAllConnections();
    app.close();
  }
});

it.skipIf(!browserPath)("examples/page.html saves, loads and downloads from another origin, and tells when it comes too late", async () => {
  await using service = await startService();
  const html = await readFile(new URL("examples/page.html", root));
  const app = createServer((_request, response) => response.writeHead(200, { "content-type": "text/html" }).end(html));
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const email = anEmail();
    await page.goto(`http://localhost:${(app.address() as AddressInfo).port}/?service=${encodeURIComponent(service.url)}`);
    const says = (text: string) => page.locator("output", { hasText: text }).waitFor();
    await page.fill("[name=email]", email);
    await page.fill("[name=name]", "Ada Example");
    await page.fill("[name=skills]", "engines\n\nsailing");
    await page.click("[type=submit]");
    await says("Resume created successfully");
    await page.fill("[name=name]", "Ada Edited");
    await page.click("[type=submit]");
    await says("Resume updated successfully");
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({
      name: "Ada Edited",
      skills: ["engines", "", "sailing"],
      version: 2,
    });

    const skills = ["engines", { name: "Languages", keywords: ["Latin"] }];
    await service.call("PUT", `/resume/${email}`, { name: "From another tab", skills });
    for (const _ of ["once", "again"]) {
      await page.click("[type=submit]");
      await says("has changed since you read it");
    }
    await page.click("#load");
    await page.waitForFunction(`document.querySelector("[name=name]").value === "From another tab"`);
    await page.click("[type=submit]");
    await says("Resume updated successfully");
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({ name: "From another tab", skills });

    const other = aResume();
    await service.call("POST", "/resume", other);
    await page.fill("[name=email]", other.email);
    await page.click("[type=submit]");
    await says("stored already");
    expect((await service.call("GET", `/resume/${other.email}`)).body).toMatchObject({ ...other, version: 1 });
    await page.fill("[name=email]", email);
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
    expect(file.suggestedFilename()).toBe("From another tab - Resume.pdf");
  } finally {
    await browser.close();
    app.closeAllConnections();
    app.close();
  }
});

it.skipIf(!browserPath)("examples/import.html shows what is understood of a file that is chosen or dropped", async () => {
  await using service = await startService();
  const html = await readFile(new URL("examples/import.html", root));
  const app = createServer((_request, response) => response.writeHead(200, { "content-type": "text/html" }).end(html));
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(app.address() as AddressInfo).port}/?service=${encodeURIComponent(service.url)}`);
    const says = (text: string) => page.locator("output", { hasText: text }).waitFor();
    const choose = (name: string, mimeType: string, text: string) =>
      page.setInputFiles("input", { name, mimeType, buffer: Buffer.from(text) });
    await choose("resume.json", "application/json", JSON.stringify({ basics: { name: "Ada Example" }, hat: "Top hat" }));
    await says("Read as json-resume.");
    expect(JSON.parse(await page.locator("#resume").innerText())).toMatchObject({ name: "Ada Example" });
    expect(await page.locator("#unplaced").innerText()).toBe("hat: Top hat");

    await choose("letter.rtf", "text/rtf", "{\\rtf1 Ada}");
    await says("This is a document in RTF");
    expect(await page.locator("section").isVisible()).toBe(false);

    await page.evaluate(`
      const dropped = new DataTransfer();
      dropped.items.add(new File(["Bea Example\\nbea@example.com"], "resume.txt", { type: "text/plain" }));
      document.querySelector("label").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, cancelable: true }));
    `);
    await says("Read as text.");
    expect(JSON.parse(await page.locator("#resume").innerText())).toMatchObject({ name: "Bea Example", email: "bea@example.com" });
  } finally {
    await browser.close();
    app.closeAllConnections();
    app.close();
  }
});
