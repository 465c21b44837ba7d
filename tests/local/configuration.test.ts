import { expect, it } from "vitest";
import { ConfigurationError, readServiceEnv } from "../../handlers/env.ts";
import { startLocalServer } from "../../handlers/local/server.ts";
import { aFolder } from "../support/npm-start.ts";
import { startService } from "../support/service.ts";

const issuer = { AUTH_MODE: "jwt", JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "x" };

it.each<[NodeJS.ProcessEnv, RegExp]>([
  [{ HOST: "0.0.0.0" }, /^AUTH_MODE must be set/],
  [{ PUBLIC_URL: "https://resumes.example.org" }, /^AUTH_MODE must be set/],
  [{ AUTH_MODE: "jwt" }, /^AUTH_MODE=jwt wants either JWT_ISSUER/],
  [{ ...issuer, COGNITO_USER_POOL_ID: "eu-west-1_AbCdEfGhI" }, /one pair, and nothing of the other\.$/],
  [{ ...issuer, JWT_ISSUER: "http://issuer.example.org" }, /JWT_ISSUER must be https, or http on loopback/],
  [{ CORS_ORIGINS: "https://app.example.org, *" }, /CORS_ORIGINS must be \* or origins with commas between/],
  [{ CORS_ORIGINS: "https://app.example.org/" }, /CORS_ORIGINS must be/],
  [{ ALLOWED_HOSTS: "box.example.org, https://other.example.org" }, /ALLOWED_HOSTS must be host names with commas between/],
  [{ ALLOWED_HOSTS: "box.example.org:3000" }, /ALLOWED_HOSTS must be host names/],
  [{ DEADLINE_MS: "0" }, /^The configuration is not valid: DEADLINE_MS must be at least 100/],
  [{ PUBLIC_URL: "example" }, /^The configuration is not valid: PUBLIC_URL must be an address/],
  [{ TRUSTED_PROXIES: "10.0.0.0/8, proxy.example.org" }, /TRUSTED_PROXIES must be addresses, networks such as 10\.0\.0\.0\/8, or loopback/],
  [{ METRICS_PORT: "metrics" }, /METRICS_PORT must be a number/],
  [{ RENDER_SECONDS: "-1" }, /RENDER_SECONDS must be at least 0/],
  [{ DATA_DIR: "/nowhere/data", PURGE_LEDGER: "/nowhere/data/purged" }, /PURGE_LEDGER must be a file outside of DATA_DIR/],
  [{ HISTORY_TABLE: "resumes" }, /HISTORY_TABLE must be another table than DYNAMODB_TABLE/],
  [{ SHARES_TABLE: "resumes-history" }, /must be another table than DYNAMODB_TABLE, and so must SHARES_TABLE/],
  [{ URL_LIFETIME_S: "3601" }, /URL_LIFETIME_S must be at most 3600/],
  [{ HISTORY_RETENTION: "-1" }, /HISTORY_RETENTION must be a number of versions, or all/],
  [{ PUBLIC_URL: "http://127.0.0.1:3000/?tenant=a" }, /PUBLIC_URL must have no query/],
  [{ DYNAMODB_TABLE: "resumes/2" }, /DYNAMODB_TABLE must be a name of 3 to 63 letters/],
  [{ ...issuer, JWKS_URI: "http://issuer.example.org/keys" }, /JWKS_URI must be https, or http on loopback/],
  [{ COGNITO_USER_POOL_ID: "eu-west-1.evil.example/_x" }, /COGNITO_USER_POOL_ID must be the id of a user pool/],
  [{ HMAC_KEY: "short" }, /^The configuration is not valid: HMAC_KEY must have at least 32 characters/],
])("the service does not start with %j, and says why in one line", async (environment, message) => {
  const start = startLocalServer({ DATA_DIR: await aFolder(), PORT: "0", ...environment }, () => {});
  const error = await start.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigurationError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).not.toContain("\n");
});

it("a variable that is empty is as good as none: the service has its own names, key, origins and limits", async () => {
  const empty = ["DYNAMODB_TABLE", "HISTORY_TABLE", "SHARES_TABLE", "BUCKET_NAME", "HMAC_KEY", "AUTH_MODE", "STAGE", "STORAGE"];
  const others = ["CORS_ORIGINS", "RATE_LIMIT_READS", "AWS_ENDPOINT_URL_S3", "PURGE_LEDGER", "METRICS_PORT", "PUBLIC_URL"];
  await using service = await startService(Object.fromEntries([...empty, ...others].map((name) => [name, " "])));
  const { headers } = await service.call("GET", "/health", undefined, { origin: "https://evil.example" });
  expect(headers.get("access-control-allow-origin")).toBeNull();
  const { rateLimit } = service.dependencies;
  for (let i = 0; i < 1_201; i++) await rateLimit("reads", "192.0.2.1");
});

it("a caller has 120 writes a minute, 1,200 reads and 30 seconds of rendering, unless the service is told otherwise", () => {
  const names = { DYNAMODB_TABLE: "resumes", HISTORY_TABLE: "resumes-history", SHARES_TABLE: "resumes-shares", BUCKET_NAME: "resumes" };
  const env = readServiceEnv({ ...names, ...issuer, HMAC_KEY: "k".repeat(32) });
  expect(env).toMatchObject({ RATE_LIMIT_WRITES: 120, RATE_LIMIT_READS: 1_200, RENDER_SECONDS: 30 });
});
