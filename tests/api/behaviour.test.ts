import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { templateNames } from "../../domain/templates.ts";
import { type Door, value, ways } from "../support/doors.ts";
import { aFullResume, anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

describe.each(ways)("through %s, over %s", (_name, STORAGE, open) => {
  let service: Service;
  let door: Door;
  beforeAll(async () => {
    service = await startService({ STORAGE });
    door = open(service);
  });
  afterAll(() => service[Symbol.asyncDispose]());

  describe("create", () => {
    it("stores a resume whole and gives it back", async () => {
      const resume = aFullResume();
      const created = value(await door.create(resume));
      expect(created.message).toBe("Resume created successfully");
      expect(created.resume).toMatchObject({ ...resume, version: 1 });
      expect(value(await door.get(resume.email))).toEqual(created.resume);
    });

    it("fills in what every resume has", async () => {
      const email = anEmail();
      await door.create({ email });
      const { version, revision, created_at, updated_at, ...content } = value(await door.get(email));
      expect(content).toEqual({ email, name: "", phone: "", summary: "", skills: [], experience: [], education: [] });
      expect(revision).toMatch(/^[0-9a-f-]{36}-1$/);
      expect(Date.parse(created_at)).toBeCloseTo(Date.parse(updated_at), -4);
    });

    it("answers a repeated create with what is stored", async () => {
      const resume = aFullResume();
      const first = value(await door.create(resume));
      expect(value(await door.create(resume)).resume).toEqual(first.resume);
    });

    it("takes a resume for the same whose keys come in another order, and stores no version of it", async () => {
      const resume = aResume({ custom: { a: 1, b: { c: 2, d: 3 } } });
      const reordered = { ...resume, custom: { b: { d: 3, c: 2 }, a: 1 } };
      const first = value(await door.create(resume));
      expect(value(await door.create(reordered)).resume).toEqual(first.resume);
      expect(value(await door.update(resume.email, { custom: reordered.custom })).resume.version).toBe(1);
    });

    it("refuses a second resume for one email, and says what to do", async () => {
      const resume = aResume();
      await door.create(resume);
      const second = await door.create({ ...resume, name: "Somebody Else" });
      expect(second).toMatchObject({
        code: "CONFLICT",
        message: "A resume for this email is stored already.",
        detail: expect.stringContaining("PUT /resume/{email}"),
      });
      expect(value(await door.get(resume.email)).name).toBe(resume.name);
    });

    it("takes every spelling of an email for the same resume", async () => {
      const email = anEmail();
      await door.create({ email: ` ${email.toUpperCase()} ` });
      expect(value(await door.get(email)).email).toBe(email);
    });
  });

  describe("get", () => {
    it("says that nothing is stored", async () => {
      expect(await door.get(anEmail())).toMatchObject({
        code: "NOT_FOUND",
        message: "No resume is stored for this email.",
        detail: expect.stringContaining("POST /resume"),
      });
    });
  });

  describe("update", () => {
    it("changes what it names and leaves the rest", async () => {
      const resume = aFullResume();
      await door.create(resume);
      const updated = value(await door.update(resume.email, { headline: "Captain", skills: ["sailing"] }));
      expect(updated.message).toBe("Resume updated successfully");
      expect(updated.resume).toMatchObject({ ...resume, headline: "Captain", skills: ["sailing"], version: 2 });
      expect(value(await door.get(resume.email))).toEqual(updated.resume);
    });

    it("removes with null, merges location and presentation, replaces custom", async () => {
      const email = anEmail();
      await door.create({
        email,
        name: "Ada",
        headline: "Engineer",
        location: { city: "Turin", country_code: "IT" },
        presentation: { template: "classic", section_titles: { skills: "Tools", awards: "Honours" } },
        custom: { a: 1, b: { c: 2 } },
      });
      const patch = {
        name: null,
        headline: null,
        location: { city: "Lyon", country_code: null },
        presentation: { page_size: "Letter", section_titles: { skills: null } },
        custom: { b: { d: 3 } },
      };
      const { resume } = value(await door.update(email, patch));
      expect(resume).toMatchObject({
        name: "",
        location: { city: "Lyon" },
        presentation: { template: "classic", page_size: "Letter", section_titles: { awards: "Honours" } },
        custom: { b: { d: 3 } },
      });
      expect(resume).not.toHaveProperty("headline");
      expect(resume.location).not.toHaveProperty("country_code");
      expect(resume.presentation.section_titles).not.toHaveProperty("skills");
      expect(resume.custom).not.toHaveProperty("a");
    });

    it("takes back whole what was read", async () => {
      const resume = aFullResume();
      await door.create(resume);
      const { email, ...read } = value(await door.get(resume.email));
      const { resume: updated } = value(await door.update(resume.email, { ...read, name: "Ada Renamed" }));
      expect(updated).toEqual({
        ...read,
        email,
        name: "Ada Renamed",
        version: 2,
        revision: updated.revision,
        updated_at: updated.updated_at,
      });
    });

    it("makes no version when nothing changes", async () => {
      const resume = aFullResume();
      const created = value(await door.create(resume));
      expect(value(await door.update(resume.email, { name: resume.name })).resume).toEqual(created.resume);
    });

    it("refuses an empty update", async () => {
      const { email } = value(await door.create(aResume())).resume;
      expect(await door.update(email, {})).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("at least one field") });
    });

    it("says that nothing is stored", async () => {
      expect(await door.update(anEmail(), { name: "Ada" })).toMatchObject({ code: "NOT_FOUND" });
    });

    it("rejects a stale revision and keeps what is stored", async () => {
      const created = value(await door.create(aResume()));
      const { email, revision } = created.resume;
      await door.update(email, { name: "First" }, revision);
      expect(await door.update(email, { name: "Second" }, revision)).toMatchObject({ code: "PRECONDITION_FAILED" });
      expect(value(await door.get(email))).toMatchObject({ name: "First", version: 2 });
    });

    it("takes any revision for *", async () => {
      const { email } = value(await door.create(aResume())).resume;
      expect(value(await door.update(email, { name: "Any" }, "*")).resume.name).toBe("Any");
    });

    it("lets writers of different fields both win", async () => {
      const { email } = value(await door.create(aResume())).resume;
      const patches = [{ name: "A" }, { phone: "1" }, { summary: "S" }, { headline: "H" }, { url: "u" }, { pronouns: "they" }];
      const outcomes = await Promise.all(patches.map((patch) => door.update(email, patch)));
      for (const outcome of outcomes) value(outcome);
      expect(value(await door.get(email))).toMatchObject({ ...Object.assign({}, ...patches), version: 1 + patches.length });
    });
  });

  describe("delete", () => {
    it("hides the resume from every operation", async () => {
      const { email } = value(await door.create(aResume())).resume;
      expect(value(await door.delete(email)).message).toBe("Resume deleted successfully");
      for (const outcome of [door.get(email), door.update(email, { name: "x" }), door.delete(email), door.download(email)]) {
        expect(await outcome).toMatchObject({ code: "NOT_FOUND" });
      }
    });

    it("leaves the email free for a fresh resume with nothing of the old one", async () => {
      const before = value(await door.create(aResume({ headline: "Old" }))).resume;
      await door.delete(before.email);
      const after = value(await door.create({ email: before.email })).resume;
      expect(after).toMatchObject({ version: 1, name: "" });
      expect(after).not.toHaveProperty("headline");
      expect(after.revision).not.toBe(before.revision);
    });

    it("rejects a stale revision", async () => {
      const { email, revision } = value(await door.create(aResume())).resume;
      await door.update(email, { name: "Newer" });
      expect(await door.delete(email, revision)).toMatchObject({ code: "PRECONDITION_FAILED" });
      expect(value(await door.get(email)).name).toBe("Newer");
    });
  });

  describe("download", () => {
    it("hands out a URL to a PDF, and renders the same content once", async () => {
      const { email } = value(await door.create(aFullResume())).resume;
      const first = value(await door.download(email));
      expect(first).toMatchObject({ cached: false, pages: 1, filename: "Ada Example - Resume.pdf", warnings: [] });
      const pdf = Buffer.from(await (await fetch(first.download_url)).arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
      expect(pdf.length).toBe(first.bytes);
      expect(value(await door.download(email))).toMatchObject({ cached: true, sha256: first.sha256, bytes: first.bytes, pages: 1 });
    });

    it("refuses a resume of too many lines to print, and says so", async () => {
      const { email } = value(await door.create(aResume({ summary: "a\n".repeat(4_500) }))).resume;
      expect(await door.download(email)).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("4000") });
    });

    it("takes template and page size", async () => {
      const { email } = value(await door.create(aResume())).resume;
      const a4 = value(await door.download(email, { template: "classic", page_size: "A4" }));
      const letter = value(await door.download(email, { page_size: "Letter" }));
      expect(letter.sha256).not.toBe(a4.sha256);
      expect(await door.download(email, { template: "gothic" })).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: "template" }] });
      expect(await door.download(email, { page_size: "A3" })).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: "page_size" }] });
    });
  });

  it("lists the templates", async () => {
    const listed = value(await door.templates()).templates;
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(templateNames);
    for (const { description } of listed) expect(description).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("tells its health", async () => {
    expect(value(await door.health())).toEqual({ status: "ok" });
  });

  it("tells that it is ready, once it has rendered", async () => {
    await vi.waitFor(async () => expect(value(await door.ready())).toEqual({ status: "ready" }), { timeout: 60_000 });
  });

  it("reports every fault of an input at once, each with its path", async () => {
    const outcome = await door.create({ email: "nobody", name: 7, skills: [{ name: 1 }, 2], experience: [{ rol: "x" }], nickname: "Ada" });
    expect(outcome).toMatchObject({ code: "BAD_REQUEST" });
    expect("issues" in outcome && outcome.issues.map(({ path }) => path).sort()).toEqual([
      "email",
      "experience[0].rol",
      "name",
      "nickname",
      "skills[0].name",
      "skills[1]",
    ]);
  });
});
