import { defineConfig } from "vitest/config";
import suites from "./suites.json" with { type: "json" };

const folder = process.env.MUTATED as keyof typeof suites;

/** Stryker wants no projects. A change that no test notices has run through all of its suites: so these are few, and quick. */
export default defineConfig({ test: { include: suites[folder], testTimeout: 30_000, hookTimeout: 30_000 } });
