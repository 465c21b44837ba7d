import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

  /** A resume that was updated so many times, its headline being the number of its version. */
  async function aResumeOf(versions: number) {
    const { email } = value(await door.create(aResume({ headline: "1" }))).resume;
    for (let version = 2; version <= versions; version++) await door.update(email, { headline: String(version) });
    return email as string;
  }
  const numbers = async (email: string, page = {}) =>
    value(await door.versions(email, page)).versions.map(({ version }: { version: number }) => version);

  describe("history", () => {
    it("lists every version, newest first, with the fields that it changed", async () => {
      const { email } = value(await door.create(aResume({ skills: ["one"] }))).resume;
      await door.update(email, { headline: "Captain", phone: "1" });
      await door.update(email, { skills: [], headline: null });
      await door.update(email, { skills: [] });
      const { versions, next } = value(await door.versions(email));
      expect(versions).toEqual([
        { version: 3, updated_at: expect.any(String), changed: ["skills", "headline"], deleted: false },
        { version: 2, updated_at: expect.any(String), changed: ["phone", "headline"], deleted: false },
        { version: 1, updated_at: expect.any(String), changed: ["name", "skills"], deleted: false },
      ]);
      expect(next).toBeNull();
    });

    it("comes in pages", async () => {
      const email = await aResumeOf(5);
      const first = value(await door.versions(email, { limit: 2 }));
      expect(first.next).toBe(4);
      expect(await numbers(email, { limit: 2 })).toEqual([5, 4]);
      expect(await numbers(email, { limit: 2, before: 4 })).toEqual([3, 2]);
      expect(await numbers(email, { limit: 2, before: 2 })).toEqual([1]);
      expect(await numbers(email, { before: 1 })).toEqual([]);
      expect(value(await door.versions(email, { limit: 5 })).next).toBeNull();
    });

    it("gives each version as it was", async () => {
      const resume = aFullResume();
      const one = value(await door.create(resume)).resume;
      const two = value(await door.update(resume.email, { experience: [], name: "Second" })).resume;
      expect(value(await door.version(resume.email, 1))).toEqual(one);
      expect(value(await door.version(resume.email, 2))).toEqual(two);
    });

    it("has nothing under a number that was never stored, nor for an email that never was", async () => {
      const email = await aResumeOf(2);
      for (const outcome of [door.version(email, 3), door.version(email, 0), door.versions(anEmail()), door.version(anEmail(), 1)]) {
        expect(await outcome).toMatchObject({ code: "NOT_FOUND" });
      }
      expect(await door.version(email, -1)).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: "version" }] });
      expect(await door.versions(email, { limit: 101 })).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: "limit" }] });
    });
  });

  describe("restore", () => {
    it("makes a new version of an old one, which can be undone as well", async () => {
      const email = await aResumeOf(3);
      const { message, resume } = value(await door.restore(email, 1));
      expect(message).toBe("Resume restored successfully");
      expect(resume).toMatchObject({ version: 4, headline: "1" });
      expect(value(await door.get(email))).toEqual(resume);
      expect(value(await door.restore(email, 3)).resume).toMatchObject({ version: 5, headline: "3" });
      expect(await numbers(email)).toEqual([5, 4, 3, 2, 1]);
    });

    it("makes no version of what is stored already", async () => {
      const email = await aResumeOf(2);
      const { version } = value(await door.get(email));
      expect(value(await door.restore(email)).resume.version).toBe(version);
      expect(value(await door.restore(email, 2)).resume.version).toBe(version);
    });

    it("undoes a deletion, with the newest content or another", async () => {
      const email = await aResumeOf(2);
      await door.delete(email);
      expect(value(await door.restore(email)).resume).toMatchObject({ version: 4, headline: "2" });
      expect(value(await door.get(email)).headline).toBe("2");
      await door.delete(email);
      expect(value(await door.restore(email, 1)).resume).toMatchObject({ version: 6, headline: "1" });
      expect(await numbers(email)).toEqual([6, 5, 4, 3, 2, 1]);
    });

    it("honours the expected revision", async () => {
      const email = await aResumeOf(2);
      const { revision } = value(await door.get(email));
      expect(await door.restore(email, 1, `${revision}0`)).toMatchObject({ code: "PRECONDITION_FAILED" });
      expect(value(await door.restore(email, 1, revision)).resume.version).toBe(3);
    });

    it("finds nothing under a version that is not there, or that is a deletion", async () => {
      const email = await aResumeOf(1);
      await door.delete(email);
      for (const outcome of [door.restore(email, 2), door.restore(email, 9), door.restore(anEmail())]) {
        expect(await outcome).toMatchObject({ code: "NOT_FOUND" });
      }
    });
  });

  describe("a deleted resume", () => {
    it("is there in its history alone", async () => {
      const email = await aResumeOf(2);
      await door.delete(email);
      for (const outcome of [door.get(email), door.update(email, { name: "x" }), door.delete(email), door.download(email)]) {
        expect(await outcome).toMatchObject({ code: "NOT_FOUND" });
      }
      const { versions } = value(await door.versions(email));
      expect(versions[0]).toMatchObject({ version: 3, deleted: true, changed: [] });
      expect(value(await door.version(email, 2)).headline).toBe("2");
      expect(await door.version(email, 3)).toMatchObject({ code: "NOT_FOUND" });
    });

    it("cannot be seen from a new resume under its email", async () => {
      const email = await aResumeOf(3);
      const { revision } = value(await door.get(email));
      await door.delete(email);
      const fresh = value(await door.create({ email, name: "Fresh" })).resume;
      expect(fresh.version).toBe(1);
      expect(fresh.revision).not.toBe(revision.replace(/-3$/, "-1"));
      expect(await numbers(email)).toEqual([1]);
      expect(await door.version(email, 2)).toMatchObject({ code: "NOT_FOUND" });
      expect(await door.restore(email, 2)).toMatchObject({ code: "NOT_FOUND" });
    });
  });

  describe("purge", () => {
    it("erases a resume, its history and its PDFs for good, and says how much that was", async () => {
      const email = await aResumeOf(3);
      const { download_url } = value(await door.download(email));
      await door.download(email, { page_size: "Letter" });
      expect(value(await door.purge(email))).toEqual({
        message: "Resume, history and PDFs erased for good",
        erased: { versions: 3, pdfs: 2 },
      });
      for (const outcome of [door.get(email), door.versions(email), door.version(email, 1), door.restore(email), door.purge(email)]) {
        expect(await outcome).toMatchObject({ code: "NOT_FOUND" });
      }
      expect((await fetch(download_url)).status).toBe(404);
      expect(value(await door.create({ email })).resume.version).toBe(1);
      expect(await numbers(email)).toEqual([1]);
    });

    it("erases a deleted resume, too", async () => {
      const email = await aResumeOf(2);
      await door.delete(email);
      expect(value(await door.purge(email)).erased).toEqual({ versions: 3, pdfs: 0 });
      expect(await door.restore(email)).toMatchObject({ code: "NOT_FOUND" });
    });

    it("honours the expected revision", async () => {
      const email = await aResumeOf(2);
      const { revision } = value(await door.get(email));
      expect(await door.purge(email, revision.replace(/2$/, "1"))).toMatchObject({ code: "PRECONDITION_FAILED" });
      expect(value(await door.purge(email, revision)).erased.versions).toBe(2);
    });
  });
});
