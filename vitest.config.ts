import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest begins first, so that nothing long is left for one worker at the end. Vitest knows that by itself only where it ran before. */
const longest = ["random-resumes", "read-back", "variants", "layout", "qr-code", "templates-text", "failures", "races"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** These measure what runs beside them, or what their process has loaded and kept: one at a time, with machine and process for themselves. */
const alone = ["fonts-loaded", "painter-memory"].map((name) => `tests/pdf/${name}.test.ts`);

/** These render in their own process and change nothing there that another would see. So the engine and its fonts are loaded once for all. */
const rendering = ["tests/pdf/**/*.test.{ts,tsx}", "tests/reading/**/*.test.ts"];

/** Suites of their own, each with its command: they are slow, or want what `npm run build` makes, or packages of their own. */
const apart = ["commands", "pages", "safety", "security", "lambda", "browser", "clients", "verapdf"];

export default defineConfig({
  test: {
    // Tests start servers and render PDFs: on a busy machine these take their time, and whole suites many times as long.
    testTimeout: process.env.FULL ? 14_400_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // As `npm start` has it.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...alone, ...apart.map((name) => `tests/${name}/**`), `tests/{pdf,reading,infra}/**`],
          // No module keeps anything of a service: so modules are loaded once for all.
          isolate: false,
          // Vitest leaves a core free, which of two is half of what there is.
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "rendering",
          include: rendering,
          exclude: [...configDefaults.exclude, ...alone],
          isolate: false,
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      // sst.config.ts looks at the folder that it is run in; a thread has none of its own.
      { extends: true, test: { name: "infra", include: ["tests/infra/**/*.test.ts"], maxWorkers: "100%", sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: "alone", include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
      ...apart.map((name, i) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          // As in "rendering".
          isolate: name !== "pages",
          // Processes are started, builds made, browsers opened.
          testTimeout: process.env.FULL ? 14_400_000 : 600_000,
          maxWorkers: ["commands", "pages", "lambda"].includes(name) ? "100%" : 1,
          sequence: { groupOrder: 2 + i },
        },
      })),
    ],
  },
});
