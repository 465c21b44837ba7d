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
