import { execFile } from "node:child_process";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, onTestFinished } from "vitest";
import { ensureTable } from "../../embedded/dynamodb.ts";
import { type BackendCall, type Fate, startProxy } from "../support/backend.ts";
import { aDynamo, isDynamoLocal } from "../support/dynamodb.ts";
import { aFolder, npmStart } from "../support/npm-start.ts";

/** A table that another system filled, and `npm run migrate` over it, through a proxy. */
async function aLegacyTable(items: Record<string, unknown>[], decide: (call: BackendCall) => Fate = () => "pass") {
  const { config, close } = await aDynamo();
  onTestFinished(close);
  const table = `legacy-${crypto.randomUUID()}`;
  const client = new DynamoDBClient(config);
  await ensureTable(client, table, "email");
  const documents = DynamoDBDocumentClient.from(client);
  const put = (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName: table, Item }));
  for (const item of items) await put(item);
  const proxy = await startProxy(config.endpoint, decide);
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const account = {
    DYNAMODB_TABLE: table,
    AWS_REGION: config.region,
    AWS_ACCESS_KEY_ID: config.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: config.credentials.secretAccessKey,
  };
  return {
    put,
    environment: { ...account, AWS_ENDPOINT_URL_DYNAMODB: config.endpoint },
    async stored() {
      const { Items = [] } = await documents.send(new ScanCommand({ TableName: table }));
      return Object.fromEntries(Items.map(({ email, ...rest }) => [email, rest]));
    },
    migrate: (...options: string[]) =>
      new Promise<{ output: string; code: number | string }>((resolve) => {
        const env = { ...process.env, ...account, AWS_ENDPOINT_URL_DYNAMODB: proxy.url };
        execFile("npm", ["run", "--silent", "migrate", "--", ...options], { env }, (error, stdout) =>
          resolve({ output: stdout, code: error?.code ?? 0 }),
        );
      }),
  };
}

// dynalite takes no two lists or maps for equal (docs/dynamodb.md): with them, this runs against Amazon's DynamoDB Local.
const nested = isDynamoLocal ? { experience: [{ role: "Engineer", details: ["One", null] }], location: { city: "Turin" } } : {};
const fields = { name: "Ada", year: 2018, tags: new Set(["a", "b"]), ...nested };

describe("npm run migrate", () => {
  it("says what it would do, and changes nothing", async () => {
    const table = await aLegacyTable([
      { email: "Ada@Example.com", ...fields },
      { email: "grace@example.com" },
      { email: "Lin@example.com", name: "One" },
      { email: "lin@example.com", name: "Two" },
      { email: "no email" },
    ]);
    const before = await table.stored();
    const { output, code } = await table.migrate();
    expect(output.trim().split("\n").sort()).toEqual([
      "5 resumes: 1 in place, 1 to move, 1 emails in conflict, 1 not emails.",
      "Nothing was changed. To do it: npm run migrate -- --apply",
      expect.stringMatching(/^conflict {7}"[Ll]in@example.com", "[Ll]in@example.com" are one email, lin@example.com: left alone/),
      'not an email   "no email": left alone',
      'would move     "Ada@Example.com" to ada@example.com',
    ]);
    expect(code).toBe(0);
    expect(await table.stored()).toEqual(before);
  });

  it("moves each resume whole to where the service finds it, and what it is not sure of stays", async () => {
    const table = await aLegacyTable([
      { email: " Ada@Example.com ", ...fields },
      { email: "Lin@example.com", name: "One" },
      { email: "lin@example.com", name: "Two" },
      { email: "ada@bücher.example", name: "Punycode" },
    ]);
    const { output, code } = await table.migrate("--apply");
    expect(output).toContain("4 resumes: 0 in place, 2 moved, 1 emails in conflict, 0 not emails.");
    expect(code).toBe(1);
    expect(await table.stored()).toEqual({
      "ada@example.com": fields,
      "Lin@example.com": { name: "One" },
      "lin@example.com": { name: "Two" },
      "ada@xn--bcher-kva.example": { name: "Punycode" },
    });
    const { url } = await npmStart({ ...table.environment, STORAGE: "aws", DATA_DIR: await aFolder(), PORT: "0" });
    expect(await (await fetch(`${url}/resume/ADA@example.com`)).json()).toMatchObject({ name: "Ada", custom: { year: 2018 } });
    expect((await table.migrate("--apply")).output).toContain("4 resumes: 2 in place, 0 moved, 1 emails in conflict, 0 not emails.");
  });

  it("goes on after a move that was stopped half-way", async () => {
    const table = await aLegacyTable([
      { email: "Ada@example.com", ...fields },
      { email: "ada@example.com", ...fields },
    ]);
    expect((await table.migrate("--apply")).output).toContain('moved          "Ada@example.com" to ada@example.com');
    expect(await table.stored()).toEqual({ "ada@example.com": fields });
  });

  it.each([
    ["changed", { email: "Ada@example.com", ...fields, name: "Newer" }],
    ["given a further field", { email: "Ada@example.com", ...fields, phone: "1" }],
  ])("leaves a resume alone that is %s while it is moved", async (_name, newer) => {
    let change: () => Promise<unknown> = async () => {};
    // The old system writes just before the original is deleted.
    const decide = ({ operation }: BackendCall): Fate => {
      if (operation !== "DeleteItem") return "pass";
      void change();
      return { delay: 200 };
    };
    const table = await aLegacyTable([{ email: "Ada@example.com", ...fields }], decide);
    const { put } = table;
    change = () => put(newer);
    const { output, code } = await table.migrate("--apply");
    expect(output).toContain("1 changed while they were being moved");
    expect(code).toBe(1);
    const { email, ...rest } = newer;
    expect(await table.stored()).toEqual({ [email]: rest });
  });

  it("loses nothing when the answer to a delete is lost", async () => {
    let deletes = 0;
    const decide = ({ operation }: BackendCall): Fate => (operation === "DeleteItem" && deletes++ === 0 ? "lose" : "pass");
    const table = await aLegacyTable([{ email: "Ada@example.com", ...fields }], decide);
    expect((await table.migrate("--apply")).output).toContain("1 moved");
    expect(await table.stored()).toEqual({ "ada@example.com": fields });
  });

  it("says which variable is missing", async () => {
    const env = { ...process.env, DYNAMODB_TABLE: "" };
    const stderr = await new Promise<string>((resolve) =>
      execFile("npm", ["run", "--silent", "migrate"], { env }, (_error, _stdout, text) => resolve(text)),
    );
    expect(stderr).toContain("Set DYNAMODB_TABLE");
  });
});
