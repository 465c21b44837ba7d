import { expect, it } from "vitest";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aResume } from "../support/resumes.ts";

const resume = aResume();

/** The folder of a person's PDFs in the bucket. */
async function folderBy(key: string): Promise<string | undefined> {
  await using service = await startBehindProxies({}, { HMAC_KEY: key.repeat(32) });
  await service.call("POST", "/resume", resume);
  expect((await service.call("GET", `/resume/${resume.email}/download`)).status).toBe(200);
  const url = service.s3Calls.find(({ operation }) => operation === "PUT")?.url;
  return url && /resumes\/(.*)\/[^/]+$/.exec(new URL(url, "http://127.0.0.1").pathname)?.[1];
}

it("the name of a file tells whose it is only to who has HMAC_KEY", async () => {
  const [one, again, other] = [await folderBy("a"), await folderBy("a"), await folderBy("b")];
  expect(one).toBeTruthy();
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
