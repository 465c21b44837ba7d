import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { browserPath, startBrowser } from "../support/browser.ts";
import { startService } from "../support/service.ts";

const cwd = new URL("../../examples/tanstack-query/", import.meta.url);

it.skipIf(!browserPath)("a front end with TanStack Query and Vite compiles, and creates, saves and downloads in a browser", async () => {
  await using service = await startService();
  const run = (...words: string[]) => promisify(execFile)("npm", words, { cwd, env: { ...process.env, VITE_RESUMES: service.url } });
  await run("run", "build").catch(({ stdout }) => expect(stdout).toBe(""));
  // Node's dependency: the example has it, the service has not.
  const { preview } = await import(new URL("node_modules/vite/dist/node/index.js", cwd).href);
  const server = await preview({ root: cwd.pathname, configFile: false, preview: { host: "127.0.0.1", port: 0 } });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls.local[0]);
    await page.getByRole("button", { name: "Begin a resume" }).click();
    await page.getByRole("heading", { name: "Ada Example" }).waitFor();
    await page.getByLabel("Headline").fill("Engine driver");
    await page.getByLabel("Headline").blur();
    await page.getByText("Resume updated successfully").waitFor();
    expect((await service.call("GET", "/resume/ada@example.com")).body).toMatchObject({ headline: "Engine driver", version: 2 });
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByText("Ada Example - Resume.pdf").click()]);
    expect(file.suggestedFilename()).toBe("Ada Example - Resume.pdf");

    // Another tab has saved meanwhile: nothing of it is lost, and the page says so.
    await service.call("PUT", "/resume/ada@example.com", { headline: "From another tab" });
    await page.getByLabel("Headline").fill("From this tab");
    await page.getByLabel("Headline").blur();
    await page.getByText("The resume has changed since you read it.").waitFor();
    expect((await service.call("GET", "/resume/ada@example.com")).body.headline).toBe("From another tab");
  } finally {
    await browser.close();
    await new Promise((resolve) => server.httpServer.close(resolve));
  }
});
