import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { limits } from "../../domain/fields/limits.ts";
import { createApp } from "../../handlers/app.ts";
import { callsTo } from "../support/app-calls.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };

const secrets = {
  phone: "+39 011 555 7391",
  contact: "canary.contact@example.com",
  street: "Via Canarino 7391",
  own: "canary of the caller's own",
  hidden: "Canary Spy",
  variant: "Canary Lead",
};

const aResume = (email: string) => ({
  email,
  name: "Ada Example",
  phone: secrets.phone,
  contact_email: secrets.contact,
  location: { address: secrets.street, city: "Turin", country_code: "IT" },
  summary: `Reach me under ${secrets.phone}, or ${secrets.contact}.`,
  contacts: [{ label: "Work phone", text: secrets.phone }],
  references: [{ name: "Grace Example", phone: secrets.phone, email: secrets.contact }],
  experience: [
    { id: "mill", role: "Engineer", company: "Example Mills", location: "Turin", custom: { note: secrets.own } },
    { id: "spy", role: secrets.hidden, hidden: true },
  ],
  custom: { note: secrets.own },
  variants: { acme: { entries: { mill: { role: "Lead engineer" } } }, other: { entries: { mill: { role: secrets.variant } } } },
});

describe.each(["sqlite", "aws"])("over %s,", (STORAGE) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ STORAGE });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const call: Service["call"] = (...request) => service.call(...request);
  const open = (address: string, headers: Record<string, string> = browser) => call("GET", new URL(address).pathname, undefined, headers);

  async function shared(choice: object = {}) {
    const email = anEmail();
    await call("POST", "/resume", aResume(email));
    const answer = await call("POST", `/resume/${email}/shares`, choice);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.get("location")).toMatch(new RegExp(`/resume/${encodeURIComponent(email)}/shares/${answer.body.share.id}$`));
    return { email, ...answer.body.share, at: `/resume/${email}/shares/${answer.body.share.id}` } as Record<string, string> & {
      email: string;
      url: string;
      id: string;
      at: string;
    };
  }

  it("a link shows the resume as it is now, and says nothing of whose it is", async () => {
    const { email, url } = await shared({ hide: ["email"] });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/[\w-]{27}$/);
    const page = await open(url);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Ada Example");
    await call("PUT", `/resume/${email}`, { headline: "Captain" });
    expect((await open(url)).text).toContain("Captain");
    expect(JSON.stringify([url, [...page.headers], page.text])).not.toContain(email);
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("x-robots-tag")).toBe("noindex");
    const policy = page.headers.get("content-security-policy")?.split("; ");
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]),
    );
    expect(page.text).not.toMatch(/<script(?! type="application\/ld\+json")|src="http|href="http:/);
  });

  it("what a share leaves out is nowhere in its page, nor is what no reader is to see", async () => {
    const { email, url } = await shared({ variant: "acme", hide: ["phone", "email", "location", "photo"] });
    const { text } = await open(url);
    expect(text).toContain("Lead engineer");
    expect(text).toContain("Example Mills");
    for (const secret of [...Object.values(secrets), email]) expect(text, secret).not.toContain(secret);
  });

  it("has the PDF beside the page, made once for all readers", async () => {
    const { url } = await shared({ template: "modern", hide: ["phone"] });
    const pdf = await open(`${url}/resume.pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.text).toMatch(/^%PDF-/);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(pdf.headers.get("content-disposition")).toContain("Ada Example - Resume.pdf");
    expect((await open(`${url}/resume.pdf`)).text).toBe(pdf.text);
    expect((await open(`${url}/preview.png`)).headers.get("content-type")).toBe("image/png");
    expect((await open(url)).text).toContain(`${new URL(url).pathname.split("/").at(-1)}/resume.pdf`);
  });

  it("is refused for a time that is over, which no reader would see", async () => {
    const email = (await shared()).email;
    const { status, body } = await call("POST", `/resume/${email}/shares`, { expires_at: "2020-01-01T00:00:00.000Z" });
    expect(status).toBe(400);
    expect(body.issues).toMatchObject([{ path: "expires_at", message: "must be a time to come" }]);
  });

  it("answers alike for what was never a link, and for what is none any more", async () => {
    const [revoked, expired, deleted, purged] = [await shared(), await shared({ password: "open sesame" }), await shared(), await shared()];
    const broken = await shared({ variant: "acme" });
    await call("DELETE", revoked.at);
    await call("PUT", expired.at, { expires_at: "2020-01-01T00:00:00.000Z" });
    await call("DELETE", `/resume/${deleted.email}`);
    await call("DELETE", `/resume/${purged.email}?purge=true`);
    await call("PUT", `/resume/${broken.email}`, { experience: [] });
    const forged = `${service.url}/s/${"A".repeat(27)}`;
    const answerTo = async (method: string, address: string) => {
      const { status, text, headers } = await call(method, new URL(address).pathname, undefined, browser);
      const { "x-request-id": _, date: __, ...rest } = Object.fromEntries(headers);
      return { status, text, rest };
    };
    const dead = [revoked.url.slice(0, -1), `${revoked.url}A`, ...[revoked, expired, deleted, purged, broken].map(({ url }) => url)];
    for (const [method, path] of [
      ["GET", ""],
      ["POST", ""],
      ["HEAD", ""],
      ["GET", "/resume.pdf"],
      ["GET", "/preview.png"],
      ["GET", "/nothing"],
    ] as const) {
      const wanted = await answerTo(method, forged + path);
      expect(wanted.status).toBe(404);
      for (const address of dead) expect([method, path, await answerTo(method, address + path)]).toEqual([method, path, wanted]);
    }
    await call("POST", `/resume/${deleted.email}/restore`, {});
    expect((await open(deleted.url)).status).toBe(200);
  });

  it("no restored version revives a revoked share, and no new resume has those of the one before", async () => {
    const { email, url, at } = await shared();
    await call("PUT", `/resume/${email}`, { headline: "2" });
    await call("DELETE", at);
    await call("POST", `/resume/${email}/restore`, { version: 1 });
    expect((await open(url)).status).toBe(404);
    const second = await call("POST", `/resume/${email}/shares`, {});
    await call("DELETE", `/resume/${email}?purge=true`);
    await call("POST", "/resume", { email });
    expect((await open(second.body.share.url)).status).toBe(404);
    expect((await call("GET", `/resume/${email}/shares`)).body.shares).toEqual([]);
  });

  it("asks for a password by a form, and lets in who knows it until it changes", async () => {
    const { url, at } = await shared({ password: "open sesame" });
    const { pathname } = new URL(url);
    const locked = await open(url);
    expect(locked.text).toContain('type="password"');
    expect(locked.text).not.toContain("Ada");
    expect((await open(`${url}/preview.png`)).status).toBe(404);
    for (const file of ["resume.pdf", "resume.json"]) {
      const locked = await fetch(`${url}/${file}`, { redirect: "manual", headers: browser });
      expect([locked.status, new URL(locked.headers.get("location") as string, `${url}/${file}`).href]).toEqual([303, url]);
    }
    const type = (password: string) =>
      fetch(url, { method: "POST", body: new URLSearchParams({ password }), redirect: "manual", headers: browser });
    expect((await type("wrong")).status).toBe(403);
    const right = await type("open sesame");
    expect(right.status).toBe(303);
    expect(new URL(right.headers.get("location") as string, url).pathname).toBe(pathname);
    const [cookie = ""] = right.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    const known = { ...browser, cookie: cookie.split(";")[0] as string };
    expect((await open(url, known)).text).toContain("Ada Example");
    expect((await open(`${url}/resume.pdf`, known)).status).toBe(200);
    expect((await call("GET", at.replace(/\/[^/]*$/, ""))).body.shares[0]).toMatchObject({ has_password: true });
    await call("PUT", at, { password: "another" });
    expect((await open(url, known)).text).toContain('type="password"');
    await call("PUT", at, { password: null });
    expect((await open(url)).text).toContain("Ada Example");
  });

  it("takes five wrong passwords a minute, at once or one after the other, and then not even the right one", async () => {
    const { url } = await shared({ password: "open sesame" });
    const type = async (password: string) =>
      (await fetch(url, { method: "POST", body: new URLSearchParams({ password }), redirect: "manual", headers: browser })).status;
    for (let i = 0; i < 6; i++) expect(await type("open sesame")).toBe(303);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => type(`wrong ${i}`)));
    expect(answers.sort()).toEqual([403, 403, 403, 403, 403, 429, 429, 429]);
    expect(await type("open sesame")).toBe(429);
  });

  it("counts people who read the page, and neither programs nor looks ahead", async () => {
    const { email, url } = await shared();
    await open(url);
    await open(url);
    await open(url, { "user-agent": "WhatsApp/2.23" });
    await open(url, { ...browser, "sec-purpose": "prefetch" });
    await open(url, { ...browser, purpose: "prefetch" });
    await call("HEAD", new URL(url).pathname, undefined, browser);
    const list = async () => (await call("GET", `/resume/${email}/shares`)).body.shares;
    await vi.waitFor(async () => expect((await list())[0].views).toBe(2), 60_000);
    expect(await list()).toMatchObject([{ views: 2, viewed_at: expect.stringMatching(/^20/), has_password: false, hide: [] }]);
    expect(JSON.stringify(await list())).not.toContain(url.split("/").at(-1));
  });

  it("takes so many shares of a resume, and no more", async () => {
    const { email } = await shared();
    for (let i = 1; i < limits.shares; i++) expect((await call("POST", `/resume/${email}/shares`, {})).status).toBe(201);
    expect((await call("POST", `/resume/${email}/shares`, {})).status).toBe(409);
  });

  it("refuses what no share can be, and touches no other resume's", async () => {
    const [mine, other] = [await shared(), await shared()];
    const at = `/resume/${mine.email}/shares`;
    expect((await call("POST", at, { variant: "nobody" })).status).toBe(404);
    expect((await call("POST", at, { hide: ["name"] })).status).toBe(400);
    for (const password of ["", "x".repeat(201)]) expect((await call("POST", at, { password })).status).toBe(400);
    expect((await call("PUT", `${at}/${other.id}`, { hide: ["phone"] })).status).toBe(404);
    expect((await call("DELETE", `${at}/${other.id}`)).status).toBe(404);
    expect((await open(other.url)).status).toBe(200);
  });

  it("is not changed over a change that came at the same time", async () => {
    const { email, id } = await shared();
    const { dependencies } = service;
    const shares: typeof dependencies.shares = (signal) => ({ ...dependencies.shares(signal), change: async () => false });
    const change = callsTo(createApp({ ...dependencies, shares }));
    expect(await change("PUT", `/resume/${email}/shares/${id}`, { hide: ["phone"] })).toMatchObject({
      status: 409,
      body: { code: "CONFLICT" },
    });
  });

  it("answers 503 when a file is not made in time", async () => {
    const { url } = await shared();
    const { dependencies } = service;
    const render = (_: unknown, signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const slow = createApp({ ...dependencies, deadlineMs: 300, renderer: { ...dependencies.renderer, render } });
    const { status } = await slow.request(`${new URL(url).pathname}/resume.pdf`, { headers: browser });
    expect(status).toBe(503);
  });

  it("no log line has a token", async () => {
    const { url } = await shared();
    await open(url);
    await open(`${url}/nothing`);
    expect(JSON.stringify(service.logged)).not.toContain(url.split("/").at(-1));
    expect(service.logged.some(({ route }) => route === "/s/{token}")).toBe(true);
  });
});
