import { defineConfig } from "vitest/config";
import suites from "./suites.json" with { type: "json" };

const folder = process.env.MUTATED as keyof typeof suites;

/** Stryker wants no projects. A change that no test notices has run through all of its suites: so these are few, quick, and by one door. */
export default defineConfig({
  test: { include: suites[folder], testTimeout: 60_000, hookTimeout: 60_000, env: { DOOR: "createCaller" } },
});
