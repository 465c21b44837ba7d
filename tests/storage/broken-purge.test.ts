import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import type { BackendCall, Fate } from "../support/backend.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aFullResume } from "../support/resumes.ts";

it("a purge that breaks off has erased the newest content first, and leaves a marker without any", async () => {
  let isOn = false;
  const decide = ({ table }: BackendCall): Fate =>
    isOn && table === "resumes-history" ? { status: 400, type: "ThrottlingException" } : "pass";
  await using service = await startBehindProxies({ dynamo: decide });
  const resume = aFullResume({ phone: "+39 011 555 7391" });
  await service.call("POST", "/resume", resume);
  const item = async () =>
    JSON.stringify((await service.client.send(new GetItemCommand({ TableName: "resumes", Key: { email: { S: resume.email } } }))).Item);
  expect(await item()).toContain("7391");
  // Then nothing is left to archive when the marker is put.
  await service.call("DELETE", `/resume/${resume.email}`);
  isOn = true;
  expect((await service.call("DELETE", `/resume/${resume.email}?purge=true`)).status).toBe(503);
  isOn = false;
  expect(await item()).not.toContain("7391");
  expect((await service.call("DELETE", `/resume/${resume.email}?purge=true`)).status).toBe(200);
  expect(await service.contents()).toMatchObject({ items: 0, rows: 0 });
});
