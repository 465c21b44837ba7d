import { execFile } from "node:child_process";
import { expect, it } from "vitest";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { findTool } from "../support/tools.ts";
import { isFull } from "./support/seeds.ts";

const owners = 8;
const updatesEach = (isFull ? 200 : 40) / owners;

const pdftotext = findTool(["pdftotext"], "safety/freshness.test.ts");

async function textOf(url: string): Promise<string> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  return new Promise((resolve, reject) => {
    const child = execFile(pdftotext as string, ["-", "-"], (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.end(bytes);
  });
}

it.skipIf(!pdftotext)("a download after an acknowledged update shows that update, whoever else downloads", async () => {
  await using service = await startService();
  const found = { downloads: 0, stale: 0, renderedAgain: 0 };

  async function download(email: string) {
    const { status, body } = await service.call("GET", `/resume/${email}/download`);
    expect(status).toBe(200);
    found.downloads++;
    return body as { download_url: string; cached: boolean };
  }

  /** Somebody who downloads again and again, from before the first update until after the last. */
  function anOnlooker(email: string) {
    let isOver = false;
    const looking = (async () => {
      while (!isOver) await download(email);
    })();
    return async () => {
      isOver = true;
      await looking;
    };
  }

  async function own(service: Service) {
    const email = anEmail();
    await service.call("POST", "/resume", { email, headline: "Version 0" });
    const stop = anOnlooker(email);
    for (let version = 1; version <= updatesEach; version++) {
      await service.call("PUT", `/resume/${email}`, { headline: `Version ${version}` });
      const { download_url } = await download(email);
      if (!(await textOf(download_url)).split("\n").includes(`Version ${version}`)) found.stale++;
      if (!(await download(email)).cached) found.renderedAgain++;
    }
    await stop();
  }

  await Promise.all(Array.from({ length: owners }, () => own(service)));
  console.log(`${owners * updatesEach} updates, each then downloaded: ${JSON.stringify(found)}`);
  expect(found).toMatchObject({ stale: 0, renderedAgain: 0 });
});
