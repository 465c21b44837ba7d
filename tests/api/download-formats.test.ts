import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatNames, formats } from "../../domain/formats.ts";
import { canonicalJson } from "../../domain/json/canonical-json.ts";
import { resumeContent } from "../../domain/resume.ts";
import { aFullResume, anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

describe.each(["sqlite", "aws"])("a download of a format, from %s,", (storage) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ STORAGE: storage });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const stored = async (fields = {}) => {
    const resume = aFullResume({ email: anEmail(), ...fields });
    await service.call("POST", "/resume", resume);
    return resume;
  };
  const download = async (email: string, query = "") => service.call("GET", `/resume/${email}/download${query}`);

  it("is a file of its type, its name and its bytes, made once", async () => {
    const resume = await stored({ name: "Zoë Example" });
    const { status, body } = await download(resume.email, "?format=png&dpi=72");
    expect(status).toBe(200);
    expect(body).toMatchObject({ filename: "Zoë Example - Resume.png", pages: 1, cached: false, warnings: [] });
    const file = await fetch(body.download_url);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": `attachment; filename="Zoe Example - Resume.png"; filename*=UTF-8''Zo%C3%AB%20Example%20-%20Resume.png`,
    });
    expect([bytes.length, createHash("sha256").update(bytes).digest("hex")]).toEqual([body.bytes, body.sha256]);
    expect(PNG.sync.read(bytes).width).toBe(595);
    const { cached, sha256, pages } = (await download(resume.email, "?format=png&dpi=72")).body;
    expect({ cached, sha256, pages }).toEqual({ cached: true, sha256: body.sha256, pages: 1 });
    const sent = await service.call("POST", "/render?format=png&dpi=72&as=json", resume);
    expect(sent.body.sha256).toBe(body.sha256);
  });

  it("is another file for each of its options", async () => {
    const { email } = await stored({ summary: "Built a mill. ".repeat(300) });
    const queries = [
      "",
      "?format=png",
      "?format=png&page=2",
      "?format=png&dpi=90",
      "?format=png&template=modern",
      "?format=png&page_size=Letter",
    ];
    const hashes = [];
    for (const query of queries) {
      const { body } = await download(email, query);
      expect([query, body.cached]).toEqual([query, false]);
      hashes.push(body.sha256);
    }
    expect(new Set(hashes).size).toBe(queries.length);
    expect((await download(email, "?format=pdf")).body).toMatchObject({ cached: true, sha256: hashes[0] });
    expect((await download(email, "?format=png&page=1&dpi=144")).body).toMatchObject({ cached: true, sha256: hashes[1] });
  });

  it("is shown in place where that is asked for and safe", async () => {
    const { email } = await stored();
    for (const format of ["pdf", "png"]) {
      const { body } = await download(email, `?format=${format}&disposition=inline`);
      const file = await fetch(body.download_url);
      await file.body?.cancel();
      expect(file.headers.get("content-disposition")).toMatch(/^inline; filename=/);
      if (storage === "sqlite") expect(file.headers.get("content-security-policy")).toBe("sandbox");
      const altered = await fetch(body.download_url.replace("inline", "attachment"));
      await altered.body?.cancel();
      expect(altered.status).toBe(403);
    }
    for (const format of ["docx", "html", "md", "json", "yaml"]) {
      const { status, body } = await download(email, `?format=${format}&disposition=inline`);
      expect([status, body.message]).toEqual([400, "disposition can be inline for pdf, txt, png alone."]);
    }
  });

  it("is refused, told which formats and how many pages there are", async () => {
    const { email } = await stored();
    expect((await download(email, "?format=odt")).body.message).toBe(`format must be one of ${formatNames.join(", ")}.`);
    expect((await download(email, "?format=png&page=2")).body).toMatchObject({
      status: 404,
      message: "There is no page 2: the resume has one page.",
    });
    expect((await download(email, "?page=2")).body.message).toBe("page is for pictures: add format=png.");
    expect((await download("nobody@example.com", "?format=png")).status).toBe(404);
  });

  it("is erased with the resume", async () => {
    const { email } = await stored();
    const { body } = await download(email, "?format=png");
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).status).toBe(200);
    const file = await fetch(body.download_url);
    await file.body?.cancel();
    expect(file.status).toBe(404);
  });
});

it("a PDF is stored where an earlier release looks for it", async () => {
  await using service = await startService();
  const resume = aFullResume({ email: anEmail(), custom: { mine: 1 } });
  await service.call("POST", "/resume", resume);
  await service.call("GET", `/resume/${resume.email}/download`);
  const { custom: _, ...content } = resumeContent.parse(resume);
  const document = { content, template: content.presentation?.template ?? "classic", page_size: content.presentation?.page_size ?? "A4" };
  const name = createHash("sha256")
    .update(canonicalJson([document, await service.dependencies.renderer.fingerprint()]))
    .digest("hex");
  const files = await readdir(path.join(service.dataDir, "files"), { recursive: true });
  expect(files.filter((file) => file.endsWith(".pdf")).map((file) => path.basename(file))).toEqual([`${name}.pdf`]);
});

it("every format has an extension of its own, and none that can hold a script is shown in place", () => {
  const extensions = Object.values(formats).map(({ extension }) => extension);
  expect(new Set(extensions).size).toBe(extensions.length);
  expect(formatNames.filter((name) => formats[name].inline)).toEqual(["pdf", "txt", "png"]);
});
