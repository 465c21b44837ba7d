import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { chromium } from "playwright-core";
import { browserFlags, browserPath } from "../../tests/support/browser.ts";
import type { Peer } from "../rendering/job.ts";
import { bodyOf, page as html } from "./html.ts";

const file = `${await mkdtemp(`${tmpdir()}/resume-gateway-bench-`)}/page.html`;
await writeFile(file, html);
if (!browserPath) throw new Error("Chromium is not on this machine.");
const browser = await chromium.launch({ executablePath: browserPath, args: [...browserFlags, "--allow-file-access-from-files"] });
// One page for all documents, so that its fonts are read once.
const page = await browser.newPage();
await page.goto(`file://${file}`);

export const peer: Peer = async (job) => {
  const content = {
    html: bodyOf(job),
    language: job.language,
    direction: job.isRtl ? "rtl" : "ltr",
    title: `${job.outline.name} - Resume`,
  };
  await page.evaluate(`show(${JSON.stringify(content)})`);
  return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true });
};
