import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { aFolder, npmStart } from "../support/npm-start.ts";

const email = "canary.7f3a@example.com";
const phone = "+39 011 555 7391";

it("no email, phone or token is in a log line, an object key, or an error that another caller gets", async () => {
  const DATA_DIR = await aFolder();
  const { url, output } = await npmStart({ DATA_DIR, PORT: "0" }, "--auth", email, "--auth", "other@example.com");
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
    "7391",
    mine as string,
    (mine as string).split(".")[1] as string,
  ];
  const hits = (texts: string[]) => texts.filter((text) => canaries.some((canary) => text.includes(canary)));
  expect(hits(lines)).toEqual([]);
  // Of a stored file, the line before the PDF: key and metadata.
  expect(hits(stored.map((file) => file.split("\n")[0] ?? ""))).toEqual([]);
  // Others hear back what they sent themselves at most.
  expect(foreign.filter((text) => text.includes(phone) || text.includes("7391"))).toEqual([]);

  const entries = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const audit = entries.findLast(({ message }) => message === "audit");
  expect(audit).toMatchObject({ actor: audit.owner, action: "resume.purge", outcome: "ok" });
  const documented = /^\{"level".*"audit".*\}$/m.exec(await readFile("docs/security.md", "utf8"))?.[0] ?? "{}";
  expect(Object.keys(JSON.parse(documented))).toEqual(Object.keys(audit));

  const requests = entries.filter(({ message }) => message === "request");
  const owners = new Set(requests.filter(({ route }) => route === "/resume/{email}").flatMap(({ owner }) => owner ?? []));
  expect([...owners]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  for (const line of requests)
    expect(line).toMatchObject({ request_id: expect.any(String), status: expect.any(Number), ms: expect.any(Number) });
  console.log(`${lines.length} log lines, ${foreign.length} answers to others: 0 hits of ${canaries.length} canaries`);
});
