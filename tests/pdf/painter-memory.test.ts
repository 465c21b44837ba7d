import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const script = `
  import { readFileSync } from "node:fs";
  import { resumeContent } from "./domain/resume.ts";
  import { renderer } from "./handlers/rendering/renderer.ts";
  const sample = resumeContent.parse(JSON.parse(readFileSync("scripts/sample-resume.json", "utf8")));
  const heapAfter = async (from, to) => {
    for (let i = from; i < to; i++) {
      const content = { ...sample, headline: "Headline " + i };
      await renderer.render({ content, template: "classic", page_size: "A4" }, new AbortController().signal);
    }
    gc();
    return process.memoryUsage().heapUsed;
  };
  const first = await heapAfter(0, 100);
  console.log(await heapAfter(100, 300) - first);`;

// Ten seconds on a machine that has nothing else to do.
it.skipIf(!process.env.FULL)("keeps nothing of what it has rendered", async () => {
  const options = ["--expose-gc", "--import", "tsx", "--input-type=module", "-e", script];
  // As `npm start` and the functions have it: else React keeps measurements, 9 kB a document.
  const env = { ...process.env, NODE_ENV: "production" };
  const { stdout } = await promisify(execFile)(process.execPath, options, { env });
  expect(Number(stdout)).toBeLessThan(2_000_000);
});
