import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { anIssuer, type TestIssuer } from "./support/issuer.ts";

let issuer: TestIssuer;
let service: Service;
beforeAll(async () => {
  issuer = await anIssuer();
  service = await startService({ STORAGE: "aws", ...issuer.environment, DELETE_RETENTION_DAYS: "0" });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

type Call = (method: string, path: string, body?: unknown) => ReturnType<Service["call"]>;

async function as(email: string, claims: object = {}): Promise<Call> {
  const authorization = `Bearer ${await issuer.tokenFor(email, { ...claims })}`;
  return (method, path, body) => service.call(method, path, body, { authorization });
}

const anAdmin = (email = "operator@example.com") => as(email, { groups: ["admins"] });
/** Somebody else to whom the email has passed. */
const aSuccessor = (email: string) => as(email, { sub: "another person" });

async function expectOwned(email: string) {
  expect((await (await as(email))("GET", `/resume/${email}`)).status).toBe(200);
  expect((await (await aSuccessor(email))("GET", `/resume/${email}`)).status).toBe(403);
}

describe("a resume that an administrator stored", () => {
  it.each<[string, (email: string) => [string, string, unknown?]]>([
    ["creates it again", (email) => ["POST", "/resume", { email, name: "Ada" }]],
    ["updates it", (email) => ["PUT", `/resume/${email}`, { headline: "x" }]],
    ["updates it with what it holds", (email) => ["PUT", `/resume/${email}`, { name: "Ada" }]],
    ["restores what is stored", (email) => ["POST", `/resume/${email}/restore`, { version: 1 }]],
  ])("is the owner's as soon as the owner %s", async (_, write) => {
    const email = anEmail();
    expect((await (await anAdmin())("POST", "/resume", { email, name: "Ada" })).status).toBe(201);
    expect((await (await aSuccessor(email))("GET", `/resume/${email}`)).status).toBe(200);
    expect((await (await as(email))(...write(email))).status).toBe(200);
    await expectOwned(email);
  });

  it("is the administrator's where it is of their own email", async () => {
    const email = anEmail();
    expect((await (await anAdmin(email))("POST", "/resume", { email })).status).toBe(201);
    await expectOwned(email);
  });
});

it.each<[string, string, object?]>([
  ["POST", "", { name: "Ada" }],
  ["PUT", "/{email}", { name: "Ada" }],
  ["POST", "/{email}/restore", { version: 1 }],
])("an administrator claims nothing of others: %s /resume%s with what is stored makes no version", async (method, path, body) => {
  const email = anEmail();
  const admin = await anAdmin();
  await admin("POST", "/resume", { email, name: "Ada" });
  const sent = path === "" ? { ...body, email } : body;
  expect((await admin(method, `/resume${path.replace("{email}", email)}`, sent)).body.resume.version).toBe(1);
});

it("a claim is a version of its own, and the next write of the same makes none", async () => {
  const email = anEmail();
  await (await anAdmin())("POST", "/resume", { email, name: "Ada" });
  const owner = await as(email);
  for (const _ of [1, 2]) expect((await owner("PUT", `/resume/${email}`, { name: "Ada" })).body.resume.version).toBe(2);
});

it("an administrator's write leaves it with its owner", async () => {
  const email = anEmail();
  const admin = await anAdmin();
  await (await as(email))("POST", "/resume", { email });
  expect((await admin("PUT", `/resume/${email}`, { headline: "x" })).status).toBe(200);
  await expectOwned(email);
});

it("a deleted resume keeps its owner while it can be restored, whoever creates it anew", async () => {
  await using lasting = await startService({ ...issuer.environment, STORAGE: "aws" });
  const email = anEmail();
  const call = async (who: string, claims: object, method: string, path: string, body?: unknown) =>
    (await lasting.call(method, path, body, { authorization: `Bearer ${await issuer.tokenFor(who, { ...claims })}` })).status;
  expect(await call(email, {}, "POST", "/resume", { email })).toBe(201);
  expect(await call(email, {}, "DELETE", `/resume/${email}`)).toBe(200);
  expect(await call(email, { sub: "another person" }, "POST", "/resume", { email })).toBe(403);
  expect(await call("operator@example.com", { groups: ["admins"] }, "POST", "/resume", { email })).toBe(201);
  expect(await call(email, { sub: "another person" }, "GET", `/resume/${email}`)).toBe(403);
  expect(await call(email, {}, "GET", `/resume/${email}`)).toBe(200);
});

it("one whose retention is over is free for the next owner of the email, and then theirs", async () => {
  const email = anEmail();
  const owner = await as(email);
  const successor = await aSuccessor(email);
  await owner("POST", "/resume", { email });
  await owner("DELETE", `/resume/${email}`);
  expect((await successor("POST", "/resume", { email })).status).toBe(201);
  expect((await owner("GET", `/resume/${email}`)).status).toBe(403);
});

it.each([
  ["version", "2"],
  ["writes", null],
  ["id", null],
  ["owner", 7],
])("a stored item whose %s is damaged is a failure for its owner, and opens to nobody else", async (name, value) => {
  const email = anEmail();
  const owner = await as(email);
  await owner("POST", "/resume", { email, name: "Ada" });
  await owner("PUT", `/resume/${email}`, { headline: "x" });
  const table = DynamoDBDocumentClient.from(new DynamoDBClient(service.backends.dynamo ?? {}));
  const { Item } = await table.send(new GetCommand({ TableName: "resumes", Key: { email } }));
  await table.send(new PutCommand({ TableName: "resumes", Item: { ...Item, [name]: value } }));
  for (const call of [owner, await aSuccessor(email), await anAdmin()]) {
    expect((await call("GET", `/resume/${email}`)).status).toBe(500);
    expect((await call("PUT", `/resume/${email}`, { headline: "y" })).status).toBe(500);
  }
  expect((await (await aSuccessor(email))("DELETE", `/resume/${email}?purge=true`)).status).toBeGreaterThanOrEqual(403);
  await service.storage.sweep(new AbortController().signal);
  const { Count } = await table.send(
    new ScanCommand({ TableName: "resumes-history", FilterExpression: "email = :email", ExpressionAttributeValues: { ":email": email } }),
  );
  expect(Count).toBe(1);
  await table.send(new DeleteCommand({ TableName: "resumes", Key: { email } }));
});
