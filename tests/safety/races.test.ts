import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, vi } from "vitest";
import { aHold } from "../support/hold.ts";
import { type ProxiedService, startBehindProxies } from "../support/proxied-service.ts";
import { aFullResume, aResume } from "../support/resumes.ts";
import { aStored } from "../support/stored-resume.ts";

const nothing = { items: 0, rows: 0, files: 0 };

describe("a purge", () => {
  it("erases what a deleted resume before this one left, too", async () => {
    await using service = await startBehindProxies({});
    const address = await aStored(service);
    await service.call("PUT", address, { headline: "2" });
    await service.call("GET", `${address}/download`);
    await service.call("DELETE", address);
    await service.call("POST", "/resume", { email: decodeURIComponent(address.slice(8)) });
    expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 });
    expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(200);
    expect(await service.contents()).toEqual(nothing);
  });

  it.each([
    ["an update", "PUT", "", { headline: "2" }],
    ["a delete", "DELETE", "", undefined],
  ])("beside %s that archives when it is over leaves nothing", async (_name, method, path, body) => {
    const archive = aHold(({ operation, table }) => operation === "PutItem" && table === "resumes-history");
    await using service = await startBehindProxies({ dynamo: archive.decide });
    const address = await aStored(service);
    archive.turnOn();
    const writing = service.call(method, address + path, body);
    await archive.came;
    expect((await service.aProcess()("DELETE", `${address}?purge=true`)).status).toBe(200);
    archive.letGo();
    expect((await writing).status).toBe(404);
    expect(await service.contents()).toEqual(nothing);
  });

  it("of an adopted resume that many saved at once for the first time leaves nothing", async () => {
    await using service = await startBehindProxies({});
    await service.putItem({ email: "old@example.com", name: "Old" });
    const saves = [1, 2, 3, 4].map((i) => service.aProcess()("PUT", "/resume/old@example.com", { headline: String(i) }));
    for (const { status } of await Promise.all(saves)) expect(status).toBe(200);
    expect(await service.contents()).toMatchObject({ rows: 4 });
    expect((await service.call("GET", "/resume/old@example.com/history/0")).body).toMatchObject({ name: "Old" });
    expect((await service.call("DELETE", "/resume/old@example.com?purge=true")).body.erased.versions).toBe(5);
    expect(await service.contents()).toEqual(nothing);
  });

  it("of a long history that breaks off has erased a part, and goes on when it is repeated", async () => {
    let pages = Number.POSITIVE_INFINITY;
    await using service = await startBehindProxies({
      dynamo: ({ operation }) => (operation === "Query" && pages-- <= 0 ? { status: 400, type: "ThrottlingException" } : "pass"),
    });
    const fields = aResume();
    const { revision } = (await service.call("POST", "/resume", fields)).body.resume;
    // A page of an answer has at most 1 MB: five of them.
    const rows = Array.from({ length: 24 }, (_, i) => ({
      id: revision.slice(0, -2),
      version: 1000 + i,
      email: fields.email,
      summary: "x".repeat(200_000),
    }));
    for (let at = 0; at < rows.length; at += 4) {
      const requests = rows.slice(at, at + 4).map((Item) => ({ PutRequest: { Item } }));
      await DynamoDBDocumentClient.from(service.client).send(new BatchWriteCommand({ RequestItems: { "resumes-history": requests } }));
    }
    pages = 2;
    expect((await service.call("DELETE", `/resume/${fields.email}?purge=true`)).status).toBe(503);
    pages = Number.POSITIVE_INFINITY;
    const { status, body } = await service.call("DELETE", `/resume/${fields.email}?purge=true`);
    expect(status).toBe(200);
    expect(body.erased.versions).toBeGreaterThan(0);
    expect(body.erased.versions).toBeLessThan(rows.length);
    expect(await service.contents()).toEqual(nothing);
  });

  it("erases the PDFs of all pages of a listing", async () => {
    /** As S3 lists a bucket of which a page holds one object. */
    const firstOf = (listing: string) => {
      const [first = "", ...others] = listing.match(/<Contents>.*?<\/Contents>/g) ?? [];
      if (others.length === 0) return listing;
      const [, key = ""] = /<Key>(.*?)<\/Key>/.exec(first) ?? [];
      const next = `<NextContinuationToken>${Buffer.from(key).toString("base64url")}</NextContinuationToken>`;
      return listing.replace(others.join(""), "").replace("<IsTruncated>false</IsTruncated>", `<IsTruncated>true</IsTruncated>${next}`);
    };
    await using service = await startBehindProxies({ s3: ({ operation }) => (operation === "GET" ? { changeAnswer: firstOf } : "pass") });
    const address = await aStored(service);
    for (const template of ["classic", "minimal"]) await service.call("GET", `${address}/download?template=${template}`);
    expect((await service.call("DELETE", `${address}?purge=true`)).body.erased.pdfs).toBe(2);
    expect(await service.contents()).toEqual(nothing);
  });

  it("that is slow does not erase the PDF of the resume that comes after", async () => {
    let overtake: (() => Promise<unknown>) | undefined;
    await using service = await startBehindProxies({
      // The first purge waits before it lists the PDFs.
      s3({ operation }) {
        if (operation !== "GET" || !overtake) return "pass";
        const after = overtake();
        overtake = undefined;
        return { after };
      },
    });
    const fields = aFullResume();
    const address = await aStored(service, fields);
    await service.call("PUT", address, { headline: "2" });
    let download_url = "";
    overtake = async () => {
      const call = service.aProcess();
      expect((await call("POST", "/resume", fields)).status).toBe(201);
      download_url = (await call("GET", `${address}/download`)).body.download_url;
    };
    expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(200);
    await vi.waitFor(async () => expect((await fetch(download_url)).status).toBe(200), 60_000);
  });

  it.each([
    ["for a while", ["InternalError", "SlowDown"], 503],
    ["for good", ["InternalError", "AccessDenied"], 500],
  ])("is not done when S3 answers that single files were not deleted, %s", async (_, codes, status) => {
    let isOn = false;
    const errors = codes.map((code) => `<Error><Key>x</Key><Code>${code}</Code></Error>`).join("");
    const failed = `<?xml version="1.0" encoding="UTF-8"?><DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${errors}</DeleteResult>`;
    await using service = await startBehindProxies({
      s3: ({ operation }) => (isOn && operation === "POST" ? { changeAnswer: () => failed } : "pass"),
    });
    const address = await aStored(service);
    for (const format of ["pdf", "md", "txt"]) await service.call("GET", `${address}/download?format=${format}`);
    isOn = true;
    expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(status);
    isOn = false;
    expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(200);
    expect(await service.contents()).toEqual(nothing);
  });
});

describe("a create over a deleted resume", () => {
  it("does not give the deleted one up when it fails", async () => {
    let isDown = false;
    await using service = await startBehindProxies({
      dynamo: ({ operation }) => (isDown && operation === "PutItem" ? { status: 500, type: "InternalServerError" } : "pass"),
    });
    const fields = aResume({ headline: "kept" });
    const address = await aStored(service, fields);
    await service.call("DELETE", address);
    isDown = true;
    expect((await service.call("POST", "/resume", { email: fields.email })).status).toBe(503);
    isDown = false;
    expect((await service.call("POST", `${address}/restore`)).body.resume.headline).toBe("kept");
  });

  it("succeeds without S3, and what the deleted one left goes with the next purge", async () => {
    let isDown = false;
    await using service = await startBehindProxies({ s3: () => (isDown ? "reset" : "pass") });
    const fields = aFullResume();
    const address = await aStored(service, fields);
    await service.call("GET", `${address}/download`);
    await service.call("DELETE", address);
    isDown = true;
    expect((await service.call("POST", "/resume", { email: fields.email })).status).toBe(201);
    await service.call("PUT", address, { headline: "2" });
    isDown = false;
    expect(await service.contents()).toMatchObject({ files: 1 });
    expect((await service.call("DELETE", `${address}?purge=true`)).body.erased).toEqual({ versions: 2, pdfs: 1 });
    expect(await service.contents()).toEqual(nothing);
  });
});

describe("a purge whose answer is lost", () => {
  /** The first write to an item is applied, and its answer lost when something else is done. */
  async function overtaken(prepare: (service: ProxiedService) => Promise<unknown>, method: string, path: string, body?: object) {
    let overtake: (() => Promise<unknown>) | undefined;
    let isLost = false;
    const service = await startBehindProxies({
      dynamo: ({ operation, table }) => {
        if (!overtake || isLost || operation !== "PutItem" || table !== "resumes") return "pass";
        isLost = true;
        return { loseAfter: overtake };
      },
    });
    await prepare(service);
    overtake = async () => {
      const call = service.aProcess();
      await call("DELETE", "/resume/old@example.com?purge=true");
      expect((await call("POST", "/resume", { email: "old@example.com", name: "After" })).status).toBe(201);
    };
    return { service, answer: await service.call(method, `/resume/old@example.com${path}`, body) };
  }
  const adopted = (service: ProxiedService) => service.putItem({ email: "old@example.com", name: "Old" });
  const ours = (service: ProxiedService) => service.call("POST", "/resume", { email: "old@example.com", name: "Old" });

  it.each([
    ["an adopted resume: a purge", adopted, "DELETE", "?purge=true", undefined],
    ["an adopted resume: a delete", adopted, "DELETE", "", undefined],
    ["an adopted resume: an update", adopted, "PUT", "", { headline: "late" }],
    ["a resume: a purge", ours, "DELETE", "?purge=true", undefined],
    ["a resume: an update", ours, "PUT", "", { headline: "late" }],
  ])("does not touch the resume that came after. Of %s", async (_name, prepare, method, path, body) => {
    const { service, answer } = await overtaken(prepare, method, path, body);
    await using _ = service;
    expect(answer.status).toBe(503);
    const { name, headline, version } = (await service.call("GET", "/resume/old@example.com")).body;
    expect({ name, headline, version }).toEqual({ name: "After", headline: undefined, version: 1 });
  });
});

describe("a download", () => {
  it("whose file is stored, and whose resume cannot be looked at again, leaves no file", async () => {
    let isDown = false;
    await using service = await startBehindProxies({
      dynamo: () => (isDown ? { status: 500, type: "InternalServerError" } : "pass"),
      s3: ({ operation }) => {
        if (operation === "PUT") isDown = true;
        return "pass";
      },
    });
    const address = await aStored(service);
    expect((await service.call("GET", `${address}/download`)).status).toBe(503);
    expect(await service.contents()).toMatchObject({ files: 0 });
  });

  it("of an adopted resume that the earlier system changes meanwhile is to be repeated", async () => {
    let change: () => Promise<unknown> = async () => {};
    await using service = await startBehindProxies({
      s3: ({ operation }) => {
        if (operation !== "PUT") return "pass";
        return { after: change() };
      },
    });
    await service.putItem({ email: "old@example.com", name: "Old" });
    change = () => service.putItem({ email: "old@example.com", name: "Newer" });
    expect((await service.call("GET", "/resume/old@example.com/download")).status).toBe(503);
    expect((await service.call("GET", "/resume/old@example.com/download")).body.filename).toBe("Newer - Resume.pdf");
  });
});

describe("an adopted resume whose item comes back after it was purged", () => {
  it("keeps no version of its former life", async () => {
    await using service = await startBehindProxies({});
    const item = { email: "old@example.com", name: "Old" };
    await service.putItem(item);
    const { revision } = (await service.call("PUT", "/resume/old@example.com", { headline: "first life" })).body.resume;
    await service.call("PUT", "/resume/old@example.com", { headline: "its end" });
    // The tombstone goes, as by DynamoDB's time to live; the versions stay.
    await service.putItem(item);
    const again = await service.call("PUT", "/resume/old@example.com", { headline: "second life" });
    expect(again.body.resume.revision).toBe(revision);
    expect((await service.call("GET", "/resume/old@example.com/history")).body.versions).toHaveLength(2);
    await service.call("PUT", "/resume/old@example.com", { headline: "its second version" });
    expect((await service.call("GET", "/resume/old@example.com/history/1")).body.headline).toBe("second life");
  });
});
