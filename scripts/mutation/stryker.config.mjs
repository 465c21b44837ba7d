export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "scripts/mutation/run-suites.ts", related: false },
  coverageAnalysis: "perTest",
  // What is made once for all tests, such as a schema, would be tested by every test.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  // TypeScript 7 has no API by which Stryker could rewrite the real one.
  tsconfigFile: "none.json",
  ignorePatterns: ["dist", ".data", ".tmp", "examples", "bench"],
  tempDirName: ".tmp/mutation",
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: ".tmp/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
