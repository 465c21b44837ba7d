import { expect, it, vi } from "vitest";
import type { FunctionName } from "../../handlers/lambda/functions.ts";
import { restDoor, value } from "../support/doors.ts";
import { type Cloud, startCloud } from "../support/lambda-cloud.ts";
import { lambdaEventV1 } from "../support/lambda-events.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

type Embedded = { _aws: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[] } };

/** What a function wrote in CloudWatch's embedded metric format: so many lines, once they are there. */
const written = (cloud: Cloud, name: FunctionName, lines: number): Promise<(Embedded & Record<string, unknown>)[]> =>
  vi.waitFor(async () => {
    const found = (await cloud.output(name)).split("\n").filter((line) => line.includes('"_aws"'));
    expect(found).toHaveLength(lines);
    return found.map((line) => JSON.parse(line));
  });

const doorOf = (cloud: Cloud) => restDoor((request) => cloud.send(request, lambdaEventV1));

it("DEPLOY_METRICS=on: latency by route; renders, cache hits, conflicts and failures in all", async () => {
  await using service = await startService({ STORAGE: "aws" });
  await using cloud = await startCloud(service, { environment: { DEPLOY_METRICS: "on" } });
  const door = doorOf(cloud);
  const { email } = value(await door.create(aResume({ name: "Ada" }))).resume;
  await door.create({ email, name: "Another" });
  await door.update("nobody@example.com", { name: "Nobody" });
  await door.update(email, { name: "Late" }, "stale-1");
  for (let i = 0; i < 2; i++) await door.download(email);

  const ofDownload = await written(cloud, "generate-resume-pdf", 4);
  const [latency, render, , hit] = ofDownload;
  expect(latency).toMatchObject({ service: "resume-gateway", route: "GET /resume/{email}/download", Latency: expect.any(Number) });
  expect(latency?._aws.CloudWatchMetrics).toEqual([
    {
      Namespace: "resume-gateway/test",
      Dimensions: [["service", "route"]],
      Metrics: [{ Name: "Latency", Unit: "Milliseconds" }],
    },
  ]);
  expect(render).toMatchObject({ Renders: 1 });
  expect(render?._aws.CloudWatchMetrics[0]?.Dimensions).toEqual([["service"]]);
  expect(hit).toMatchObject({ CacheHits: 1 });

  const ofCreate = (await written(cloud, "create-resume", 3)).filter((line) => !("Latency" in line));
  expect(ofCreate).toMatchObject([{ Conflicts: 1, ClientErrors: 1 }]);
  const ofUpdate = (await written(cloud, "update-resume", 4)).filter((line) => !("Latency" in line));
  expect(ofUpdate).toMatchObject([{ ClientErrors: 1 }, { Conflicts: 1, ClientErrors: 1 }]);
  expect(ofUpdate[0]).not.toHaveProperty("Conflicts");
  expect(JSON.stringify([ofDownload, ofCreate, ofUpdate])).not.toContain(email);
});

it("DEPLOY_METRICS=on: an answer of 5xx is counted as one", async () => {
  await using service = await startService({ STORAGE: "aws" });
  await using cloud = await startCloud(service, {
    environment: { DEPLOY_METRICS: "on" },
    decide: () => ({ status: 500, type: "InternalServerError" }),
  });
  expect(await doorOf(cloud).get("ada@example.com")).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect(await written(cloud, "get-resume", 2)).toMatchObject([{ route: "GET /resume/{email}" }, { ServerErrors: 1 }]);
});

it("DEPLOY_METRICS=on: whatever callers send, there are no more routes than the service has", async () => {
  await using service = await startService({ STORAGE: "aws" });
  await using cloud = await startCloud(service, { environment: { DEPLOY_METRICS: "on" } });
  for (const [method, path] of ["OPTIONS /nowhere", "GET /nowhere", "BREW /health", "HEAD /health"].map((line) => line.split(" "))) {
    await cloud.send(new Request(`http://service.test${path}`, { method: method as string }), lambdaEventV1);
  }
  const lines = await written(cloud, "public", 6);
  expect(lines.flatMap(({ route }) => route ?? [])).toEqual(["OPTIONS", "none", "none", "GET /health"]);
});

it("unless that is asked for, there are none", async () => {
  await using service = await startService({ STORAGE: "aws" });
  await using cloud = await startCloud(service);
  value(await doorOf(cloud).create(aResume()));
  await vi.waitFor(async () => expect(await cloud.output("create-resume")).toContain('"message":"request"'), 60_000);
  expect(await cloud.output("create-resume")).not.toContain("_aws");
});
