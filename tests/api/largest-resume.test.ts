import { expect, it } from "vitest";
import { byteLength, limits } from "../../domain/fields/limits.ts";
import { resumeContent } from "../../domain/resume.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

/** A resume of so many bytes as JSON, defaults included. */
function sized(bytes: number) {
  const details = Array.from({ length: 85 }, () => "x".repeat(3_000));
  const resume = { ...aResume({ projects: [{ details }] }), summary: "" };
  resume.summary = "x".repeat(bytes - byteLength(JSON.stringify(resumeContent.parse(resume))));
  return resume;
}

it("the largest resume that is stored can be sent back as it was read; a byte more is refused", async () => {
  await using service = await startService();
  const largest = limits.resume - 512;
  const resume = sized(largest);
  expect((await service.call("POST", "/resume", resume)).status).toBe(201);
  const { text } = await service.call("GET", `/resume/${resume.email}`);
  expect((await service.call("PUT", `/resume/${resume.email}`, text)).status).toBe(200);
  expect((await service.call("POST", "/resume", sized(largest + 1))).status).toBe(413);
});
