import { createHash } from "node:crypto";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { formatNames } from "../../domain/formats.ts";
import type { renderPool } from "../../handlers/rendering/render-pool.ts";
import { type Door, doors, type Outcome, value } from "../support/doors.ts";
import { readPdf } from "../support/pdf.ts";
import { aFullResume, anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const { email: _, ...nobody } = aFullResume();
const long = { ...nobody, summary: "Built a mill. ".repeat(300) };

const bytesOf = (outcome: Outcome) => Buffer.from(value(outcome).file, "base64");
const render = (query: string, resume: unknown = nobody) => service.call("POST", `/render${query}`, resume);
const pictureAt = async (query: string, resume: unknown = nobody) => {
  const response = await fetch(`${service.url}/render${query}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(resume),
  });
  return { response, png: PNG.sync.read(Buffer.from(await response.arrayBuffer())) };
};

describe.each(Object.entries(doors))("a resume that is sent, by %s,", (_name, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(service);
  });

  it("is answered as the PDF that a download has, and is not stored", async () => {
    const resume = aFullResume({ email: anEmail() });
    const sent = await door.call("resume.render", { resume, template: "modern", page_size: "Letter" });
    expect(value(await door.call("resume.validate", { resume })).valid).toBe(true);
    expect(await door.get(resume.email)).toMatchObject({ code: "NOT_FOUND" });
    value(await door.create(resume));
    const { sha256, bytes, pages, filename, warnings } = value(
      await door.download(resume.email, { template: "modern", page_size: "Letter" }),
    );
    expect(value(sent)).toEqual({ file: expect.any(String), content_type: "application/pdf", sha256, bytes, pages, filename, warnings });
    expect(createHash("sha256").update(bytesOf(sent)).digest("hex")).toBe(sha256);
  });

  it("needs no email, and nothing is printed in its place", async () => {
    const { words, pages } = await readPdf(bytesOf(await door.call("resume.render", { resume: nobody })));
    expect(words).toContain(nobody.name);
    expect(words).not.toMatch(/@|undefined/);
    expect(pages.flatMap(({ links }) => links).filter((link) => String(link).startsWith("mailto:"))).toEqual([]);
  });

  it("may have null for what is absent", async () => {
    const resume = { name: "Ada", phone: null, experience: [{ role: "Engineer", url: null }], custom: { kept: null } };
    expect(value(await door.call("resume.render", { resume })).pages).toBe(1);
  });

  it("has all its faults told", async () => {
    const resume = { nam: "Ada", summary: 3, experience: [{ rol: "Engineer" }] };
    const refused = await door.call("resume.render", { resume, dpi: 20, template: "baroque" });
    const { issues } = refused as Extract<Outcome, { code: string }>;
    const paths = issues.map(({ path }) => path.replace(/^resume\./, ""));
    expect(paths).toEqual(["summary", "experience[0].rol", "nam", "template", "dpi"]);
    expect(issues[2]?.message).toBe("is not a known field: did you mean `name`?");
  });

  it("is drawn as a picture", async () => {
    const picture = await door.call("resume.render", { resume: long, format: "png", page: 2, dpi: 72 });
    expect(value(picture)).toMatchObject({ content_type: "image/png", filename: `${nobody.name} - Resume.png`, pages: 2 });
    const { width, height } = PNG.sync.read(bytesOf(picture));
    expect([width, height]).toEqual([595, 842]);
  });

  it("has no page past its end", async () => {
    const message = "There is no page 3: the resume has 2 pages.";
    expect(await door.call("resume.render", { resume: long, format: "png", page: 3 })).toMatchObject({ code: "NOT_FOUND", message });
  });
});

describe("over REST, a file", () => {
  it("is the body, with its type, its name and its pages", async () => {
    const { status, headers, text } = await render("", long);
    expect(status).toBe(200);
    expect(text.startsWith("%PDF-")).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^inline; filename=".* - Resume\.pdf"/),
      "x-pages": "2",
      "cache-control": "no-store",
    });
  });

  it("of an unknown format is refused with those that there are", async () => {
    const { status, body } = await render("?format=pngg");
    expect(status).toBe(400);
    expect(body.issues).toEqual([
      {
        path: "format",
        code: "unknown_value",
        message: `must be one of ${formatNames.join(", ")}: did you mean \`png\`?`,
        expected: `one of ${formatNames.join(", ")}`,
        suggestion: "png",
      },
    ]);
  });

  it("that is no picture has no page of its own", async () => {
    const { status, body } = await render("?page=1&dpi=100");
    expect(status).toBe(400);
    expect(body.issues.map(({ path, message }: { path: string; message: string }) => `${path} ${message}`)).toEqual([
      "page is for pictures: add format=png",
      "dpi is for pictures: add format=png",
    ]);
  });

  it("is no file of what is no resume", async () => {
    expect((await render("", [])).body).toMatchObject({ status: 400, message: "The body must be a JSON object." });
    expect((await render("", "{")).body).toMatchObject({ status: 400, code: "PARSE_ERROR" });
    expect((await render("", { ...nobody, projects: Array(40).fill({ details: Array(110).fill("Built.") }) })).body).toMatchObject({
      status: 400,
      issues: [{ code: "too_big" }],
    });
  });
});

describe("a picture", () => {
  it.each([
    ["", 144, 1191, 1684],
    ["&dpi=72&page_size=Letter", 72, 612, 792],
    ["&dpi=300", 300, 2480, 3508],
  ])("with %j has the size of the page, and says how large that is", async (query, dpi, width, height) => {
    const { response, png } = await pictureAt(`?format=png${query}`);
    expect([png.width, png.height]).toEqual([width, height]);
    expect(response.headers.get("x-pages")).toBe("1");
    const { body } = await render(`?format=png${query}&as=json`);
    const bytes = Buffer.from(body.file, "base64");
    expect(bytes.readUInt32BE(bytes.indexOf("pHYs") + 4)).toBe(Math.round(dpi / 0.0254));
  });

  it("shows the page that it is of, in colour on white", async () => {
    const resume = { name: "Ada", presentation: { template: "modern", accent_color: "#aa0000" } };
    const { png } = await pictureAt("?format=png&dpi=72", resume);
    const at = (x: number, y: number) => [...png.data.subarray((y * png.width + x) * 4, (y * png.width + x) * 4 + 4)];
    expect(at(4, 4)).toEqual([170, 0, 0, 255]);
    expect(at(300, 800)).toEqual([255, 255, 255, 255]);
  });

  it("is the same each time, and leaves nothing behind", async () => {
    const { picture } = await import("../../handlers/rendering/pictures/picture.ts");
    const pdf = Buffer.from((await render("?as=json", long)).body.file, "base64");
    const first = Buffer.from(await picture(pdf, { page: 2, dpi: 72 }));
    // PDFium's memory never shrinks. This project has the types of Node alone, which leave it out.
    const { Memory } = Reflect.get(globalThis, "WebAssembly") as { Memory: { prototype: { grow(pages: number): number } } };
    const grow = vi.spyOn(Memory.prototype, "grow");
    for (let i = 0; i < 40; i++) expect(first.equals(await picture(pdf, { page: 2, dpi: 72 }))).toBe(true);
    expect(grow).not.toHaveBeenCalled();
    grow.mockRestore();
  });
});

describe("a render whose caller is gone", () => {
  it.each(["", "?format=png"])("makes way for the next, before its turn comes: %j", async (query) => {
    const { lanes } = service.dependencies.renderer as ReturnType<typeof renderPool>;
    const waiting = () => lanes().short.waiting + lanes().long.waiting;
    const body = JSON.stringify({ ...nobody, projects: Array(8).fill({ details: Array(90).fill("Built a mill.") }) });
    const overtaken = new AbortController();
    const headers = { "content-type": "application/json" };
    const before = service.logged.length;
    const old = Array.from({ length: 10 }, () =>
      fetch(`${service.url}/render${query}`, { method: "POST", headers, body, signal: overtaken.signal }).catch(() => {}),
    );
    await vi.waitFor(() => expect(waiting()).toBeGreaterThan(5), { timeout: 60_000 });
    overtaken.abort();
    await Promise.all(old);
    const ended = () => service.logged.slice(before).flatMap(({ message, status }) => (message === "request" ? [status] : []));
    // What leaves before its turn is refused, though nobody hears of it; what is under way is finished.
    await vi.waitFor(() => expect(ended()).toContain(400), { timeout: 60_000 });
    await vi.waitFor(() => expect(waiting()).toBe(0), { timeout: 60_000 });
    expect((await render("")).status).toBe(200);
    expect(service.logged.slice(before).filter(({ level }) => level === "error")).toEqual([]);
  });
});
