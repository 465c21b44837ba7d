import { createServer } from "node:http";
import { createServer as createSilent } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type FunctionName, functions, type LambdaFunction } from "../../handlers/lambda/functions.ts";
import { deployed } from "../support/deployed.ts";
import { startSandbox } from "../support/lambda-runtime.ts";

/** Those that a function wants, and does not start without. */
const required = ["DYNAMODB_TABLE", "HISTORY_TABLE", "BUCKET_NAME", "HMAC_KEY"];

const rows = Object.entries(functions as Record<string, LambdaFunction>) as [FunctionName, LambdaFunction][];

const { functions: lambdas } = await deployed();
const rowOf = (name: FunctionName) => lambdas[name].environment;

const preflight = { path: "/", httpMethod: "OPTIONS", requestContext: { domainName: "api.test", path: "/prod/" } };

function sandboxOf(name: FunctionName, environment: Record<string, string>) {
  const folder = fileURLToPath(new URL(`../../dist/lambda/${name}`, import.meta.url));
  return startSandbox({ name, folder, environment: { AWS_REGION: "us-east-1", ...environment }, timeout: 20, memory: 512 });
}

/** What it ends with when it starts in this environment. */
async function start(name: FunctionName, environment: Record<string, string>) {
  await using sandbox = await sandboxOf(name, environment);
  // Awaited here, before the sandbox is gone.
  return await sandbox.invoke(preflight).then(
    () => "started",
    (error: Error) => error.message,
  );
}

describe.each(rows)("%s", (name, { environment }) => {
  const own = required.filter((variable) => environment.includes(variable));

  it("names all that is missing in one error, and nothing that it does not use", async () => {
    const message = await start(name, {});
    if (own.length === 0) return void expect(message).toBe("started");
    expect(message).toMatch(/^The configuration is not valid: .*\.$/);
    expect(required.filter((variable) => message.includes(variable))).toEqual(own);
  });

  // Of the docs, which are for all, the mode only says whether they have padlocks.
  it.runIf(environment.includes("JWT_ISSUER"))("does not start open in production, nor without a word on sign-in", async () => {
    expect(await start(name, { ...rowOf(name), STAGE: "prod" })).toMatch(/^AUTH_MODE=open is refused in the stage prod/);
    expect(await start(name, { ...rowOf(name), AUTH_MODE: "" })).toMatch(/^AUTH_MODE must be set/);
  });
});

it("a fault names its variable and what that wants", async () => {
  expect(await start("get-resume", { ...rowOf("get-resume"), DYNAMODB_TABLE: "?" })).toMatch(/DYNAMODB_TABLE must be a name of 3 to 63/);
  expect(await start("get-resume", { ...rowOf("get-resume"), DEADLINE_MS: "25000" })).toMatch(/DEADLINE_MS must be at most 24000/);
});

it("the issuer's keys are asked for before the first token comes", async () => {
  const asked: string[] = [];
  const keys = createServer(({ url = "" }, response) => {
    asked.push(url);
    response.end('{"keys": []}');
  });
  await new Promise<void>((resolve) => keys.listen(0, "127.0.0.1", resolve));
  const { port } = keys.address() as { port: number };
  const issuer = { JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "resumes", JWKS_URI: `http://127.0.0.1:${port}/keys` };
  const signIn = { AUTH_MODE: "jwt", STAGE: "prod", ...issuer };
  await using sandbox = await sandboxOf("get-resume", { ...rowOf("get-resume"), ...signIn });
  // No token comes at all; but the process runs while it has an event, and no longer.
  for (let events = 0; events < 20 && asked.length === 0; events++) await sandbox.invoke(preflight);
  expect(asked).toEqual(["/keys"]);
  keys.closeAllConnections();
  keys.close();
});

it("an event that takes too long ends its process, and the next one starts another", async () => {
  const silent = createSilent(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  const folder = fileURLToPath(new URL("../../dist/lambda/get-resume", import.meta.url));
  const account = {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "a",
    AWS_SECRET_ACCESS_KEY: "b",
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  };
  const environment = { ...rowOf("get-resume"), ...account };
  await using sandbox = await startSandbox({ name: "get-resume", folder, environment, timeout: 5, memory: 512 });
  const event = (httpMethod: string) => ({ path: "/resume/ada@example.com", httpMethod, requestContext: { domainName: "api.test" } });
  await expect(sandbox.invoke(event("GET"))).rejects.toThrow("Task timed out after 5 seconds");
  expect(await sandbox.invoke(event("OPTIONS"))).toMatchObject({ statusCode: 204 });
  silent.close();
});
