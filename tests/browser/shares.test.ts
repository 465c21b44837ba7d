import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserPath, startBrowser } from "../support/browser.ts";
import { everySection } from "../support/render.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

describe.skipIf(!browserPath)("a share, in a browser", () => {
  let service: Service;
  let browser: Browser;
  beforeAll(async () => {
    service = await startService();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.[Symbol.asyncDispose]();
  });

  async function shared(choice: object = {}, fields: object = {}) {
    const email = anEmail();
    await service.call("POST", "/resume", { ...everySection, email, presentation: { qr: "https://example.com/ada" }, ...fields });
    const { share } = (await service.call("POST", `/resume/${email}/shares`, choice)).body;
    return { url: share.url as string, at: `/resume/${email}/shares/${share.id}` };
  }

  async function faultsOf(page: Page) {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }

  const widths = { phone: 320, desktop: 1280 };
  const looks = (["light", "dark"] as const).flatMap((scheme) =>
    Object.entries(widths).map(([name, width]) => [name, scheme, width] as const),
  );

  it.each(looks)("is accessible and fits: %s, %s", async (_, colorScheme, width) => {
    const [open, locked] = [await shared(), await shared({ password: "open sesame" })];
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    for (const address of [open.url, locked.url, `${service.url}/s/${"A".repeat(27)}`]) {
      await page.goto(address);
      expect([address, await faultsOf(page)]).toEqual([address, []]);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
    }
    await page.goto(locked.url);
    await page.getByLabel("password").fill("wrong");
    await page.getByRole("button").click();
    await page.getByRole("alert").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  it("with a password, is read by the keyboard alone, and each of its files can be had", async () => {
    const { url } = await shared({ password: "open sesame" });
    const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("#password:focus").waitFor(); // which a browser grants after it has painted
    await page.keyboard.type("open sesame");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ada Example" }).waitFor();
    const links = await page.locator(".files a").evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const answer = await context.request.get(link);
      expect([link, answer.status(), (await answer.body()).length > 500]).toEqual([link, 200, true]);
    }
    await context.close();
  });

  it("that is revoked while it is open is gone at the next click, and asks for nothing from elsewhere", async () => {
    const { url, at } = await shared();
    const page = await browser.newPage();
    const requested: string[] = [];
    page.on("request", (request) => requested.push(request.url()));
    await page.goto(url);
    expect((await service.call("DELETE", at)).status).toBe(200);
    await page.locator(".files a").first().click();
    await page.getByRole("heading", { name: "Not found" }).waitFor();
    await page.goBack();
    await page.reload();
    expect(await page.locator("h1").textContent()).toBe("Not found");
    expect(requested.filter((address) => !address.startsWith(service.url) && !address.startsWith("data:"))).toEqual([]);
    await page.close();
  });

  it("of hostile texts runs no script", async () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { url } = await shared({}, { name: hostile, headline: hostile, summary: hostile, url: "javascript:alert(1)" });
    const page = await browser.newPage({ bypassCSP: true });
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    await page.goto(url);
    for (const link of await page.locator("a").all()) await link.dispatchEvent("mouseover");
    expect(dialogs).toEqual([]);
    expect(await page.locator("script:not([type='application/ld+json']), img[src='x']").count()).toBe(0);
    await page.close();
  });
});
