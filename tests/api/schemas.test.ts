import { describe, expect, it } from "vitest";
import { isStorable, newResume, resumePatch, toIssues } from "../../domain/schemas.ts";
import { aFullResume, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const bulky = { experience: Array.from({ length: 90 }, () => ({ details: ["x".repeat(3000)] })) };

const issuesOf = (schema: typeof newResume | typeof resumePatch, form: unknown) => {
  const parsed = schema.safeParse(form);
  return parsed.success ? [] : toIssues(parsed.error, form, schema);
};

const stored = async (service: Service) => (await service.call("POST", "/resume", aFullResume())).body.resume;

describe("the schemas for front ends say what the service says", () => {
  it.each([
    ["nothing but an email", {}],
    ["a field that is unknown", { skils: [] }],
    ["faults in several places", { name: 7, experience: [{ role: [] }], skills: [{ name: 1 }] }],
    ["a text that is too long", { headline: "x".repeat(301) }],
    ["fields that the server sets", { version: 3, revision: "x", created_at: 1, updated_at: null }],
  ])("of a new resume with %s", async (_name, fields) => {
    await using service = await startService();
    const form = { ...aResume(), ...fields };
    expect(issuesOf(newResume, form)).toEqual((await service.call("POST", "/resume", form)).body.issues ?? []);
  });

  it.each([
    ["as it was read", {}],
    ["with null, which removes", { phone: null, headline: null }],
    ["with a field that is unknown", { skils: [] }],
    ["with a fault", { location: { city: 5 } }],
  ])("of a resume %s", async (_name, fields) => {
    await using service = await startService();
    const form = { ...(await stored(service)), ...fields };
    expect(issuesOf(resumePatch, form)).toEqual((await service.call("PUT", `/resume/${form.email}`, form)).body.issues ?? []);
  });

  it("of a resume that is too large as a whole", async () => {
    await using service = await startService();
    const form = { ...aResume(), ...bulky };
    expect(issuesOf(newResume, form)).toEqual([]);
    expect(isStorable(form)).toBe(false);
    expect((await service.call("POST", "/resume", form)).status).toBe(413);
    expect(isStorable(await stored(service))).toBe(true);
  });
});
