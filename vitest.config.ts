import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // Tests start servers and render PDFs: on a busy machine these take their time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
