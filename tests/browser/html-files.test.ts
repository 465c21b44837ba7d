import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { htmlOf } from "../../formats/html.tsx";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { browserPath, startBrowser } from "../support/browser.ts";
import { documents } from "../support/documents.ts";
import { inDocument } from "../support/hostile-texts.ts";
import { readPdf } from "../support/pdf.ts";
import { compared, shownTexts } from "../support/shown-texts.ts";

/** All take minutes. */
const some = process.env.FULL ? documents : documents.filter((_, i) => i % 3 === 0);

describe.skipIf(!browserPath)("a resume as HTML, in a browser", () => {
  it("has all of its words, and asks for nothing", async () => {
    await using browser = await startBrowser();
    const page = await browser.newPage();
    const requested: string[] = [];
    page.on("request", (request) => requested.push(request.url()));
    for (const { name, document } of documents) {
      await page.setContent(htmlOf(document));
      const text = compared(await page.locator("body").innerText());
      expect([name, shownTexts(document.content).filter((wanted) => !text.includes(compared(wanted)))]).toEqual([name, []]);
    }
    expect(requested.filter((url) => !url.startsWith("data:"))).toEqual([]);
  });

  it.each(["light", "dark"] as const)("is accessible and fits a phone: %s", async (colorScheme) => {
    await using browser = await startBrowser();
    const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 700 }, bypassCSP: true });
    for (const { name, document } of some) {
      await page.setContent(htmlOf(document));
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      expect([name, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([name, []]);
      expect([name, await page.evaluate<number>("document.documentElement.scrollWidth")]).toEqual([name, 320]);
    }
  });

  it("prints to as many pages as the PDF has, or one more or fewer", async () => {
    await using browser = await startBrowser();
    const page = await browser.newPage();
    for (const { name, document } of some) {
      await page.setContent(htmlOf(document));
      const printed = await readPdf(await page.pdf({ preferCSSPageSize: true }));
      const { pages } = await renderer.render(document, new AbortController().signal);
      expect([name, Math.abs(printed.pages.length - pages) <= 1]).toEqual([name, true]);
    }
  });

  it("runs no script that stands in a text", async () => {
    await using browser = await startBrowser();
    const page = await browser.newPage({ bypassCSP: true });
    const errors: string[] = [];
    page.on("dialog", (dialog) => {
      errors.push(dialog.message());
      return dialog.dismiss();
    });
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.setContent(htmlOf(inDocument));
    for (const link of await page.locator("a").all()) await link.dispatchEvent("mouseover");
    expect(errors).toEqual([]);
  });
});
