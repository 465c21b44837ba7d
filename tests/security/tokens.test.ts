import { createHmac, createSign, KeyObject } from "node:crypto";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { idTokenVerifier } from "../../handlers/sign-in/id-token.ts";
import { signInOf } from "../../handlers/sign-in/sign-in.ts";
import { type Service, startService } from "../support/service.ts";
import { anIssuer, audience, type Claims, discovery, type TestIssuer } from "./support/issuer.ts";

const email = "ada@example.com";

let issuer: TestIssuer;
let service: Service;
beforeAll(async () => {
  issuer = await anIssuer();
  service = await startService({ ...issuer.environment, TRUSTED_PROXIES: "loopback" });
  const token = await issuer.tokenFor(email);
  expect((await service.call("POST", "/resume", { email }, { authorization: `Bearer ${token}` })).status).toBe(201);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

let calls = 0;

/** Each from an address of its own: of one, only so many tokens are looked at. */
const read = (authorization?: string) => {
  const from = { "x-forwarded-for": `192.0.2.${++calls % 250}` };
  return service.call("GET", `/resume/${email}`, undefined, authorization === undefined ? from : { ...from, authorization });
};

const encode = (part: unknown) => Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");
const good = () => issuer.claimsOf(email);
const signed = (more: Claims) => () => issuer.sign({ ...good(), ...more });
const headed = (header: Claims) => () => issuer.sign(good(), header);
/** Signed well, whatever the header says. */
const raw = (header: Claims) => async () => {
  const input = `${encode(header)}.${encode(good())}`;
  return `${input}.${createSign("RSA-SHA256").update(input).sign(KeyObject.from(issuer.privateKey), "base64url")}`;
};
const unsigned = (alg: unknown) => async () => `${encode({ alg, kid: "one", typ: "JWT" })}.${encode(good())}.`;
/** Signed by a key that is not the issuer's. */
const foreign =
  (header: Claims = {}, more: Claims = {}) =>
  async () => {
    const { privateKey } = await generateKeyPair("RS256");
    return issuer.sign({ ...good(), ...more }, header, privateKey);
  };
const hmac = (alg: "HS256" | "HS384" | "HS512", secretOf: () => Promise<string>) => async () => {
  const input = `${encode({ alg, kid: "one", typ: "JWT" })}.${encode(good())}`;
  return `${input}.${createHmac(alg.replace("HS", "sha"), await secretOf())
    .update(input)
    .digest("base64url")}`;
};
const spki = () => exportSPKI(issuer.publicKey);
const changed = (change: (parts: [string, string, string]) => string) => async () =>
  change((await issuer.tokenFor(email)).split(".") as [string, string, string]);
const withOwnKey = (name: "jwk" | "x5c") => async () => {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const value = name === "jwk" ? await exportJWK(publicKey) : [Buffer.from(await exportSPKI(publicKey)).toString("base64")];
  return new SignJWT(good()).setProtectedHeader({ alg: "RS256", kid: "one", [name]: value } as never).sign(privateKey);
};

const attacks: [name: string, token: () => Promise<string>][] = [
  ...["none", "None", "NONE", "nOnE", "", null, undefined, 0, ["RS256"]].map((alg): [string, () => Promise<string>] => [
    `alg ${JSON.stringify(alg)}, unsigned`,
    unsigned(alg),
  ]),
  ["HS256 with the public key as PEM", hmac("HS256", spki)],
  ["HS384 with the public key as PEM", hmac("HS384", spki)],
  ["HS512 with the public key as PEM", hmac("HS512", spki)],
  ["HS256 with the public key's modulus", hmac("HS256", async () => String(issuer.jwk.n))],
  ["HS256 with an empty secret", hmac("HS256", async () => "")],
  ["HS256 with the JWK as text", hmac("HS256", async () => JSON.stringify(issuer.jwk))],
  ["another key under the issuer's kid", foreign()],
  ["another key under a kid of its own", foreign({ kid: "two" })],
  ["another key, its own in the jwk header", withOwnKey("jwk")],
  ["another key, its own in the x5c header", withOwnKey("x5c")],
  ["another key, a jku header", foreign({ jku: "http://127.0.0.1:1/keys" })],
  ["another key, an x5u header", foreign({ x5u: "http://127.0.0.1:1/cert" })],
  ["no kid", headed({ kid: undefined as never })],
  ["a kid that is a path", foreign({ kid: "../../../../dev/null" })],
  ["a kid that is SQL", foreign({ kid: "one' UNION SELECT 'key" })],
  ["a kid that is a number", foreign({ kid: 1 as never })],
  ["a kid that is an object's property", foreign({ kid: "__proto__" })],
  ["a type that is an access token's (RFC 9068)", headed({ typ: "at+jwt" })],
  ["claims that say that they are an access token's", signed({ typ: "Bearer" })],
  ["crit", raw({ alg: "RS256", kid: "one", crit: ["exp"], exp: 1 })],
  ["crit of an unknown extension", raw({ alg: "RS256", kid: "one", crit: ["x-unknown"], "x-unknown": 1 })],
  ["another issuer", signed({ iss: "https://issuer.example.org" })],
  ["the issuer with a slash", () => issuer.sign({ ...good(), iss: `${issuer.name}/` })],
  ["no issuer", signed({ iss: undefined })],
  ["a list of issuers", () => issuer.sign({ ...good(), iss: [issuer.name] })],
  ["another audience", signed({ aud: "another-app" })],
  ["no audience", signed({ aud: undefined })],
  ["an empty list of audiences", signed({ aud: [] })],
  ["another audience beside ours", signed({ aud: [audience, "another-app"] })],
  ["ours after another audience", signed({ aud: ["another-app", audience] })],
  ["an audience that only begins like ours", signed({ aud: `${audience}-2` })],
  ["expired a while ago", signed({ exp: Math.floor(Date.now() / 1000) - 3_600 })],
  ["expired two minutes ago", signed({ exp: Math.floor(Date.now() / 1000) - 120 })],
  ["exp 0", signed({ exp: 0 })],
  ["exp negative", signed({ exp: -1 })],
  ["exp as text", signed({ exp: "9999999999" })],
  ["no exp", signed({ exp: undefined })],
  ["exp null", signed({ exp: null })],
  ["not before an hour from now", signed({ nbf: Math.floor(Date.now() / 1000) + 3_600 })],
  ["nbf as text", signed({ nbf: "9999999999" })],
  ["issued in the future", signed({ iat: Math.floor(Date.now() / 1000) + 3_600 })],
  ["iat as text", signed({ iat: "now" })],
  ["email_verified false", signed({ email_verified: false })],
  ["email_verified absent", signed({ email_verified: undefined })],
  ['email_verified "false"', signed({ email_verified: "false" })],
  ['email_verified "true"', signed({ email_verified: "true" })],
  ["email_verified 1", signed({ email_verified: 1 })],
  ["email_verified null", signed({ email_verified: null })],
  ["no sub", signed({ sub: undefined })],
  ["an empty sub", signed({ sub: "" })],
  ["a sub that is a number", signed({ sub: 7 })],
  ["no email", signed({ email: undefined })],
  ["an empty email", signed({ email: "" })],
  ["a list of emails", signed({ email: [email] })],
  ["an email that is an object", signed({ email: { toString: email } })],
  ["two emails", signed({ email: `${email},eve@example.com` })],
  ["cut off in the signature", changed(([header, claims, signature]) => `${header}.${claims}.${signature.slice(0, -8)}`)],
  ["without a signature", changed(([header, claims]) => `${header}.${claims}.`)],
  ["of two parts", changed(([header, claims]) => `${header}.${claims}`)],
  ["of four parts", changed((parts) => [...parts, "x"].join("."))],
  ["of one part", changed(([header]) => header)],
  [
    "with other claims under the same signature",
    changed(([header, , signature]) => `${header}.${encode({ ...good(), email: "eve@example.com" })}.${signature}`),
  ],
  [
    "with a bit of the signature changed",
    changed(([header, claims, signature]) => `${header}.${claims}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`),
  ],
  ["that is no JSON", async () => `${encode("{")}.${encode("{")}.AAAA`],
  ["whose header is a list", async () => `${encode([])}.${encode(good())}.AAAA`],
  ["whose claims are null", changed(([header, , signature]) => `${header}.${encode("null")}.${signature}`)],
  ["that is empty", async () => "."],
  ["that is oversized", () => issuer.sign({ ...good(), padding: "x".repeat(7_000) })],
];

/** Emails that look like the owner's and are others. */
const lookAlikes = [
  "аda@example.com",
  "ada@exаmple.com",
  "ada@example.com.",
  "ada+x@example.com",
  "a.da@example.com",
  "ada@examp1e.com",
  "ada@ex\u00adample.com",
  "ada\u200b@example.com",
  "ａda@example.com",
  "ada@example。com.evil.example",
];

describe("a token", () => {
  it("that is good opens the door, however its email is spelled", async () => {
    expect((await read(`Bearer ${await issuer.tokenFor(email)}`)).status).toBe(200);
    expect((await read(`bearer  ${await issuer.tokenFor(" ADA@Example.com", { sub: `sub of ${email}` })}`)).status).toBe(200);
    expect((await read(`Bearer ${await issuer.sign({ ...good(), aud: [audience] })}`)).status).toBe(200);
  });

  it.each([
    ["says in its claims that it is an ID token", signed({ typ: "ID" })],
    ["does not say when it was issued", signed({ iat: undefined })],
    ["does not say of what type it is", headed({ typ: undefined })],
  ])("that is good opens the door where it %s", async (_name, tokenOf) => {
    expect((await read(`Bearer ${await tokenOf()}`)).status).toBe(200);
  });

  it("that is good opens no door in a header of another form", async () => {
    const token = await issuer.tokenFor(email);
    for (const header of [`X-Bearer ${token}`, `Basic Bearer ${token}`, `Bearer ${token} x`, `Bearer ${token}, x`, token]) {
      expect([header, (await read(header)).status]).toEqual([header, 401]);
    }
  });

  it.each(attacks)("is refused: %s", async (_name, tokenOf) => {
    const { status, headers, body } = await read(`Bearer ${await tokenOf()}`);
    expect(status).toBe(401);
    expect(body.code).toBe("UNAUTHORIZED");
    expect(headers.get("www-authenticate")).toContain('error="invalid_');
  });

  it.each(lookAlikes)("of %j does not open ada@example.com", async (other) => {
    // With the owner's own sub: it is the email that must be told apart.
    const token = await issuer.tokenFor(other, { sub: `sub of ${email}` });
    expect([401, 403]).toContain((await read(`Bearer ${token}`)).status);
  });

  it.each(["", "Bearer", "Bearer ", "Basic YTpi", "Token x", "Bearer a b", "Bearer a, Bearer b"])(
    "is missing in %j",
    async (authorization) => {
      expect((await read(authorization)).status).toBe(401);
    },
  );

  afterAll(() => console.log(`${attacks.length + lookAlikes.length} bad tokens, all refused`));
});

describe("an ID token", () => {
  const verifierOf = (more: object = {}) =>
    idTokenVerifier({ issuer: issuer.name, audience, adminClaim: "groups", adminGroup: "admins", ...more });

  it("of Cognito is taken, and an access token of the same keys is not", async () => {
    const verify = verifierOf({ tokenUse: "id" });
    expect(await verify(await issuer.tokenFor(email, { token_use: "id" }))).toMatchObject({ email });
    for (const token_use of ["access", undefined]) {
      await expect(verify(await issuer.tokenFor(email, { token_use }))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    }
  });

  it.each([
    ["admins", true],
    [["staff", "admins"], true],
    ["non admins", false],
    ["staff admins", false],
    [["admins-of-nothing"], false],
    [[["admins"]], false],
    [{ admins: true }, false],
    [undefined, false],
  ])("with %j as groups makes an administrator: %s", async (groups, isAdmin) => {
    expect(await verifierOf()(await issuer.tokenFor(email, { groups }))).toMatchObject({ isAdmin });
  });

  const pool = { COGNITO_USER_POOL_ID: "eu-west-1_AbCdEfGhI", COGNITO_CLIENT_ID: audience };
  const ofPool = { iss: `https://cognito-idp.eu-west-1.amazonaws.com/${pool.COGNITO_USER_POOL_ID}`, token_use: "id" };
  it.each([
    ["groups", {}],
    ["roles", { ADMIN_CLAIM: "roles" }],
    ["cognito:groups", pool],
    ["roles", { ...pool, ADMIN_CLAIM: "roles" }],
  ])("makes an administrator by its %s with %j", async (claim, more) => {
    const ofIssuer = { JWT_ISSUER: issuer.name, JWT_AUDIENCE: audience };
    const keys = { JWKS_URI: `${issuer.name}/keys`, ADMIN_GROUP: "admins" };
    const { signIn } = signInOf({ AUTH_MODE: "jwt", ...("COGNITO_CLIENT_ID" in more ? {} : ofIssuer), ...keys, ...more }, undefined);
    const isAdmin = async (claims: Claims) => {
      const token = await issuer.tokenFor(email, { ...("COGNITO_CLIENT_ID" in more && ofPool), ...claims });
      return (await signIn(`Bearer ${token}`))?.isAdmin;
    };
    for (const other of ["groups", "roles", "cognito:groups"]) expect(await isAdmin({ [other]: ["admins"] })).toBe(other === claim);
  });

  it.each([
    ["resumes:read admins", true],
    ["admins", true],
    ["admins-of-nothing resumes:read", false],
    [undefined, false],
  ])("with %j as scope makes an administrator where the scope says so: %s", async (scope, isAdmin) => {
    const verify = verifierOf({ adminClaim: "scope" });
    expect(await verify(await issuer.tokenFor(email, { scope }))).toMatchObject({ isAdmin });
  });

  it("of an email that only becomes another's in lower case names nobody", async () => {
    await expect(verifierOf()(await issuer.tokenFor("mar\u212a@example.com"))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await verifierOf()(await issuer.tokenFor("Mark@EXAMPLE.com"))).toMatchObject({ email: "mark@example.com" });
  });
});

describe("the keys of the issuer", () => {
  afterEach(() => void vi.useRealTimers());

  it("are fetched once for many callers, and not for each unknown kid", async () => {
    await using own = await anIssuer();
    await using guarded = await startService(own.environment);
    const ask = async (token: string) =>
      (await guarded.call("GET", `/resume/${email}`, undefined, { authorization: `Bearer ${token}` })).status;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => own.tokenFor(email)));
    expect(new Set(await Promise.all(tokens.map(ask)))).toEqual(new Set([404]));
    for (let i = 0; i < 20; i++) expect(await ask(await own.sign(own.claimsOf(email), { kid: `unknown-${i}` }))).toBe(401);
    const fetches = own.requests.filter((url) => url === "/keys").length;
    expect(fetches).toBeLessThanOrEqual(3);
    expect(await ask(await own.tokenFor(email))).toBe(404);
  });

  it("that cannot be had mean 503, over REST and tRPC, and not an open door", async () => {
    await using own = await anIssuer();
    await using guarded = await startService(own.environment);
    own.turn(true);
    const authorization = `Bearer ${await own.tokenFor(email)}`;
    for (const answer of [
      await guarded.call("GET", `/resume/${email}`, undefined, { authorization }),
      await guarded.call("POST", "/trpc/resume.get", { email }, { authorization }),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).not.toBeNull();
    }
    expect((await guarded.call("GET", "/health")).status).toBe(200);
    // It is left alone for a moment.
    expect(own.requests.length).toBe(1);
  });

  it("are asked for anew after ten minutes: one that was withdrawn, or replaced under its id, is trusted no longer", async () => {
    await using own = await anIssuer();
    vi.useFakeTimers({ toFake: ["Date"] });
    const verify = idTokenVerifier({ issuer: own.name, audience, adminClaim: "groups" });
    const minutesLater = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
    const old = () => own.tokenFor(email);
    expect(await verify(await old())).toMatchObject({ email });

    const replaced = await generateKeyPair("RS256", { extractable: true });
    own.publish([{ ...(await exportJWK(replaced.publicKey)), kid: "one", alg: "RS256", use: "sig" }]);
    minutesLater(9);
    expect(await verify(await old())).toMatchObject({ email });
    minutesLater(2);
    await expect(verify(await old())).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await verify(await own.sign(own.claimsOf(email), {}, replaced.privateKey))).toMatchObject({ email });

    own.turn(true);
    minutesLater(30);
    expect(await verify(await own.sign(own.claimsOf(email), {}, replaced.privateKey))).toMatchObject({ email });
    minutesLater(40);
    await expect(verify(await own.sign(own.claimsOf(email), {}, replaced.privateKey))).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
    });

    own.turn(false);
    own.publish([]);
    minutesLater(1);
    await expect(verify(await own.sign(own.claimsOf(email), {}, replaced.privateKey))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("that are known let callers in at once while an issuer is asked that failed the last time", async () => {
    await using own = await anIssuer();
    vi.useFakeTimers({ toFake: ["Date"] });
    const verify = idTokenVerifier({ issuer: own.name, audience, adminClaim: "groups" });
    const secondsLater = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
    expect(await verify(await own.tokenFor(email))).toMatchObject({ email });
    secondsLater(660);
    own.turn(true);
    expect(await verify(await own.tokenFor(email))).toMatchObject({ email });

    // Whoever waits for its answer now hears that the key is withdrawn.
    own.turn(false);
    own.publish([]);
    secondsLater(6);
    expect(await verify(await own.tokenFor(email))).toMatchObject({ email });
    await expect(verify(await own.tokenFor(email))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("are looked for again after five seconds where one is missing, and not before", async () => {
    await using own = await anIssuer();
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const verify = idTokenVerifier({ issuer: own.name, audience, adminClaim: "groups" });
    expect(await verify(await own.tokenFor(email))).toMatchObject({ email });
    const asked: number[] = [];
    for (const seconds of [1, 4, 6, 10, 12]) {
      vi.setSystemTime(start + seconds * 1_000);
      const unknown = own.sign(own.claimsOf(email), { kid: "unknown" });
      await expect(verify(await unknown)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
      asked.push(own.requests.filter((path) => path === "/keys").length);
    }
    expect(asked).toEqual([1, 1, 2, 2, 3]);
  });

  it("of other kinds among them do no harm", async () => {
    await using own = await anIssuer();
    await using guarded = await startService(own.environment);
    own.publish([{ kty: "oct" }, null, { kty: "RSA", kid: "two", use: null }, 7, own.jwk]);
    expect(
      (await guarded.call("GET", `/resume/${email}`, undefined, { authorization: `Bearer ${await own.tokenFor(email)}` })).status,
    ).toBe(404);
  });

  it.each<[string, unknown]>([
    ["no keys at all", undefined],
    ["no list", "keys"],
  ])("that are %s are asked for once in a while, whoever calls", async (_, keys) => {
    await using own = await anIssuer();
    await using guarded = await startService(own.environment);
    own.publish(keys);
    for (let i = 0; i < 20; i++) {
      const authorization = `Bearer ${await own.tokenFor(email)}`;
      expect((await guarded.call("GET", `/resume/${email}`, undefined, { authorization })).status).toBe(503);
    }
    expect(own.requests).toEqual(["/.well-known/openid-configuration", "/keys"]);
    expect(guarded.logged.findLast(({ level }) => level === "error")?.error).toMatchObject({
      message: expect.stringMatching(/no keys at http/),
    });
  });

  it("are not asked for by what is no token of this issuer", async () => {
    await using own = await anIssuer();
    await using guarded = await startService(own.environment);
    await using another = await anIssuer();
    for (const token of ["garbage", "a.b.c", await another.tokenFor(email)]) {
      expect((await guarded.call("GET", `/resume/${email}`, undefined, { authorization: `Bearer ${token}` })).status).toBe(401);
    }
    expect(own.requests).toEqual([]);
  });
});

describe("of an issuer", () => {
  /** The status of a call with a good token of an issuer that was set up so, and what the log says of why the keys are not there. */
  async function readWith(setUp: (own: TestIssuer) => object | undefined) {
    await using own = await anIssuer();
    const more = setUp(own);
    await using guarded = await startService({ ...own.environment, ...more });
    const authorization = `Bearer ${await own.tokenFor(email)}`;
    const { status } = await guarded.call("GET", `/resume/${email}`, undefined, { authorization });
    const { error } = guarded.logged.findLast(({ level }) => level === "error") ?? {};
    return { status, reason: error instanceof Error ? error.message : "", requests: own.requests };
  }
  const redirect = (location: string) => ({ status: 302, headers: { location }, json: {} });
  const sized = (own: TestIssuer, bytes: number) => {
    const json = { keys: [own.jwk], padding: "" };
    json.padding = "x".repeat(bytes - JSON.stringify(json).length);
    own.answer("/keys", { json });
    return undefined;
  };

  it("the keys are taken where everything is in order, by discovery or at JWKS_URI", async () => {
    expect((await readWith(() => undefined)).status).toBe(404);
    expect((await readWith(({ name }) => ({ JWKS_URI: `${name}/keys` }))).status).toBe(404);
  });

  it("the name may end in a slash", async () => {
    await using own = await anIssuer();
    const iss = `${own.name}/`;
    own.answer(discovery, { json: { issuer: iss, jwks_uri: `${own.name}/keys` } });
    await using guarded = await startService({ ...own.environment, JWT_ISSUER: iss });
    const authorization = `Bearer ${await own.tokenFor(email, { iss })}`;
    expect((await guarded.call("GET", `/resume/${email}`, undefined, { authorization })).status).toBe(404);
  });

  it.each([discovery, "/keys"])("what comes with an HTTP error at %s is not taken", async (path) => {
    const { status, reason } = await readWith((own) => {
      const json = path === "/keys" ? { keys: [own.jwk] } : { issuer: own.name, jwks_uri: `${own.name}/keys` };
      return void own.answer(path, { status: 500, json });
    });
    expect([status, reason]).toEqual([503, expect.stringContaining("HTTP status 500")]);
  });

  it("a redirect of the discovery document is not followed", async () => {
    const { status, requests } = await readWith((own) => {
      own.answer("/elsewhere", { json: { issuer: own.name, jwks_uri: `${own.name}/keys` } });
      return void own.answer(discovery, redirect(`${own.name}/elsewhere`));
    });
    expect([status, requests]).toEqual([503, [discovery]]);
  });

  it.each(["discovery", "JWKS_URI"])("a redirect of the keys, found by %s, is not followed", async (by) => {
    const { status, requests } = await readWith((own) => {
      own.answer("/elsewhere", { json: { keys: [own.jwk] } });
      own.answer("/keys", redirect(`${own.name}/elsewhere`));
      return by === "JWKS_URI" ? { JWKS_URI: `${own.name}/keys` } : undefined;
    });
    expect([status, requests]).toEqual([503, by === "JWKS_URI" ? ["/keys"] : [discovery, "/keys"]]);
  });

  it("a document of a megabyte is read, and a larger one is not", async () => {
    expect((await readWith((own) => sized(own, 1024 * 1024))).status).toBe(404);
    const { status, reason } = await readWith((own) => sized(own, 1024 * 1024 + 1));
    expect([status, reason]).toEqual([503, expect.stringContaining("the document is too large")]);
  });

  it.each([discovery, "/keys"])("three seconds are waited for a document at %s", async (path) => {
    const { timeout } = AbortSignal;
    const waits = new Set<number>();
    const soon = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      waits.add(ms);
      return timeout(ms / 100);
    });
    const { status, reason } = await readWith((own) => void own.answer(path, { isSilent: true })).finally(() => soon.mockRestore());
    expect([status, reason]).toEqual([503, expect.stringContaining("timeout")]);
    expect(waits).toEqual(new Set([3_000]));
  });

  it.each(["https://issuer.example.org", "", undefined])("a discovery document that names %j as the issuer is refused", async (issuer) => {
    const { status, reason, requests } = await readWith(
      (own) => void own.answer(discovery, { json: { issuer: issuer === "" ? `${own.name}/` : issuer, jwks_uri: `${own.name}/keys` } }),
    );
    expect([status, requests]).toEqual([503, [discovery]]);
    expect(reason).toContain("is of another issuer than JWT_ISSUER");
  });

  it.each([undefined, 7, "http://issuer.example.org/keys", "file:///etc/passwd"])("keys at %j are not asked for", async (jwks_uri) => {
    const { status, reason } = await readWith((own) => void own.answer(discovery, { json: { issuer: own.name, jwks_uri } }));
    expect([status, reason]).toEqual([503, expect.stringContaining("names no https address of keys")]);
  });
});
