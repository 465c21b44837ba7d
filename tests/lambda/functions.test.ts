/** What the tests of behaviour say of every door, said of the bundles that are deployed; and what these do beyond. */
import { closeClouds } from "../support/bundle-doors.ts";
import "../api/behaviour.test.ts";
import "../api/behaviour-history.test.ts";
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { templateNames } from "../../domain/templates.ts";
import { startIssuer } from "../../embedded/trial-issuer.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { restDoor, value } from "../support/doors.ts";
import { type Cloud, type CloudOptions, startCloud } from "../support/lambda-cloud.ts";
import { lambdaEventV1, lambdaEventV2 } from "../support/lambda-events.ts";
import { refused, unused } from "../support/permissions.ts";
import { aFullResume, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService({ STORAGE: "aws" });
});
afterAll(async () => {
  await closeClouds();
  await service[Symbol.asyncDispose]();
});

const doorOf = (cloud: Cloud, headers: Record<string, string> = {}) =>
  restDoor((request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return cloud.send(request, lambdaEventV1);
  });

/** Sends JSON over REST or tRPC, and returns what it is answered with. */
async function answerTo(cloud: Cloud, method: string, path: string, body?: unknown) {
  const headers = { "content-type": "application/json" };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await cloud.send(new Request(`http://service.test${path}`, init), lambdaEventV1);
  expect(response.status).toBeLessThan(300);
  return JSON.parse(await response.text());
}

const cloudOf = (options: CloudOptions = {}) => startCloud(service, options);

describe("a deployed function", () => {
  it("lets a verified owner claim what nobody owns, and keeps strangers out", async () => {
    const issuer = await startIssuer();
    const signIn = { AUTH_MODE: "jwt", STAGE: "prod", JWT_ISSUER: issuer.issuer, JWT_AUDIENCE: issuer.audience };
    await using cloud = await cloudOf({ environment: signIn });
    const resume = aResume();
    await service.call("POST", "/resume", resume);
    const tokenOf = (email: string) => ({ authorization: `Bearer ${issuer.tokenFor(email)}` });
    const owner = doorOf(cloud, tokenOf(resume.email));
    expect(value(await owner.create(resume)).resume.version).toBe(2);
    expect(value(await owner.versions(resume.email)).versions).toHaveLength(2);
    expect(await doorOf(cloud, tokenOf("eve@example.com")).get(resume.email)).toMatchObject({ code: "FORBIDDEN" });
    expect(await doorOf(cloud).get(resume.email)).toMatchObject({ code: "UNAUTHORIZED" });
    await issuer.close();
  });

  it("renders for a caller only so many seconds a minute", async () => {
    const issuer = await startIssuer();
    const signIn = { AUTH_MODE: "jwt", STAGE: "prod", JWT_ISSUER: issuer.issuer, JWT_AUDIENCE: issuer.audience };
    await using cloud = await cloudOf({ environment: { ...signIn, RENDER_SECONDS: "1" } });
    const projects = Array.from({ length: 5 }, () => ({ details: Array(60).fill("Built a mill.") }));
    const resume = aFullResume({ projects });
    const owner = doorOf(cloud, { authorization: `Bearer ${issuer.tokenFor(resume.email)}` });
    await owner.create(resume);
    let [outcome, count] = [await owner.download(resume.email), 0];
    while ("value" in outcome && count++ < 100) {
      await owner.update(resume.email, { headline: `Engineer ${count}` });
      outcome = await owner.download(resume.email);
    }
    expect(outcome).toMatchObject({ code: "TOO_MANY_REQUESTS", message: expect.stringContaining("for making PDFs is used up") });
    await issuer.close();
  });

  it("keeps as many versions as it is told", async () => {
    await using cloud = await cloudOf({ environment: { HISTORY_RETENTION: "1" } });
    const door = doorOf(cloud);
    const { email } = value(await door.create(aResume())).resume;
    for (const name of ["One", "Two", "Three"]) await door.update(email, { name });
    expect(value(await door.versions(email)).versions).toHaveLength(2);
  });

  it("renders what the sources render, byte for byte", async () => {
    await using cloud = await cloudOf();
    const door = doorOf(cloud);
    const { email } = value(await door.create(aFullResume())).resume;
    for (const template of templateNames) {
      const { sha256, warnings } = value(await door.download(email, { template }));
      const { custom: _, version, revision, created_at, updated_at, ...content } = value(await door.get(email));
      const file = await renderer.render({ content, template, page_size: "A4" }, AbortSignal.timeout(100_000));
      expect([template, sha256, warnings]).toEqual([template, createHash("sha256").update(file.bytes).digest("hex"), file.warnings]);
    }
  });

  it.each([
    ["1.0", lambdaEventV1],
    ["2.0", lambdaEventV2],
  ] as const)("makes files of what is sent, in events %s, and calls nothing of AWS", async (_version, eventOf) => {
    const called: string[] = [];
    const decide: CloudOptions["decide"] = (name) => {
      called.push(name);
      return "pass";
    };
    await using cloud = await cloudOf({ decide });
    const { email: _, ...resume } = aFullResume();
    const send = async (path: string) => {
      const init = { method: "POST", body: JSON.stringify(resume), headers: { "content-type": "application/json" } };
      const response = await cloud.send(new Request(`http://service.test${path}`, init), eventOf);
      return { response, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const content = { ...resumeContent.parse({ ...resume, email: "nobody@example.com" }), email: "" };
    const made = await renderer.render({ content, template: "modern", page_size: "A4" }, AbortSignal.timeout(100_000));
    const pdf = await send("/render?template=modern");
    expect(pdf.response.headers.get("x-pages")).toBe(String(made.pages));
    expect(pdf.bytes.equals(made.bytes)).toBe(true);
    const picture = await send("/render?format=png&dpi=72");
    expect(picture.response.headers.get("content-type")).toBe("image/png");
    expect(PNG.sync.read(picture.bytes).width).toBe(595);
    expect(JSON.parse((await send("/validate")).bytes.toString())).toMatchObject({ valid: false, issues: [{ path: "email" }] });
    expect(called).toEqual([]);
  });

  it("leaves no PDF of a resume that is purged while it is rendered", async () => {
    let goOn = () => {};
    let isAtPut = () => {};
    const purged = new Promise<void>((resolve) => (goOn = resolve));
    const atPut = new Promise<void>((resolve) => (isAtPut = resolve));
    await using cloud = await cloudOf({
      decide: (name, { operation }) => {
        if (name !== "generate-resume-pdf" || operation !== "PUT") return "pass";
        isAtPut();
        return { after: purged };
      },
    });
    const door = doorOf(cloud);
    const { email } = value(await door.create(aFullResume())).resume;
    const download = door.download(email);
    await atPut;
    expect(value(await door.purge(email)).erased.pdfs).toBe(0);
    goOn();
    expect(await download).toMatchObject({ code: "NOT_FOUND" });
  });

  it("creates nothing over a purge that broke off, and says how to finish that", async () => {
    let isDown = true;
    await using cloud = await cloudOf({
      decide: (_name, { operation }) => (isDown && operation === "POST" ? { status: 503, type: "SlowDown" } : "pass"),
    });
    // DynamoDB's operations have templateNames.
    const door = doorOf(cloud);
    const { email } = value(await door.create(aFullResume())).resume;
    await door.download(email);
    expect(await door.purge(email)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    expect(await door.create({ email })).toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      message: expect.stringContaining("DELETE ?purge=true"),
    });
    isDown = false;
    expect(value(await door.purge(email)).erased).toMatchObject({ pdfs: 1 });
    expect(value(await door.create({ email })).resume.version).toBe(1);
  });

  it("answers 503 within the deadline when S3 or DynamoDB hangs", async () => {
    let isDown = false;
    const environment = { DEADLINE_MS: "1500" };
    await using cloud = await cloudOf({ environment, decide: () => (isDown ? "hang" : "pass") });
    const door = doorOf(cloud);
    const { email } = value(await door.create(aResume())).resume;
    await using hanging = await cloudOf({ environment, decide: (_name, { table }) => (table ? "pass" : "hang") });
    const start = performance.now();
    expect(await doorOf(hanging).download(email)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    isDown = true;
    expect(await door.get(email)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    // Two deadlines, and two starts. Without a deadline, the time-outs of the calls to AWS alone are 21 seconds.
    expect(performance.now() - start).toBeLessThan(2 * 1_500 + 15_000);
    isDown = false;
    expect(value(await door.get(email)).email).toBe(email);
  });

  it("makes, lists, changes and revokes shares over REST, and a purge ends what is left", async () => {
    await using cloud = await cloudOf();
    const { email } = value(await doorOf(cloud).create(aResume())).resume;
    const at = `/resume/${email}/shares`;
    const [{ share: first }, { share: second }] = [await answerTo(cloud, "POST", at, {}), await answerTo(cloud, "POST", at, {})];
    await answerTo(cloud, "PUT", `${at}/${first.id}`, { hide: ["phone"] });
    await answerTo(cloud, "DELETE", `${at}/${first.id}`);
    expect((await answerTo(cloud, "GET", at)).shares).toMatchObject([{ id: second.id }]);
    await answerTo(cloud, "DELETE", `/resume/${email}?purge=true`);
  });

  it("exports all that is stored of a person by a function that may change nothing but files", async () => {
    await using cloud = await cloudOf();
    const door = doorOf(cloud);
    const { email } = value(await door.create(aResume())).resume;
    await door.update(email, { name: "Second" });
    await door.download(email);
    await answerTo(cloud, "POST", `/resume/${email}/shares`, {});
    expect(cloud.functionOf("GET", `/resume/${email}/export`)).toBe("export-resume");
    const { download_url } = value(await door.call("resume.export", { email }));
    const names = Object.keys(unzipSync(new Uint8Array(await (await fetch(download_url)).arrayBuffer())));
    expect(names).toEqual(
      expect.arrayContaining(["resume.json", "history/1.json", "shares.json", expect.stringMatching(/^files\/.*pdf$/)]),
    );
    await door.purge(email);
    expect((await fetch(download_url)).status).toBe(404);
  });

  it.each(["REST", "tRPC"])(
    "moves a resume to another email over %s; the sweep keeps what has moved, and tells a share that was made just then",
    async (way) => {
      await using cloud = await cloudOf();
      const door = doorOf(cloud);
      const { email, revision } = value(await door.create(aFullResume())).resume;
      await door.update(email, { name: "Second" });
      await door.download(email);
      const { share } = await answerTo(cloud, "POST", `/resume/${email}/shares`, {});
      const to = `moved.${email}`;
      await (way === "REST"
        ? answerTo(cloud, "POST", `/resume/${email}/move`, { to })
        : answerTo(cloud, "POST", "/trpc/resume.move", { email, to }));
      await service.dependencies.shares(AbortSignal.timeout(100_000)).moveAll({ id: revision.slice(0, -2) }, email);
      const { pathname } = new URL(share.url);
      // Here it is read from the same tables, without the function for that: what it may do is tested by tests/lambda/shares.test.ts.
      const status = async () => (await service.call("GET", pathname.slice(pathname.indexOf("/s/")))).status;
      expect(await status()).toBe(404);
      await cloud.invoke("sweep", {});
      expect(await status()).toBe(200);
      expect(value(await door.versions(to)).versions).toHaveLength(3);
      await door.purge(to);
    },
  );

  it("leaves no archive of a resume that is purged while it is made", async () => {
    let goOn = () => {};
    let isAtPut = () => {};
    const purged = new Promise<void>((resolve) => (goOn = resolve));
    const atPut = new Promise<void>((resolve) => (isAtPut = resolve));
    await using cloud = await cloudOf({
      decide: (name, { operation }) => {
        if (name !== "export-resume" || operation !== "PUT") return "pass";
        isAtPut();
        return { after: purged };
      },
    });
    const door = doorOf(cloud);
    const { email } = value(await door.create(aFullResume())).resume;
    const making = door.call("resume.export", { email });
    await atPut;
    await door.purge(email);
    goOn();
    expect(await making).toMatchObject({ code: "NOT_FOUND" });
  });

  it("does the same over tRPC", async () => {
    await using cloud = await cloudOf();
    const { email } = value(await doorOf(cloud).create(aResume())).resume;
    const make = async () => (await answerTo(cloud, "POST", "/trpc/shares.create", { email })).result.data.share;
    const [first, second] = [await make(), await make()];
    await answerTo(cloud, "POST", "/trpc/shares.change", { email, id: first.id, hide: ["phone"] });
    await answerTo(cloud, "POST", "/trpc/shares.revoke", { email, id: first.id });
    const listed = await answerTo(cloud, "GET", `/trpc/shares.list?input=${encodeURIComponent(JSON.stringify({ email }))}`);
    expect(listed.result.data.shares).toMatchObject([{ id: second.id }]);
    await answerTo(cloud, "POST", "/trpc/resume.delete", { email, purge: true });
  });

  it("sweeps what is past its time", async () => {
    await using cloud = await cloudOf({ environment: { DELETE_RETENTION_DAYS: "0" } });
    const door = doorOf(cloud);
    const [gone, kept] = [value(await door.create(aFullResume())).resume.email, value(await door.create(aFullResume())).resume.email];
    await door.update(kept, { name: "Kept" });
    await door.update(gone, { name: "Gone" });
    await door.download(gone);
    await answerTo(cloud, "POST", `/resume/${gone}/shares`, {});
    await door.delete(gone);
    expect(await cloud.invoke("sweep", { source: "aws.scheduler" })).toEqual({ resumes: 1, versions: 3, pdfs: 1 });
    expect(await cloud.invoke("sweep", {})).toEqual({ resumes: 0, versions: 0, pdfs: 0 });
    expect(value(await door.versions(kept)).versions).toHaveLength(2);
  });

  it("fails where its sweep does, so that the alarm is raised", async () => {
    await using cloud = await cloudOf({ decide: () => ({ status: 400, type: "ValidationException", message: "no such table" }) });
    await expect(cloud.invoke("sweep", {})).rejects.toThrow("no such table");
  });
});

describe("the table of functions", () => {
  /** Taken from the 201st version of a resume on: tests/storage/retention.test.ts gets so far. */
  const beyondMany = ": dynamodb:DeleteItem on arn:History";

  it("lacks no permission, and grants none in vain", () => {
    expect([...refused]).toEqual([]);
    expect(unused().filter((line) => !line.endsWith(beyondMany))).toEqual([]);
  });
});
