import { expect, it, onTestFinished } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion, movedTo, nextVersion, purgeMarker } from "../../domain/stored-resume.ts";
import { freeBytes } from "../../storage/files/free-space.ts";
import { aFolderStorage } from "../support/folder-storage.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { aFullResume, anEmail } from "../support/resumes.ts";

const { signal } = new AbortController();

it("where less than is to stay free is left on the disk, nothing new is stored; what is stored is read and erased", async () => {
  const { open, close } = await aFolderStorage();
  onTestFinished(close);
  const { storage, close: end } = await open();
  const stored = firstVersion(resumeContent.parse(aFullResume()));
  const share = {
    ...{ id: "one", resume_id: stored.id, email: stored.content.email, created_at: new Date().toISOString() },
    ...{ settings: {}, views: 0 },
  };
  const made = { bytes: Buffer.from("%PDF-"), pages: 1, warnings: [] };
  await storage.resumes(signal).replace(undefined, stored);
  await storage.shares(signal).add(share);
  await storage.pdfs(signal).save(stored, pdfKey("a".repeat(64)), made);
  end();

  const full = (await open({ isNew: false, minFree: Number.MAX_SAFE_INTEGER })).storage;
  const [resumes, pdfs, shares] = [full.resumes(signal), full.pdfs(signal), full.shares(signal)];
  const other = firstVersion(resumeContent.parse({ email: anEmail() }));
  for (const store of [
    () => resumes.replace(undefined, other),
    () => resumes.replace(stored, nextVersion(stored, { ...stored.content, name: "New" })),
    () => resumes.move(stored, movedTo(stored, anEmail()), async () => {}),
    () => pdfs.save(stored, pdfKey("b".repeat(64)), made),
    () => shares.add({ ...share, id: "two" }),
    () => shares.change("one", {}, { indexed: true }),
  ]) {
    await expect(store(), String(store)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 60 });
  }
  expect(await resumes.find(stored.content.email)).toMatchObject({ version: 1 });
  expect(await pdfs.find(stored, pdfKey("a".repeat(64)))).toMatchObject({ pages: 1 });
  expect(await shares.list(stored)).toMatchObject([{ id: "one", settings: {} }]);
  expect(await shares.remove("one")).toBe(true);
  const marker = purgeMarker(stored);
  expect(await resumes.replace(stored, marker)).toBe(true);
  expect(await pdfs.removeAll(stored)).toBe(1);
  await resumes.erase(marker);
  expect(await resumes.find(stored.content.email)).toBeUndefined();
});

it.skipIf(process.platform !== "linux")("a file system that has no size is never full", () => {
  expect(freeBytes("/proc")).toBe(Number.POSITIVE_INFINITY);
});
