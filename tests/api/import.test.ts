import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createResumeClient, importResume, type ResumeClient } from "../../client/index.ts";
import { type Door, doors, value } from "../support/doors.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const pdf = readFileSync(new URL("../import/documents/engineer-centred.pdf", import.meta.url));

describe.each(Object.entries(doors))("a file that is sent, by %s,", (_name, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(service);
  });

  it("is read into a resume that can be created as it is, and nothing is stored", async () => {
    const email = anEmail();
    const answer = value(await door.call("resume.import", { file: pdf.toString("base64"), email }));
    expect(answer).toMatchObject({ source: { format: "pdf" }, resume: { email, name: "Jordan Sample" }, unplaced: [] });
    expect(await door.get(email)).toMatchObject({ code: "NOT_FOUND" });
    value(await door.create(answer.resume));
    expect(value(await door.get(email)).experience).toEqual(answer.resume.experience);
  });

  it("is refused with what to do, where it has no text", async () => {
    const outcome = await door.call("resume.import", { file: Buffer.from("\x89PNG\r\n", "latin1").toString("base64") });
    expect(outcome).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("send the document") });
  });
});

it("may be of the media type that the request says", async () => {
  const response = await fetch(`${service.url}/import`, {
    method: "POST",
    headers: { "content-type": "text/markdown" },
    body: "**Ada Example**\n\nada@example.com",
  });
  expect(await response.json()).toMatchObject({
    source: { format: "markdown" },
    resume: { name: "Ada Example", email: "ada@example.com" },
  });
});

it("may be larger than a resume in JSON", async () => {
  const body = `Ada Example\nada@example.com\n${`${"x".repeat(200)}\n`.repeat(2_000)}`;
  const response = await fetch(`${service.url}/import`, { method: "POST", headers: { "content-type": "text/plain" }, body });
  expect(response.status).toBe(200);
});

it.each([
  ["text/plain", "a\n"],
  ["text/markdown", "# a\n"],
  ["application/yaml", "cv:\n"],
])("is refused by its length, before lines are made of it, where it is %s of more than a megabyte", async (type, line) => {
  const body = line.repeat((1024 * 1024) / line.length + 1);
  const response = await fetch(`${service.url}/import`, { method: "POST", headers: { "content-type": type }, body });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("longer than any of a resume")]);
});

it.each([
  ["HTML", `<!doctype html>${"<p>Ada</p>".repeat(120_000)}`],
  ["JSON", `{"basics":{},"work":[${"{},".repeat(400_000)}{}]}`],
])("is refused when it is %s of more than a megabyte without pictures", async (_, body) => {
  const response = await fetch(`${service.url}/import`, { method: "POST", body });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("longer than any of a resume")]);
});

it("may be JSON of more than a megabyte, which can hold a picture", async () => {
  const body = JSON.stringify({ basics: { name: "Ada Example", image: `data:image/png;base64,${"A".repeat(1024 * 1024)}` } });
  const response = await fetch(`${service.url}/import`, { method: "POST", body });
  expect(await response.json()).toMatchObject({
    resume: { name: "Ada Example" },
    unplaced: [{ path: "basics.image", text: "data:image/png;base64,… (768 kB)" }],
  });
});

it("keeps each picture that is as large as a photo can be", async () => {
  const png = Buffer.alloc(100 * 1024);
  png.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10", "latin1");
  const image = `data:image/png;base64,${png.toString("base64")}`;
  const response = await fetch(`${service.url}/import`, {
    method: "POST",
    body: JSON.stringify({ basics: { name: "Ada Example", image } }),
  });
  expect(await response.json()).toMatchObject({ resume: { photo: image } });
});

it.each([
  ["a large picture", 1, 1024 * 1024],
  ["many small ones, which are kept", 9, 130_000],
])("may be HTML of more than a megabyte, which can hold %s", async (_, pictures, size) => {
  const picture = `<img src="data:image/png;base64,${"A".repeat(size)}">`;
  const body = `<!doctype html>${picture.repeat(pictures)}<p>Ada Example</p><p>ada@example.com</p>`;
  const response = await fetch(`${service.url}/import`, { method: "POST", headers: { "content-type": "text/html" }, body });
  expect(await response.json()).toMatchObject({ resume: { name: "Ada Example" } });
});

it("is taken from a page by importResume of the client", async () => {
  const client = createResumeClient({ url: service.url });
  const { resume } = await importResume(client, new Blob([pdf], { type: "application/pdf" }), { email: "jordan@example.com" });
  expect(resume).toMatchObject({ email: "jordan@example.com", phone: "+1 (555) 010-0199" });
  await expect(importResume(client, new Blob([]))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("is sent by importResume as it is, however large, with the type that the page has of it", async () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
  let sent: unknown;
  const mutate = async (input: unknown) => {
    sent = input;
  };
  const client = { resume: { import: { mutate } } } as unknown as ResumeClient;
  await importResume(client, new Blob([bytes], { type: "text/markdown" }));
  expect(sent).toEqual({ file: Buffer.from(bytes).toString("base64"), type: "text/markdown" });
});

it.each(["REST over HTTP", "the typed client over HTTP"])("may have ten megabytes and no more, by %s", async (name) => {
  const ask = async (megabytes: number) => {
    const picture = Buffer.alloc(megabytes * 1024 * 1024);
    picture.write("\x89PNG", "latin1");
    return doors[name]?.(service).call("resume.import", { file: picture.toString("base64") });
  };
  // What is read at all is told to be a picture.
  expect(await ask(10)).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("This is a picture") });
  expect(await ask(11)).toMatchObject({ code: "PAYLOAD_TOO_LARGE", message: "The file is too large: it can have at most 10 MB." });
});
