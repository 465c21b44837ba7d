import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { objectsOf } from "../support/pdf-objects.ts";
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

  /** The file of a resume whose photo is a JPEG of so many channels, with `segments` before its frame. */
  async function withJpeg(channels: number, segments: number[] = []): Promise<string> {
    const components = Array.from({ length: channels }, (_, i) => [i + 1, 0x11, 0]).flat();
    const frame = [0xff, 0xc0, 0, 8 + components.length, 8, 0, 16, 0, 16, channels, ...components];
    const jpeg = Buffer.from([0xff, 0xd8, ...segments, ...frame, 0xff, 0xd9]);
    const { bytes } = await render(aResume({ photo: `data:image/jpeg;base64,${jpeg.toString("base64")}` }));
    return Buffer.from(bytes).toString("latin1");
  }

  it("claims PDF/A unless it has a photo of inks, which are no sRGB", async () => {
    const claims = async (channels: number) => [...(await withJpeg(channels)).matchAll(/<(pdf\w+):part/g)].map(([, standard]) => standard);
    expect(await claims(3)).toEqual(["pdfuaid", "pdfaid"]);
    expect(await claims(4)).toEqual(["pdfuaid"]);
  });

  it("has the inks of a photo turned round where a program of Adobe wrote it, and only there", async () => {
    const byAdobe = [0xff, 0xee, 0, 14, ...Buffer.from("Adobe"), 0, 100, 0, 0, 0, 0, 0];
    const turnedRound = /\/Decode ?\[1 0 1 0 1 0 1 0\]/;
    expect(await withJpeg(4, byAdobe)).toMatch(turnedRound);
    expect(await withJpeg(4)).not.toMatch(turnedRound);
    expect(await withJpeg(3, byAdobe)).not.toMatch(turnedRound);
  });

  it("has the same fonts for the same letters, in whichever order these come", async () => {
    // TrueType begins with its version, a map of glyphs to texts with what reads it.
    const beginnings = ["\0\x01\0\0", "/CIDInit"];
    const fontsOf = async (summary: string) => {
      const objects = await objectsOf((await render(aResume({ email: "ada@example.com", summary }))).bytes);
      const streams = Object.values(objects).map(({ stream }) => Buffer.from(stream?.data ?? "", "base64").toString("latin1"));
      return streams.filter((stream) => beginnings.some((beginning) => stream.startsWith(beginning)));
    };
    const fonts = await fontsOf("Listen to the silent engine");
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    expect(await fontsOf("engine silent the to Listen")).toEqual(fonts);
  });

  it("comes out right when many are wanted at once", async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Person Number ${i}`);
    const rendered = await Promise.all(names.map((name) => render(aResume({ name }))));
    for (const [i, { words }] of rendered.entries()) expect(words).toContain(names[i]);
  });
});
