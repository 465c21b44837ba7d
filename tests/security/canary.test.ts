import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import type { PdfRenderer } from "../../domain/ports.ts";
import { pdfTexts } from "../../formats/lines/pdf-texts.ts";
import { createApp } from "../../handlers/app.ts";
import { log } from "../../handlers/logging/lambda-log.ts";
import type { Fate } from "../support/backend.ts";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { startService } from "../support/service.ts";

const email = "canary.7f3a@example.com";
const phone = "+39 011 555 7391";

it("no email, phone or token is in a log line, an object key, or an error that another caller gets", async () => {
  const DATA_DIR = await aFolder();
  const { url, output } = await npmStart({ STORAGE: "aws", DATA_DIR, PORT: "0" }, "--auth", email, "--auth", "other@example.com");
  const [mine, other] = [...output().matchAll(/twelve hours: (\S+)/g)].map(([, token]) => token as string);
  const foreign: string[] = [];
  const call = async (method: string, path: string, body?: unknown, token: string | undefined = mine) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init: RequestInit = {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    };
    const response = await fetch(url + path, init);
    const text = await response.text();
    if (token !== mine) foreign.push(text + JSON.stringify([...response.headers]));
    return response.status;
  };
  const address = `/resume/${encodeURIComponent(email)}`;
  const tour: [string, string, unknown?][] = [
    ["POST", "/resume", { email, phone, headline: "1" }],
    ["POST", "/resume", { email, phone: "another" }],
    ["POST", "/resume", `{"email": "${email}", "phone": "${phone}"`],
    ["GET", address],
    ["PUT", address, { phone, nickname: phone }],
    ["PUT", address, { headline: "2" }],
    ["PUT", address, { summary: `${phone} `.repeat(20_000) }],
    ["POST", "/resume", `${email} ${phone} ${"x".repeat(300_000)}`],
    ["GET", `${address}/download`],
    ["GET", `${address}/download?template=${encodeURIComponent(email)}`],
    ["GET", `${address}/ats`],
    ["GET", `${address}/history`],
    ["GET", `${address}/history/1`],
    ["POST", `${address}/restore`, { version: 1 }],
    ["PATCH", address],
    ["GET", `/nowhere/${email}`],
    ["GET", `${address}%`],
    ["POST", "/trpc/resume.get", { email }],
    ["POST", "/trpc/resume.nothing", { email }],
    ["DELETE", address],
    ["DELETE", `${address}?purge=maybe`],
    ["GET", address],
  ];
  const statuses = new Set<number>();
  for (const token of [mine, other, "not.a.token"]) {
    for (const [method, path, body] of tour) statuses.add(await call(method, path, body, token));
  }
  for (const status of [200, 201, 400, 401, 403, 404, 405, 409, 413]) expect([...statuses]).toContain(status);

  const stored = await Promise.all(
    (await readdir(`${DATA_DIR}/s3/resumes`)).map((name) => readFile(`${DATA_DIR}/s3/resumes/${name}`, "latin1").catch(() => name)),
  );
  expect(stored.filter((file) => file.includes("%PDF-"))).toHaveLength(1);
  expect(await call("DELETE", `${address}?purge=true`)).toBe(200);

  // All that came after the start's own words, which hold the tokens.
  const linesSoFar = () => output().split("Ctrl-C stops it.")[1]?.split("\n").filter(Boolean) ?? [];
  await expect.poll(() => linesSoFar().at(-1)).toContain('"route":"/resume/{email}","status":200');
  const lines = linesSoFar();
  expect(lines.length).toBeGreaterThanOrEqual(3 * tour.length);
  const canaries = [
    email,
    encodeURIComponent(email),
    "canary.7f3a",
    phone,
    "555 7391",
    "5557391",
    mine as string,
    (mine as string).split(".")[1] as string,
  ];
  const hits = (texts: string[]) => texts.filter((text) => canaries.some((canary) => text.includes(canary)));
  expect(hits(lines)).toEqual([]);
  // Of a stored file, the line before the PDF: key and metadata.
  expect(hits(stored.map((file) => file.split("\n")[0] ?? ""))).toEqual([]);
  // Others hear back what they sent themselves at most.
  expect(foreign.filter((text) => /555 ?7391/.test(text))).toEqual([]);

  const entries = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const audit = entries.findLast(({ message }) => message === "audit");
  expect(audit).toMatchObject({ actor: audit.owner, action: "resume.purge", outcome: "ok" });
  const documented = /^\{"level".*"audit".*\}$/m.exec(await readFile("docs/security.md", "utf8"))?.[0] ?? "{}";
  expect(Object.keys(JSON.parse(documented))).toEqual(Object.keys(audit));

  const requests = entries.filter(({ message }) => message === "request");
  const ofResume = requests.filter(({ route }) => route === "/resume/{email}");
  const owners = new Set(ofResume.flatMap(({ owner }) => owner ?? []));
  expect([...owners]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  // Those that are refused as well, and those that find nothing.
  for (const status of [200, 403, 404]) {
    const lines = ofResume.filter((line) => line.status === status);
    expect(lines.length).toBeGreaterThan(0);
    for (const { owner } of lines) expect(owner).toBe(audit.owner);
  }
  for (const line of requests)
    expect(line).toMatchObject({ request_id: expect.any(String), status: expect.any(Number), ms: expect.any(Number) });
  console.log(`${lines.length} log lines, ${foreign.length} answers to others: 0 hits of ${canaries.length} canaries`);
});

it("the file that a PDF carries has nothing that its reader is not to see: of a resume, of a variant and of a share", async () => {
  await using service = await startService();
  const hidden = "Canary Spy";
  await service.call("POST", "/resume", {
    email,
    phone,
    name: "Ada Example",
    contact_email: "hello@example.com",
    personal: [{ label: "Born", text: hidden }],
    summary: `Call ${phone}.`,
    contacts: [{ text: phone }],
    experience: [
      { id: "canary-job", role: "Engineer", tags: ["canary-tag"], custom: { note: hidden } },
      { id: "spy", role: hidden, hidden: true },
    ],
    awards: [{ title: hidden }],
    custom_sections: [{ id: "canary-section", title: hidden, items: [{ title: hidden }] }],
    presentation: {
      embed_data: true,
      hidden_sections: ["awards", "custom_sections.canary-section"],
      section_order: ["custom_sections.canary-section"],
    },
    custom: { note: hidden },
    variants: { lead: { content: { headline: "Lead" } }, "canary-variant": { content: { headline: hidden } } },
  });
  const carried = async (url: string) => {
    const { attached } = await pdfTexts(new Uint8Array(await (await fetch(url)).arrayBuffer()), 10);
    return new TextDecoder().decode(attached);
  };
  const download = async (query: string) => (await service.call("GET", `/resume/${email}/download${query}`)).body.download_url;
  for (const query of ["", "?variant=lead"]) {
    const json = await carried(await download(query));
    expect(json).toContain(phone);
    expect(json).not.toMatch(/canary/i);
  }
  const { share } = (await service.call("POST", `/resume/${email}/shares`, { variant: "lead", hide: ["phone", "email"] })).body;
  const json = await carried(`${share.url}/resume.pdf`);
  expect(json).toContain("Lead");
  expect(json).not.toMatch(/canary|555 ?7391|hello@/i);
});

/** All that is written to the log meanwhile. */
async function logOf(work: () => Promise<unknown>): Promise<string> {
  let written = "";
  const streams = [process.stdout, process.stderr];
  const keep = (chunk: unknown) => {
    written += chunk;
    return true;
  };
  for (const stream of streams) vi.spyOn(stream, "write").mockImplementation(keep);
  await work().finally(() => vi.restoreAllMocks());
  return written;
}

describe("the message of an error that is not ours", () => {
  /** The status of a call that fails, and what the log says of it. */
  async function failed(path: string, { fate = "pass", renderer }: { fate?: Fate; renderer?: Partial<PdfRenderer> }) {
    let isOn = false;
    await using service = await startBehindProxies({ dynamo: () => (isOn ? fate : "pass") });
    const app = createApp({ ...service.dependencies, log, renderer: { ...service.dependencies.renderer, ...renderer } });
    await service.call("POST", "/resume", { email, phone });
    isOn = true;
    let status = 0;
    const text = await logOf(async () => {
      status = (await app.request(path)).status;
    });
    const [line = "", ...more] = text.split("\n").filter((one) => one.includes("call failed"));
    expect(more).toEqual([]);
    // Once is enough.
    expect(text).not.toContain("request failed");
    return { status, text, line: JSON.parse(line) };
  }

  const quoting = `Invalid item {"phone": "${phone}"}\n    at ${email} (7391)`;
  const someFrames = expect.arrayContaining([expect.any(String)]);

  it.each([
    [500, "ValidationException", "INTERNAL_SERVER_ERROR"],
    [503, "ThrottlingException", "SERVICE_UNAVAILABLE"],
  ])("is not in the log when AWS quotes an item: %i", async (expected, type, code) => {
    const { status, text, line } = await failed(`/resume/${email}`, { fate: { status: 400, type, message: quoting } });
    expect(status).toBe(expected);
    expect(text).not.toMatch(/555 ?7391|canary/);
    expect(line).toMatchObject({ code, procedure: "resume.get", error: type, stack: someFrames });
  });

  it.each([Error, TypeError])("is not in the log when a renderer quotes the resume: %o", async (Kind) => {
    const render: PdfRenderer["render"] = async ({ content }) => {
      throw new Kind(quoting.replace(phone, content.phone));
    };
    const { status, text, line } = await failed(`/resume/${email}/download`, { renderer: { render } });
    expect(status).toBe(500);
    expect(text).not.toMatch(/555 ?7391|canary\.7/);
    expect(line).toMatchObject({ error: Kind.name, stack: someFrames });
    expect(line).not.toHaveProperty("reason");
  });
});

it("the log says in words of our own which field of a stored item is damaged", async () => {
  await using service = await startBehindProxies({});
  await service.putItem({ email, id: "an-id", version: phone, writes: [] });
  const text = await logOf(async () => createApp({ ...service.dependencies, log }).request(`/resume/${email}`));
  expect(text).toContain('"error":"InternalFault","reason":"A stored resume does not fit the model at: version"');
  expect(text).not.toMatch(/555 ?7391|canary\.7/);
});
