import { describe, expect, it } from "vitest";
import { deploy } from "../support/sst-stand-ins.ts";

const jwt = { AUTH_MODE: "jwt", JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "resumes" };

const trials = ["dev", "test", "preview-1", "preview-a-b"];
const productions = [
  "production",
  "prod",
  "staging",
  "root",
  "Dev",
  "development",
  "dev2",
  "testing",
  "preview",
  "preview-",
  "my-preview-1",
];

describe.each(trials)("the stage %s", (stage) => {
  it("is disposable", async () => {
    expect((await deploy(stage)).app).toEqual({ name: "resume-gateway", home: "aws", removal: "remove", protect: false });
  });

  it("may be open", async () => {
    const lambdas = (await deploy(stage, { AUTH_MODE: "open" })).resources.filter(({ type }) => type === "sst.aws.Function");
    expect(lambdas.find(({ name }) => name === "GetResume")?.args.environment).toMatchObject({ AUTH_MODE: "open", STAGE: stage });
  });
});

describe.each(productions)("the stage %s", (stage) => {
  it("is retained and protected", async () => {
    expect((await deploy(stage, jwt)).app).toEqual({ name: "resume-gateway", home: "aws", removal: "retain", protect: true });
  });

  it("refuses AUTH_MODE=open in one clear line", async () => {
    await expect(deploy(stage, { AUTH_MODE: "open" })).rejects.toThrow(
      new Error(`AUTH_MODE=open is refused in the stage ${stage}: set AUTH_MODE=jwt, or use a STAGE of dev, test or preview-*.`),
    );
  });
});

describe("a deployment is refused in one line that names the fault:", () => {
  it.each<[string, Record<string, string>, string]>([
    ["no AUTH_MODE", {}, "AUTH_MODE must be set"],
    ["no issuer", { AUTH_MODE: "jwt" }, "AUTH_MODE=jwt wants either JWT_ISSUER and JWT_AUDIENCE"],
    ["an issuer without TLS", { ...jwt, JWT_ISSUER: "http://issuer.example.org" }, "JWT_ISSUER must be https"],
    ["a bad limit", { ...jwt, URL_LIFETIME_S: "7200" }, "URL_LIFETIME_S"],
    ["a deadline that outlasts the functions", { ...jwt, DEADLINE_MS: "24500" }, "DEADLINE_MS must be at most 24000"],
    ["bad origins", { ...jwt, CORS_ORIGINS: "app.example.org" }, "CORS_ORIGINS must be * or origins"],
    ["a misspelt option", { ...jwt, DEPLOY_ALARM_MAIL: "ops@example.org" }, "DEPLOY_ALARM_MAIL"],
    ["a bad email", { ...jwt, DEPLOY_ALARM_EMAIL: "ops" }, "DEPLOY_ALARM_EMAIL must be an email"],
    ["a switch that is neither on nor off", { ...jwt, DEPLOY_TRACING: "yes" }, "DEPLOY_TRACING must be one of on, off"],
    ["a rate below AWS WAF's", { ...jwt, DEPLOY_FIREWALL_RATE: "9" }, "DEPLOY_FIREWALL_RATE"],
    ["a throttle of nothing", { ...jwt, DEPLOY_THROTTLE_RATE: "0" }, "DEPLOY_THROTTLE_RATE"],
    [
      "concurrency of no function",
      { ...jwt, DEPLOY_RESERVED_CONCURRENCY: "pdf=20" },
      "DEPLOY_RESERVED_CONCURRENCY must be as generate-resume-pdf=20",
    ],
    ["concurrency without a number", { ...jwt, DEPLOY_RESERVED_CONCURRENCY: "trpc=" }, "DEPLOY_RESERVED_CONCURRENCY must be as"],
    ["an address for a domain", { ...jwt, DEPLOY_DOMAIN: "https://api.example.org" }, "DEPLOY_DOMAIN must be a host name"],
    ["what is no certificate", { ...jwt, DEPLOY_DOMAIN: "api.example.org", DEPLOY_DOMAIN_CERT: "x" }, "must be the ARN of a certificate"],
    ["what is no table", { ...jwt, DEPLOY_SHARES_TABLE: "arn:aws:dynamodb:x" }, "DEPLOY_SHARES_TABLE must be the name of a table"],
    ["a burst of nothing", { ...jwt, DEPLOY_THROTTLE_BURST: "0" }, "DEPLOY_THROTTLE_BURST"],
    ["a certificate for no domain", { ...jwt, DEPLOY_DOMAIN_CERT: "arn:aws:acm:x" }, "DEPLOY_DOMAIN_CERT is for a DEPLOY_DOMAIN"],
    ["a pool in open mode", { AUTH_MODE: "open", DEPLOY_COGNITO: "on" }, "DEPLOY_COGNITO=on makes a user pool"],
    ["two pools", { DEPLOY_COGNITO: "on", COGNITO_CLIENT_ID: "x" }, "DEPLOY_COGNITO=on makes a user pool"],
    ["a pool and an issuer", { ...jwt, DEPLOY_COGNITO: "on" }, "one pair, and nothing of the other"],
  ])("%s", async (_, environment, message) => {
    const error: Error = await deploy("dev", environment).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error.message).toContain(message);
    expect(error.message.split("\n")).toHaveLength(1);
  });
});
