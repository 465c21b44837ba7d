import { describe, expect, it } from "vitest";
import type { StoredResume } from "../../domain/stored-resume.ts";
import { nextVersion } from "../../domain/stored-resume.ts";
import { type ProxiedService, startBehindProxies } from "../support/proxied-service.ts";
import { aResume } from "../support/resumes.ts";

const storeOf = (service: ProxiedService) => service.dependencies.resumes(AbortSignal.timeout(100_000));

/** A stored resume, as its store reads it. */
async function aStored(service: ProxiedService) {
  const { email } = (await service.call("POST", "/resume", aResume({ name: "First" }))).body.resume;
  return { email, stored: (await storeOf(service).find(email)) as StoredResume };
}

describe("the calls to DynamoDB", () => {
  it("read the newest version and the history consistently", async () => {
    const reads: { operation: string; table: string | undefined; isConsistent: boolean }[] = [];
    await using service = await startBehindProxies({
      dynamo: ({ operation, table }) => ({
        change(body) {
          if (["GetItem", "Query"].includes(operation))
            reads.push({ operation, table, isConsistent: JSON.parse(body).ConsistentRead === true });
          return body;
        },
      }),
    });
    const { email } = await aStored(service);
    await service.call("PUT", `/resume/${email}`, { name: "Second" });
    await service.call("GET", `/resume/${email}/history`);
    await service.call("GET", `/resume/${email}/history/1`);
    await service.call("DELETE", `/resume/${email}?purge=true`);
    const kinds = new Set(reads.map(({ operation, table }) => `${operation} ${table}`));
    expect(kinds).toEqual(new Set(["GetItem resumes", "Query resumes-history", "GetItem resumes-history", "Query resumes-shares"]));
    // An index cannot be read so.
    expect(reads.filter(({ isConsistent, table }) => !isConsistent && table !== "resumes-shares")).toEqual([]);
  });

  it.each([
    ["throttled", { status: 400, type: "ThrottlingException" }, "SERVICE_UNAVAILABLE"],
    ["forbidden", { status: 400, type: "AccessDeniedException" }, "INTERNAL_SERVER_ERROR"],
  ] as const)("store no version whose predecessor could not be archived, because that is %s", async (_, fate, code) => {
    let isOn = false;
    await using service = await startBehindProxies({
      dynamo: ({ operation, table }) => (isOn && operation === "PutItem" && table === "resumes-history" ? fate : "pass"),
    });
    const { email } = await aStored(service);
    isOn = true;
    expect((await service.call("PUT", `/resume/${email}`, { name: "Second" })).body.code).toBe(code);
    isOn = false;
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({ version: 1, name: "First" });
  });

  it("never overwrite a version that is archived", async () => {
    await using service = await startBehindProxies({});
    const { email, stored } = await aStored(service);
    await service.call("PUT", `/resume/${email}`, { name: "Second" });
    // A late writer that read something else as the same version: its archive changes nothing.
    const late = { ...stored, content: { ...stored.content, name: "Changed" } };
    expect(await storeOf(service).replace(late, nextVersion(late, late.content))).toBe(false);
    expect((await service.call("GET", `/resume/${email}/history/1`)).body.name).toBe("First");
  });
});

it("a resume of an earlier system has one revision, in whatever order DynamoDB gives its attributes", async () => {
  let isReversed = false;
  const changeAnswer = (body: string) => {
    const { Item } = JSON.parse(body);
    return JSON.stringify({ Item: Object.fromEntries(Object.entries(Item).toReversed()) });
  };
  await using service = await startBehindProxies({
    dynamo: ({ operation }) => (isReversed && operation === "GetItem" ? { changeAnswer } : "pass"),
  });
  await service.putItem({ email: "old@example.com", name: "Old", phone: "1" });
  const revision = async () => (await service.call("GET", "/resume/old@example.com")).body.revision;
  const first = await revision();
  isReversed = true;
  expect(await revision()).toBe(first);
});

it("a purge sends again what DynamoDB has left of a batch", async () => {
  let left: object[] = [];
  await using service = await startBehindProxies({
    dynamo: ({ operation }) =>
      operation !== "BatchWriteItem"
        ? "pass"
        : {
            // One of each batch is taken.
            change(body) {
              const [[table, [taken, ...others]]] = Object.entries(JSON.parse(body).RequestItems) as [[string, object[]]];
              left = others;
              return JSON.stringify({ RequestItems: { [table]: [taken] } });
            },
            changeAnswer: () => JSON.stringify({ UnprocessedItems: left.length > 0 ? { "resumes-history": left } : {} }),
          },
  });
  const { email } = await aStored(service);
  for (const name of ["Second", "Third", "Fourth"]) await service.call("PUT", `/resume/${email}`, { name });
  expect((await service.call("DELETE", `/resume/${email}?purge=true`)).body.erased).toEqual({ versions: 4, pdfs: 0 });
  expect(await service.contents()).toEqual({ items: 0, rows: 0, files: 0 });
});

it("a marker of a purge has no time to live: DynamoDB must not erase it before the rest is gone", async () => {
  let isOn = false;
  const markers: string[] = [];
  await using service = await startBehindProxies(
    {
      dynamo: ({ operation, table }) => ({
        change(body) {
          if (isOn && operation === "PutItem" && table === "resumes") markers.push(body);
          return body;
        },
      }),
    },
    { DELETE_RETENTION_DAYS: "30" },
  );
  const { email } = await aStored(service);
  await service.call("DELETE", `/resume/${email}`);
  isOn = true;
  await service.call("DELETE", `/resume/${email}?purge=true`);
  const [{ Item }] = markers.map((body) => JSON.parse(body)) as [{ Item: Record<string, unknown> }];
  expect(Item).toHaveProperty("purging");
  expect(Item).not.toHaveProperty("expires_at");
});
