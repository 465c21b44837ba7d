import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { createShell } from "../../handlers/http/shell.ts";
import { sharePart } from "../../handlers/sharing/share-part.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };

const aResume = (email: string) => ({
  email,
  name: "Ada Example",
  phone: "+39 011 555 7391",
  location: { address: "1 Mill Lane", city: "Turin" },
  experience: [{ id: "mill", role: "Engineer" }],
  variants: { acme: { entries: { mill: { role: "Lead engineer" } } } },
});

/** A share of a new resume, or of the one of `email`. */
async function aShare(service: Service, choice: object = {}, email?: string) {
  const owner = email ?? anEmail();
  if (email === undefined) await service.call("POST", "/resume", aResume(owner));
  const { status, body, text } = await service.call("POST", `/resume/${owner}/shares`, choice);
  expect(status, text).toBe(201);
  const { pathname } = new URL(body.share.url);
  return { email: owner, url: body.share.url as string, path: pathname, at: `/resume/${owner}/shares/${body.share.id}` };
}

const open = (service: Service, path: string, headers: Record<string, string> = {}) =>
  service.call("GET", path, undefined, { ...browser, ...headers });

/** Types a password into the form of a page. */
async function type({ url }: Service, path: string, password: string, headers: Record<string, string> = {}) {
  const init: RequestInit = { method: "POST", body: new URLSearchParams({ password }), redirect: "manual", headers };
  const { status, headers: answered } = await fetch(url + path, init);
  const [cookie = ""] = answered.getSetCookie();
  return { status, cookie };
}

let service: Service;
beforeAll(async () => {
  service = await startService({ TRUSTED_PROXIES: "loopback" });
});
afterAll(() => service[Symbol.asyncDispose]());

describe.each(["sqlite", "aws"])("over %s,", (STORAGE) => {
  it("a resume that takes the place of a deleted one has none of its shares", async () => {
    await using own = await startService({ STORAGE });
    const { email, path } = await aShare(own);
    await own.call("DELETE", `/resume/${email}`);
    expect((await own.call("POST", "/resume", { email, name: "Another Person" })).status).toBe(201);
    expect((await open(own, path)).status).toBe(404);
  });
});

describe("a reader", () => {
  it("reads so often a minute and no more, from one address", async () => {
    await using limited = await startService({ TRUSTED_PROXIES: "loopback", RATE_LIMIT_READS: "2" });
    const { path } = await aShare(limited);
    const from = (address: string) => ({ "x-forwarded-for": address });
    for (let i = 0; i < 2; i++) expect((await open(limited, path, from("192.0.2.1"))).status).toBe(200);
    const late = await open(limited, path, from("192.0.2.1"));
    expect([late.status, late.headers.get("content-type")]).toEqual([429, "text/html; charset=utf-8"]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await open(limited, `${path}/resume.txt`, from("192.0.2.1"))).status).toBe(429);
    expect((await open(limited, path, from("192.0.2.2"))).status).toBe(200);
  });

  it("who types wrong passwords shuts out neither others nor the readers of another share", async () => {
    const [one, other] = [await aShare(service, { password: "open sesame" }), await aShare(service, { password: "open sesame" })];
    const typeFrom = async (address: string, path: string, password: string) =>
      (await type(service, path, password, { "x-forwarded-for": address })).status;
    for (let i = 0; i < 5; i++) expect(await typeFrom("192.0.2.1", one.path, `wrong ${i}`)).toBe(403);
    expect(await typeFrom("192.0.2.1", one.path, "open sesame")).toBe(429);
    expect(await typeFrom("192.0.2.1", other.path, "open sesame")).toBe(303);
    expect(await typeFrom("192.0.2.2", one.path, "open sesame")).toBe(303);
  });

  it("types a password in vain where many addresses together have typed too many wrong ones, until an hour is over; who is let in reads on", async () => {
    const { path } = await aShare(service, { password: "open sesame" });
    const { cookie } = await type(service, path, "open sesame");
    const app = createShell(service.dependencies, [sharePart(service.dependencies, { most: { each: 5, all: 3 } })]);
    const typeFrom = (address: string, password: string) =>
      app.request(path, { method: "POST", body: new URLSearchParams({ password }) }, { address });
    expect((await typeFrom("192.0.2.9", "open sesame")).status).toBe(303);
    for (let i = 0; i < 3; i++) expect((await typeFrom(`192.0.2.${i}`, `wrong ${i}`)).status).toBe(403);
    const late = await typeFrom("192.0.2.4", "open sesame");
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(3_000);
    expect(await late.text()).toContain("Too many wrong passwords were typed for this page");
    const known = await app.request(path, { headers: { ...browser, cookie: cookie.split(";")[0] as string } });
    expect(await known.text()).toContain("Ada Example");
    const other = await aShare(service, { password: "open sesame" });
    expect((await app.request(other.path, { method: "POST", body: new URLSearchParams({ password: "wrong" }) })).status).toBe(403);
  });

  it.each([
    ["\u00c5se", "A\u030ase"],
    ["A\u030ase", "\u00c5se"],
    ["\u00c5".repeat(200), "A\u030a".repeat(200)],
    ["😀".repeat(200), "😀".repeat(200)],
  ])("may type the password in either of the forms that keyboards give it, however long it is: %j, %j", async (password, typed) => {
    const { path } = await aShare(service, { password });
    expect((await type(service, path, typed)).status).toBe(303);
  });

  it("who follows a link with a slash at its end comes to the page whose links lead somewhere", async () => {
    const { url, path } = await aShare(service);
    const page = await fetch(`${url}/`, { headers: browser });
    expect(page.url).toBe(url);
    const [, link = ""] = /href="([^"]*\.txt)"/.exec(await page.text()) ?? [];
    expect((await open(service, new URL(link, page.url).pathname)).status, path).toBe(200);
  });

  it("who types nothing, or sends a file for it, is told that it is not the password", async () => {
    const { url } = await aShare(service, { password: "open sesame" });
    const file = new FormData();
    file.set("password", new Blob(["open sesame"]), "password");
    for (const body of [new URLSearchParams(), file]) {
      const answer = await fetch(url, { method: "POST", body });
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("That is not the password.")]);
    }
  });

  it("who types the password of a share that asks for none any more comes to its page", async () => {
    const { url, path, at } = await aShare(service, { password: "open sesame" });
    await service.call("PUT", at, { password: null });
    const { status, headers } = await fetch(url, { method: "POST", body: new URLSearchParams({ password: "x" }), redirect: "manual" });
    expect([status, new URL(headers.get("location") as string, url).pathname]).toEqual([303, path]);
  });

  it("has the password looked at in the turn of the address that it comes from", async () => {
    const { path } = await aShare(service, { password: "open sesame" });
    const callers: (string | undefined)[] = [];
    const isRight = async (_typed: string, _hashed: string, _signal: AbortSignal, caller?: string) => callers.push(caller) < 0;
    const app = createApp({ ...service.dependencies, passwords: { ...service.dependencies.passwords, isRight } });
    const init = { method: "POST", body: new URLSearchParams({ password: "open sesame" }) };
    for (const address of ["192.0.2.1", "192.0.2.2"]) await app.request(path, init, { address });
    expect(callers).toEqual(["192.0.2.1", "192.0.2.2"]);
  });

  it("of one share is let into no other by its cookie", async () => {
    const [one, other] = [await aShare(service, { password: "open sesame" }), await aShare(service, { password: "open sesame" })];
    const [first = "", second = ""] = [await type(service, one.path, "open sesame"), await type(service, other.path, "open sesame")].map(
      ({ cookie }) => cookie.split(";")[0] as string,
    );
    expect((await open(service, one.path, { cookie: first })).text).toContain("Ada Example");
    const forged = `${second.split("=")[0]}=${first.split("=")[1]}`;
    expect((await open(service, other.path, { cookie: forged })).text).not.toContain("Ada Example");
  });

  it("gets a cookie for https alone where the service is reached by it", async () => {
    const trial = { AUTH_MODE: "open", STAGE: "dev", PUBLIC_URL: "https://resumes.example.org" };
    await using own = await startService(trial);
    const { url, path } = await aShare(own, { password: "open sesame" });
    expect(url).toMatch(/^https:\/\/resumes\.example\.org\/s\//);
    expect((await type(own, path, "open sesame")).cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe("a share", () => {
  it("cannot be changed to a variant that there is not, or that does not fit the resume any more", async () => {
    const { email, path, at } = await aShare(service);
    expect((await service.call("PUT", at, { variant: "nobody" })).status).toBe(404);
    await service.call("PUT", `/resume/${email}`, { experience: [{ id: "bakery", role: "Baker" }] });
    expect((await service.call("PUT", at, { variant: "acme" })).status).toBe(409);
    expect((await open(service, path)).text).toContain("Baker");
  });

  it("is kept by nobody, and found by search engines where its owner wants that", async () => {
    const { path, at } = await aShare(service);
    const page = await open(service, path);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.text).toContain('<meta name="robots" content="noindex">');
    await service.call("PUT", at, { indexed: true });
    const indexed = await open(service, path);
    expect(indexed.headers.get("x-robots-tag")).toBeNull();
    expect(indexed.text).not.toContain("noindex");
    expect(indexed.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("shows a name that has signs of HTML as text, to messengers as well", async () => {
    const email = anEmail();
    await service.call("POST", "/resume", { email, name: `Ada "><b id='x'>& Example` });
    const { path } = await aShare(service, {}, email);
    const { text } = await open(service, path);
    expect(text).not.toContain("<b id=");
    expect(text).toContain('<meta property="og:title" content="Ada &#34;&#62;&#60;b id=&#39;x&#39;&#62;&#38; Example">');
  });

  it.each([
    ["pdf", "inline"],
    ["txt", "inline"],
    ["docx", "attachment"],
    ["html", "attachment"],
    ["json", "attachment"],
  ])("has a file beside its page in which nothing runs: %s, %s", async (extension, disposition) => {
    const { path } = await aShare(service);
    const { status, headers } = await open(service, `${path}/resume.${extension}`);
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(new RegExp(`^${disposition}; filename="Ada Example - Resume\\.${extension}"`));
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
  });

  it("has a picture for messengers without phone, email and address, and none behind a password", async () => {
    const { email, url, path } = await aShare(service);
    const pictureOf = async (at: string) => Buffer.from(await (await fetch(`${service.url}${at}/preview.png`)).arrayBuffer());
    const hiding = await aShare(service, { hide: ["phone", "email", "location"] }, email);
    expect(Buffer.compare(await pictureOf(path), await pictureOf(hiding.path))).toBe(0);
    expect((await open(service, path)).text).toContain(`<meta property="og:image" content="${url}/preview.png">`);

    const locked = await aShare(service, { password: "open sesame" }, email);
    expect((await open(service, `${locked.path}/preview.png`)).status).toBe(404);
    const { cookie } = await type(service, locked.path, "open sesame");
    const page = await open(service, locked.path, { cookie: cookie.split(";")[0] as string });
    expect(page.text).toContain("Ada Example");
    expect(page.text).not.toContain("og:image");
  });

  it("has its files made on the time that readers share, whoever they are; those of a resume that nobody owns, on their own", async () => {
    const callers: (string | undefined)[] = [];
    const { renderer, resumes } = service.dependencies;
    const heard = {
      ...renderer,
      render: (...[document, late, caller]: Parameters<typeof renderer.render>) => {
        callers.push(caller);
        return renderer.render(document, late, caller);
      },
      write: (...[document, late, caller]: Parameters<typeof renderer.write>) => {
        callers.push(caller);
        return renderer.write(document, late, caller);
      },
    };
    const owned: typeof resumes = (signal) => {
      const store = resumes(signal);
      const find: typeof store.find = async (email) => {
        const stored = await store.find(email);
        return stored && { ...stored, owner: "ada" };
      };
      return { ...store, find };
    };
    const { email, path } = await aShare(service);
    const { revision } = (await service.call("GET", `/resume/${email}`)).body;
    const id = revision.replace(/-\d+$/, "");
    const read = async (resumesOf: typeof resumes, file: string) => {
      const app = createApp({ ...service.dependencies, renderer: heard, resumes: resumesOf });
      expect((await app.request(`${path}/${file}`, {}, { address: "203.0.113.7" })).status).toBe(200);
    };
    for (const file of ["resume.pdf", "resume.md"]) await read(owned, file);
    for (const file of ["resume.docx", "resume.txt"]) await read(resumes, file);
    expect(callers).toEqual([id, id, "203.0.113.7", "203.0.113.7"]);
  });

  it.each([
    [{ template: "modern" }, "modern"],
    [{}, "classic"],
  ])("with the choice %j has its PDF and its picture in the template %s", async (choice, wanted) => {
    const made: string[] = [];
    const { renderer } = service.dependencies;
    const heard: typeof renderer = {
      ...renderer,
      render: (document, ...others) => {
        made.push(document.template);
        return renderer.render(document, ...others);
      },
      write: (document, ...others) => {
        made.push(document.template);
        return renderer.write(document, ...others);
      },
    };
    const { path } = await aShare(service, choice);
    const app = createApp({ ...service.dependencies, renderer: heard });
    for (const file of ["resume.pdf", "preview.png"]) expect((await app.request(`${path}/${file}`)).status).toBe(200);
    expect(made).toEqual([wanted, wanted]);
  });

  it("has a path alone for its link where nobody knows by which address others reach the service", async () => {
    await using own = await startService({ HOST: "0.0.0.0", AUTH_MODE: "open", STAGE: "dev" });
    const email = anEmail();
    await own.call("POST", "/resume", { email });
    const { share } = (await own.call("POST", `/resume/${email}/shares`, {})).body;
    expect(share.url).toMatch(/^\/s\/[\w-]{27}$/);
    expect((await own.call("GET", share.url)).status).toBe(200);
  });

  it("is shown although its views cannot be stored, which the log tells", async () => {
    const logged: object[] = [];
    const { path } = await aShare(service);
    const count = async () => {
      throw new Error("no room");
    };
    const { shares } = service.dependencies;
    const app = createApp({
      ...service.dependencies,
      shares: (signal) => ({ ...shares(signal), count }),
      log: (entry) => logged.push(entry),
    });
    expect((await app.request(path, { headers: browser })).status).toBe(200);
    const told = expect.objectContaining({ level: "warn", message: "views of a share were not stored" });
    await vi.waitFor(() => expect(logged).toContainEqual(told), 60_000);
  });
});
