import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Door, doors, value } from "../support/doors.ts";
import { aFullResume, anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

describe.each(Object.entries(doors))("a resume that is checked, by %s,", (_name, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(service);
  });

  it("is told as it would be stored, and is not stored", async () => {
    const resume = aFullResume({ email: anEmail().toUpperCase() });
    const checked = value(await door.call("resume.validate", { resume: { ...resume, phone: null, revision: "old-1", version: 3 } }));
    expect(checked).toMatchObject({ valid: true, issues: [], warnings: [], resume: { email: resume.email.toLowerCase(), phone: "" } });
    expect(await door.get(resume.email)).toMatchObject({ code: "NOT_FOUND" });
    const { version, revision, created_at, updated_at, ...stored } = value(await door.create({ ...resume, phone: null })).resume;
    expect(checked.resume).toEqual(stored);
  });

  it("has every fault told that would refuse it, and every warning that would come of it", async () => {
    const faulty = { nam: "Ada", summary: 3, experience: [{ rol: "Engineer" }], custom: { __proto__: null, kept: null } };
    const refused = await door.create(faulty);
    expect(await door.call("resume.validate", { resume: faulty })).toEqual({
      value: { valid: false, issues: "issues" in refused && refused.issues, warnings: [] },
    });
    const odd = { email: anEmail(), experience: [{ start: "2020-13" }], education: [{ start: "2020", end: "2010" }] };
    const checked = value(await door.call("resume.validate", { resume: odd }));
    expect(checked.warnings).toHaveLength(2);
    expect(checked.warnings).toEqual(value(await door.create(odd)).warnings);
  });

  it("may be anything", async () => {
    for (const resume of [
      {},
      JSON.parse('{"email": "a@example.com", "__proto__": {"isAdmin": true}}'),
      JSON.parse('{"email": "a@example.com", "variants": {"a": {"entries": {"__proto__": {}}}}}'),
    ]) {
      expect(value(await door.call("resume.validate", { resume }))).toMatchObject({ valid: false, issues: [{}] });
    }
  });
});

it("what is no JSON object is no resume to be checked", async () => {
  expect((await service.call("POST", "/validate", "[]")).body).toMatchObject({ status: 400, message: "The body must be a JSON object." });
  expect((await service.call("POST", "/validate", "{")).body).toMatchObject({ status: 400, code: "PARSE_ERROR" });
  expect((await service.call("POST", "/trpc/resume.validate", { resume: [] })).body.error.data.issues).toMatchObject([
    { path: "resume", message: "must be a JSON object" },
  ]);
});

it("what would be too large to be stored is told as a fault", async () => {
  const resume = { email: anEmail(), custom_sections: [{ items: [{ details: Array(84).fill("x".repeat(3_000)) }] }] };
  const size = JSON.stringify(resume).length;
  const padded = { ...resume, custom: { a: "x".repeat(262_144 - size - 100) } };
  const { status, body } = await service.call("POST", "/validate", padded);
  expect([status, body.valid, body.issues]).toEqual([
    200,
    false,
    [{ path: "", code: "too_big", message: "A resume can have at most 256 kB as JSON. Shorten it." }],
  ]);
});

it.each([
  ["two entries of one id", { experience: [{ id: "mill" }, { id: "mill" }] }, "experience[1].id"],
  ["a variant that does not fit", { variants: { acme: { entries: { mill: null } } } }, "variants.acme.entries.mill"],
])("what only the whole shows is told as a fault, in the words that would refuse it: %s", async (_name, fields, path) => {
  const resume = { email: anEmail(), ...fields };
  const { body } = await service.call("POST", "/validate", resume);
  expect(body).toMatchObject({ valid: false, issues: [{ path }] });
  expect(body).not.toHaveProperty("resume");
  expect((await service.call("POST", "/resume", resume)).body.issues).toEqual(body.issues);
});
