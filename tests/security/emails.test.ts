import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalEmail, emailSchema } from "../../domain/fields/email.ts";
import { startService } from "../support/service.ts";
import "../support/seed.ts";

const local = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const domain = fc.oneof(
  fc.domain(),
  local.map((name) => `${name}.example`),
);
const written = fc.oneof(
  fc.emailAddress(),
  fc.tuple(local, domain).map((parts) => parts.join("@")),
  fc.string({ unit: "binary" }),
);
const valid = written.filter((email) => emailSchema.safeParse(email).success);

/** Letters that look like those of ASCII, and are none in any normal form of text. */
const lookAlikes: Record<string, string> = {
  a: "а",
  c: "с",
  e: "е",
  i: "ı",
  l: "ⅼ",
  o: "ο",
  p: "р",
  s: "ѕ",
  x: "х",
  y: "у",
  "0": "О",
  "1": "l",
};

const numRuns = process.env.FULL ? 100_000 : 10_000;

it("an email has one canonical form, which is its own", () => {
  let accepted = 0;
  const property = fc.property(written, (email) => {
    const canonical = canonicalEmail(email);
    expect(canonicalEmail(canonical)).toBe(canonical);
    const parsed = emailSchema.safeParse(email);
    if (!parsed.success) return;
    accepted++;
    expect(emailSchema.parse(parsed.data)).toBe(parsed.data);
    expect(emailSchema.parse(decodeURIComponent(encodeURIComponent(parsed.data)))).toBe(parsed.data);
  });
  fc.assert(property, { numRuns });
  expect(accepted).toBeGreaterThan(numRuns / 5);
  console.log(`emails: ${numRuns} written, ${accepted} accepted, each its own canonical form`);
});

it("one that only looks the same is another", () => {
  let told = 0;
  const property = fc.property(fc.emailAddress(), fc.nat(), (email, at) => {
    const places = [...email].flatMap((char, i) => (lookAlikes[char] && i < email.indexOf("@") ? [i] : []));
    const place = places[at % places.length];
    if (place === undefined) return;
    const other = email.slice(0, place) + lookAlikes[email[place] as string] + email.slice(place + 1);
    expect(canonicalEmail(other)).not.toBe(canonicalEmail(email));
    told++;
  });
  fc.assert(property, { numRuns: numRuns / 10 });
  expect(told).toBeGreaterThan(numRuns / 20);
  console.log(`emails: ${told} look-alikes told apart`);
});

it("raw and encoded, in any spelling, it reaches the same resume; a look-alike reaches none", async () => {
  await using service = await startService();
  const get = async (email: string) => (await service.call("GET", `/resume/${email}`)).status;
  let reached = 0;
  const property = fc.asyncProperty(valid, async (email) => {
    const canonical = canonicalEmail(email);
    const created = await service.call("POST", "/resume", { email });
    expect([200, 201]).toContain(created.status);
    const { email: stored } = (await service.call("GET", `/resume/${encodeURIComponent(email)}`)).body;
    expect(stored).toBe(canonical);
    expect(await get(canonical)).toBe(200);
    expect(await get(encodeURIComponent(canonical).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()))).toBe(200);
    expect(await get(encodeURIComponent(canonical.toUpperCase()))).toBe(canonicalEmail(canonical.toUpperCase()) === canonical ? 200 : 404);
    for (const other of [`x${canonical}`, canonical.replace("@", "+@"), `${canonical}.example`])
      expect(await get(encodeURIComponent(other))).not.toBe(200);
    reached++;
  });
  await fc.assert(property, { numRuns: process.env.FULL ? 2_000 : 200 });
  console.log(`emails: ${reached} stored, each reached raw and encoded`);
});
