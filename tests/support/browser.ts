import { chromium } from "playwright-core";
import { findTool } from "./tools.ts";

export const browserPath = findTool(
  [process.env.CHROMIUM_PATH ?? "/nowhere", "google-chrome", "chromium-browser", "chromium"],
  "browser tests",
);

/** For a machine without a display or a network, and for root. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium. What a test waits for on its pages may take as long as it does on a busy machine. */
export async function startBrowser(...flags: string[]) {
  const browser = await chromium.launch({ executablePath: browserPath as string, args: [...browserFlags, ...flags] });
  browser.on("context", (context) => context.setDefaultTimeout(100_000));
  return browser;
}
