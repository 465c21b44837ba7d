import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalEmail, emailSchema } from "../../domain/fields/email.ts";
import "../support/seed.ts";

describe("the canonical email", () => {
  it.each([
    ["Ada@Example.COM", "ada@example.com"],
    ["  ada@example.com\n", "ada@example.com"],
    ["a.d.a+jobs@example.com", "a.d.a+jobs@example.com"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ada@BÜCHER.example", "ada@xn--bcher-kva.example"],
    ["ada@ｅxample.com", "ada@example.com"],
    ["re\u0301ne\u0301@example.com", "réné@example.com"],
    // Small, the letter and its mark are one character.
    ["J\u030c@example.com", "\u01f0@example.com"],
    ["o'hara_1@mail-7.example", "o'hara_1@mail-7.example"],
  ])("of %j is %j", (written, canonical) => {
    expect(emailSchema.parse(written)).toBe(canonical);
  });

  it.each([
    "a@exam\u00adple.com",
    "a\u200d@example.com",
    "a\ufeffb@example.com",
    "a@exa\u034fmple.com",
    "a\u202e@example.com",
    "a@１２７.０.０.１",
    "a@0x7f.1",
    "a@[127.0.0.1]",
    "a@example.com.",
    "a@.example.com",
    "a@ex_ample.com",
    `a@${"b".repeat(64)}.example`,
    `${"é".repeat(125)}@example.com`,
    "\ud800@example.com",
    '"ada"@example.com',
    ...[...'/\\?#%()<>[]:;," \t'].map((sign) => `a${sign}da@example.com`),
  ])("does not exist for %j", (written) => {
    expect(emailSchema.safeParse(written).success).toBe(false);
  });

  it.each([
    ["a".repeat(242), true],
    ["a".repeat(243), false],
    ["é".repeat(121), true],
    [`${"é".repeat(121)}a`, false],
  ])("has at most 254 bytes: %s", (local, isOne) => {
    expect(emailSchema.safeParse(`${local}@example.com`).success).toBe(isOne);
  });

  it("is its own canonical form, and survives a URL", () => {
    const local = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    const domain = fc.oneof(
      fc.domain(),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((name) => `${name}.example`),
    );
    const email = fc.oneof(
      fc.emailAddress(),
      fc.tuple(local, domain).map((parts) => parts.join("@")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(email, (written) => {
        const canonical = canonicalEmail(written);
        expect(canonicalEmail(canonical)).toBe(canonical);
        const parsed = emailSchema.safeParse(written);
        if (!parsed.success) return;
        expect(emailSchema.parse(parsed.data)).toBe(parsed.data);
        expect(decodeURIComponent(encodeURIComponent(parsed.data))).toBe(parsed.data);
        expect(new URL(`http://x/${parsed.data}`).pathname.split("/")).toHaveLength(2);
      }),
      { numRuns: process.env.FULL ? 100_000 : 5_000 },
    );
  });
});
