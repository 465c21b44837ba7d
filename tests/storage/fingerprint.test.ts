import { expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
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
