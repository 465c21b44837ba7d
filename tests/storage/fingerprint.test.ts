import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { aFolder } from "../support/npm-start.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aResume } from "../support/resumes.ts";

it("a PDF of an older release is not handed out: it is rendered anew, once", async () => {
  await using service = await startBehindProxies({});
  const { dependencies } = service;
  const resume = aResume();
  await service.call("POST", "/resume", resume);
  const download = async (release: string) => {
    const renderer = { ...dependencies.renderer, fingerprint: async () => release };
    const answer = await createApp({ ...dependencies, renderer }).request(`/resume/${resume.email}/download`);
    return ((await answer.json()) as { cached: boolean }).cached;
  };
  const cached = [];
  for (const release of ["one", "one", "two", "two", "one"]) cached.push(await download(release));
  expect(cached).toEqual([false, true, false, true, true]);
});

it("a release has another name when anything changes that decides how a file looks", async () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const copy = await aFolder();
  const folders = ["domain", "formats", "outline", "pdf-engine", "pdf-templates"];
  for (const folder of folders) mkdirSync(`${copy}/${folder}/inner`, { recursive: true });
  cpSync(`${root}/pdf-engine/fingerprint.ts`, `${copy}/pdf-engine/fingerprint.ts`);
  writeFileSync(`${copy}/package-lock.json`, "{}");
  const { sourcesFingerprint } = await import(/* @vite-ignore */ pathToFileURL(`${copy}/pdf-engine/fingerprint.ts`).href);
  const names = [await sourcesFingerprint(), await sourcesFingerprint()];
  for (const file of ["package-lock.json", ...folders.map((folder) => `${folder}/inner/made.ts`)]) {
    writeFileSync(`${copy}/${file}`, "changed");
    names.push(await sourcesFingerprint());
  }
  expect(new Set(names).size).toBe(names.length - 1);
});
