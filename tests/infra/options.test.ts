import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { functions } from "../../handlers/lambda/functions.ts";
import { type Deployment, deploy, ofType, type Recorded, theOne } from "../support/sst-stand-ins.ts";

const jwt = { AUTH_MODE: "jwt", JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "resumes" };
const plain = await deploy("production", jwt);

const id = ({ type, name }: Recorded) => `${type} ${name}`;
const added = ({ resources }: Deployment, from: Deployment = plain) => {
  const before = new Set(from.resources.map(id));
  return resources.map(id).filter((one) => !before.has(one));
};
const argsOf = (deployment: Deployment, type: string, name: string) => ofType(deployment, type)[name]?.args;

it("without options there is nothing that costs while it is idle", () => {
  const types = new Set(plain.resources.map(({ type }) => type));
  expect([...types].sort()).toEqual([
    "aws.apigateway.MethodSettings",
    "aws.apigateway.Response",
    "aws.cloudwatch.LogGroup",
    "aws.s3.BucketServerSideEncryptionConfiguration",
    "sst.Secret",
    "sst.aws.ApiGatewayV1",
    "sst.aws.Bucket",
    "sst.aws.CronV2",
    "sst.aws.Dynamo",
    "sst.aws.Function",
  ]);
  for (const { args, nodes } of Object.values(ofType(plain, "sst.aws.Function"))) {
    expect(args).not.toHaveProperty("concurrency");
    expect(nodes.function).toEqual({});
  }
  const { args, nodes } = theOne(plain, "sst.aws.ApiGatewayV1");
  expect(args).not.toHaveProperty("domain");
  expect(nodes.api.disableExecuteApiEndpoint).toBe(false);
  expect(nodes.stage.xrayTracingEnabled).toBe(false);
});

describe("DEPLOY_ALARM_EMAIL", async () => {
  const deployment = await deploy("production", { ...jwt, DEPLOY_ALARM_EMAIL: "ops@example.org", DEPLOY_ALARM_LATENCY_MS: "1500" });
  const alarm = (name: string) => argsOf(deployment, "aws.cloudwatch.MetricAlarm", name);

  it("adds alarms, and mails them", () => {
    expect(added(deployment)).toEqual([
      "aws.sns.Topic Alarms",
      "aws.sns.TopicSubscription AlarmsByMail",
      ...["Failures", "Latency", "ThrottledFunctions", "ThrottledFunctions2", "ThrottledTables", "SweepFailures"].map(
        (name) => `aws.cloudwatch.MetricAlarm ${name}`,
      ),
    ]);
    expect(argsOf(deployment, "aws.sns.TopicSubscription", "AlarmsByMail")).toEqual({
      topic: "arn:Alarms",
      protocol: "email",
      endpoint: "ops@example.org",
    });
    for (const { args } of Object.values(ofType(deployment, "aws.cloudwatch.MetricAlarm"))) {
      expect(args).toMatchObject({ alarmActions: ["arn:Alarms"], okActions: ["arn:Alarms"], treatMissingData: "notBreaching" });
    }
  });

  it("watches 5xx and the p99 of this API and stage", () => {
    const dimensions = { ApiName: "RestApi.name", Stage: "production" };
    expect(alarm("Failures")).toMatchObject({
      namespace: "AWS/ApiGateway",
      metricName: "5XXError",
      dimensions,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 5,
    });
    expect(alarm("Latency")).toMatchObject({
      namespace: "AWS/ApiGateway",
      metricName: "Latency",
      dimensions,
      extendedStatistic: "p99",
      comparisonOperator: "GreaterThanThreshold",
      period: 300,
      evaluationPeriods: 3,
      threshold: 1500,
      evaluateLowSampleCountPercentiles: "ignore",
    });
  });

  it("has an answer count as slow from three seconds on, unless it is told otherwise", async () => {
    const usual = await deploy("production", { ...jwt, DEPLOY_ALARM_EMAIL: "ops@example.org" });
    expect(argsOf(usual, "aws.cloudwatch.MetricAlarm", "Latency").threshold).toBe(3_000);
  });

  it("watches every function and table for throttles, and the sweep for errors", () => {
    type Query = { id: string; expression?: string; metric?: { metricName: string; dimensions: Record<string, string> } };
    const watched = (name: string) =>
      (alarm(name).metricQueries as Query[]).flatMap(({ metric }) =>
        metric ? [`${metric.metricName} ${Object.values(metric.dimensions)}`] : [],
      );
    // CloudWatch takes no more in one alarm.
    expect(watched("ThrottledFunctions")).toHaveLength(10);
    const ofFunctions = [...watched("ThrottledFunctions"), ...watched("ThrottledFunctions2")];
    expect(new Set(ofFunctions).size).toBe(Object.keys(functions).length);
    expect(ofFunctions).toContain("Throttles GenerateResumePdf.name");
    expect(watched("ThrottledTables")).toEqual(
      ["Resumes", "History", "Shares"].flatMap((table) => [`ReadThrottleEvents ${table}.name`, `WriteThrottleEvents ${table}.name`]),
    );
    expect(watched("SweepFailures")).toEqual(["Errors Sweep.name"]);
    const [sum, errors] = alarm("SweepFailures").metricQueries as Query[];
    expect(sum).toMatchObject({ expression: "SUM(METRICS())", returnData: true });
    expect(errors).toMatchObject({ metric: { namespace: "AWS/Lambda", stat: "Sum", period: 300 } });
    expect(alarm("SweepFailures")).toMatchObject({ threshold: 0, comparisonOperator: "GreaterThanThreshold" });
  });

  it("costs by as many metrics as docs/deploy.md says", async () => {
    const ofAlarm = ({ args }: { args: Record<string, unknown> }) =>
      Array.isArray(args.metricQueries) ? args.metricQueries.filter(({ metric }) => metric).length : 1;
    const metrics = Object.values(ofType(deployment, "aws.cloudwatch.MetricAlarm")).map(ofAlarm);
    const page = await readFile(new URL("../../docs/deploy.md", import.meta.url), "utf8");
    expect(page).toContain(`| ${metrics.reduce((sum, count) => sum + count)} alarm metrics at`);
  });
});

it("DEPLOY_FIREWALL_RATE adds a rule that blocks an address past that rate, before the stage", async () => {
  const deployment = await deploy("production", { ...jwt, DEPLOY_FIREWALL_RATE: "300" });
  expect(added(deployment)).toEqual(["aws.wafv2.WebAcl Firewall", "aws.wafv2.WebAclAssociation FirewallOfApi"]);
  const { rules, scope, defaultAction, visibilityConfig } = theOne(deployment, "aws.wafv2.WebAcl").args;
  expect({ scope, defaultAction }).toEqual({ scope: "REGIONAL", defaultAction: { allow: {} } });
  expect(rules).toHaveLength(1);
  expect(rules[0]).toMatchObject({
    action: { block: {} },
    statement: { rateBasedStatement: { limit: 300, evaluationWindowSec: 300, aggregateKeyType: "IP" } },
  });
  // A sample of a request has its path, and so emails.
  for (const visible of [visibilityConfig, rules[0].visibilityConfig]) expect(visible.sampledRequestsEnabled).toBe(false);
  expect(theOne(deployment, "aws.wafv2.WebAclAssociation").args).toEqual({ resourceArn: "arn:Stage", webAclArn: "arn:Firewall" });
});

it("DEPLOY_RESERVED_CONCURRENCY sets aside what it names and nothing else", async () => {
  const deployment = await deploy("production", { ...jwt, DEPLOY_RESERVED_CONCURRENCY: "generate-resume-pdf=20, trpc=5" });
  expect(added(deployment)).toEqual([]);
  const reserved = Object.values(ofType(deployment, "sst.aws.Function")).flatMap(({ name, args }) =>
    args.concurrency ? [[name, args.concurrency]] : [],
  );
  expect(Object.fromEntries(reserved)).toEqual({ GenerateResumePdf: { reserved: 20 }, Trpc: { reserved: 5 } });
});

it("DEPLOY_DOMAIN serves under that host and closes the other address; DEPLOY_DOMAIN_CERT leaves DNS to others", async () => {
  const domain = { ...jwt, DEPLOY_DOMAIN: "api.example.org" };
  const deployment = await deploy("production", domain);
  const { args, nodes } = theOne(deployment, "sst.aws.ApiGatewayV1");
  expect(args.domain).toBe("api.example.org");
  expect(nodes.api.disableExecuteApiEndpoint).toBe(true);
  expect(nodes.domainName.securityPolicy).toBe("TLS_1_2");
  expect(deployment.outputs).toMatchObject({ api: "https://api.example.org", docs: "https://api.example.org/docs" });
  const cert = "arn:aws:acm:eu-west-1:111122223333:certificate/x";
  const elsewhere = theOne(await deploy("production", { ...domain, DEPLOY_DOMAIN_CERT: cert }), "sst.aws.ApiGatewayV1");
  expect(elsewhere.args.domain).toEqual({ name: "api.example.org", dns: false, cert });
});

describe("DEPLOY_COGNITO", async () => {
  const deployment = await deploy("production", { DEPLOY_COGNITO: "on" });

  it("adds a pool whose emails are verified before they count, and a client without a secret", () => {
    expect(added(deployment)).toEqual(["aws.cognito.UserPool Users", "aws.cognito.UserPoolClient FrontEnd"]);
    const { args, opts } = theOne(deployment, "aws.cognito.UserPool");
    expect(args).toMatchObject({
      usernameAttributes: ["email"],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ["email"],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
      accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
      passwordPolicy: { minimumLength: 12 },
      deletionProtection: "ACTIVE",
    });
    expect(opts).toEqual({ retainOnDelete: true });
    expect(theOne(deployment, "aws.cognito.UserPoolClient").args).toMatchObject({
      userPoolId: "Users.id",
      generateSecret: false,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      // What a client may not read is in no token: without the second, nobody is let in.
      readAttributes: ["email", "email_verified"],
      writeAttributes: ["email"],
    });
  });

  it("makes the functions trust that pool, and tells where it is", () => {
    const { environment } = argsOf(deployment, "sst.aws.Function", "GetResume");
    expect(environment).toMatchObject({ AUTH_MODE: "jwt", COGNITO_USER_POOL_ID: "Users.id", COGNITO_CLIENT_ID: "FrontEnd.id" });
    expect(environment).not.toHaveProperty("JWT_ISSUER");
    expect(deployment.outputs).toMatchObject({ userPool: "Users.id", userPoolClient: "FrontEnd.id" });
  });

  it("is gone with a trial", async () => {
    const { args, opts } = theOne(await deploy("dev", { DEPLOY_COGNITO: "on" }), "aws.cognito.UserPool");
    expect(args.deletionProtection).toBe("INACTIVE");
    expect(opts).toEqual({ retainOnDelete: false });
  });
});

it("DEPLOY_METRICS has the functions behind the API write metrics, in a namespace of the stage", async () => {
  const deployment = await deploy("production", { ...jwt, DEPLOY_METRICS: "on" });
  expect(added(deployment)).toEqual([]);
  for (const [name, { args }] of Object.entries(ofType(deployment, "sst.aws.Function"))) {
    const namespace = name === "Sweep" ? undefined : "resume-gateway/production";
    expect(args.environment.POWERTOOLS_METRICS_NAMESPACE).toBe(namespace);
  }
});

it("DEPLOY_TRACING traces API and functions, which then may send traces", async () => {
  const deployment = await deploy("production", { ...jwt, DEPLOY_TRACING: "on" });
  expect(added(deployment)).toEqual([]);
  expect(theOne(deployment, "sst.aws.ApiGatewayV1").nodes.stage.xrayTracingEnabled).toBe(true);
  for (const { nodes } of Object.values(ofType(deployment, "sst.aws.Function"))) {
    expect(nodes.function).toEqual({ tracingConfig: { mode: "Active" } });
    expect(nodes.role.managedPolicyArns).toEqual(["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"]);
  }
});

it("DEPLOY_RESUMES_TABLE, DEPLOY_HISTORY_TABLE and DEPLOY_SHARES_TABLE take tables that are there, and make none", async () => {
  const tables = { DEPLOY_RESUMES_TABLE: "ResumeTable", DEPLOY_HISTORY_TABLE: "restored", DEPLOY_SHARES_TABLE: "shared" };
  const deployment = await deploy("production", { ...jwt, ...tables });
  expect(ofType(deployment, "sst.aws.Dynamo")).toEqual({});
  expect(argsOf(deployment, "sst.aws.Dynamo.get", "ExistingResumes")).toEqual({ table: "ResumeTable" });
  expect(argsOf(deployment, "sst.aws.Dynamo.get", "ExistingHistory")).toEqual({ table: "restored" });
  expect(argsOf(deployment, "sst.aws.Dynamo.get", "ExistingShares")).toEqual({ table: "shared" });
  const { environment, permissions } = argsOf(deployment, "sst.aws.Function", "UpdateResume");
  expect(environment).toMatchObject({ DYNAMODB_TABLE: "ExistingResumes.name", HISTORY_TABLE: "ExistingHistory.name" });
  expect(permissions.map(({ resources }: { resources: string[] }) => resources[0]).slice(0, 2)).toEqual([
    "arn:ExistingResumes",
    "arn:ExistingHistory",
  ]);
});
