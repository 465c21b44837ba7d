import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { everySection, render } from "../support/render.ts";
import { aResume } from "../support/resumes.ts";

describe("the file", () => {
  const script = `
    import { createHash } from "node:crypto";
    import { readFileSync } from "node:fs";
    import { resumeContent } from "./domain/resume.ts";
    import { renderer } from "./handlers/rendering/renderer.ts";
    const content = resumeContent.parse(JSON.parse(readFileSync("scripts/sample-resume.json", "utf8")));
    const { bytes } = await renderer.render({ content, template: "classic", page_size: "A4" }, new AbortController().signal);
    console.log(createHash("sha256").update(bytes).digest("hex"), await renderer.fingerprint());`;

  it("has the same bytes in every process, at any time and in any time zone", async () => {
    const run = (TZ: string) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { env: { ...process.env, TZ } });
    const [one, two] = await Promise.all([run("Pacific/Auckland"), run("America/Lima")]);
    expect(one.stdout).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}\n$/);
    expect(two.stdout).toBe(one.stdout);
  });

  it("holds no date and is the same after other renders", async () => {
    const before = await render(everySection);
    await render(aResume());
    const after = await render(everySection);
    expect(Buffer.compare(Buffer.from(before.bytes), Buffer.from(after.bytes))).toBe(0);
    expect(before.info).toMatchObject({ CreationDate: "D:19700101000000Z" });
  });

  it("comes out right when many are wanted at once", async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Person Number ${i}`);
    const rendered = await Promise.all(names.map((name) => render(aResume({ name }))));
    for (const [i, { words }] of rendered.entries()) expect(words).toContain(names[i]);
  });
});
