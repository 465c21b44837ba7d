import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { aFolder } from "../support/npm-start.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

/** What a start says that there must not be. */
const refusal = (environment: Record<string, string>) =>
  startService(environment).then(
    () => "it started",
    ({ message }: Error) => message,
  );

describe("the storage of a start", () => {
  it.each(["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_S3"])("is to be said where %s says where resumes are", async (name) => {
    const environment = { [name]: "http://127.0.0.1:1" };
    expect(await refusal(environment)).toBe(
      `${name} says where resumes are kept, and STORAGE does not say aws. Set STORAGE=aws to go on with them, or bring them over with npm run migrate -- --from-embedded and set STORAGE=sqlite.`,
    );
    await using service = await startService({ ...environment, STORAGE: "sqlite" });
    expect((await service.call("POST", "/resume", aResume())).status).toBe(201);
  });

  it.each([{}, { STORAGE: "sqlite" }])("with %j is not a new one in a folder of an earlier release", async (environment) => {
    const DATA_DIR = await aFolder();
    const fields = aResume({ name: "Kept" });
    {
      await using earlier = await startService({ DATA_DIR, STORAGE: "aws" });
      await earlier.call("POST", "/resume", fields);
    }
    expect(await refusal({ DATA_DIR, ...environment })).toBe(
      `${DATA_DIR} holds resumes in the embedded DynamoDB. Set STORAGE=aws to go on with them, or bring them over with npm run migrate -- --from-embedded.`,
    );
    expect(await readdir(DATA_DIR)).not.toContain("resumes.db");
    await using again = await startService({ DATA_DIR, STORAGE: "aws" });
    expect((await again.call("GET", `/resume/${fields.email}`)).body.name).toBe("Kept");
  });

  it("keeps everything from one start to the next, whichever it is", async () => {
    for (const STORAGE of ["sqlite", "aws"]) {
      const DATA_DIR = await aFolder();
      const fields = aResume();
      {
        await using first = await startService({ STORAGE, DATA_DIR });
        await first.call("POST", "/resume", fields);
        await first.call("GET", `/resume/${fields.email}/download`);
      }
      await using second = await startService({ STORAGE, DATA_DIR });
      expect((await second.call("GET", `/resume/${fields.email}/download`)).body.cached).toBe(true);
    }
  });
});
