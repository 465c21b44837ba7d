import { describe, expect, it } from "vitest";
import { functions, type LambdaFunction } from "../../handlers/lambda/functions.ts";
import { proceduresServedBy } from "../../handlers/lambda/served-procedures.ts";
import type { Meta } from "../../procedures/trpc.ts";
import { procedureNames, procedures } from "../../router/procedures.ts";
import { deploy, ofType } from "../support/sst-stand-ins.ts";

const rows = Object.entries<LambdaFunction>(functions);
const titles: Record<string, string> = {
  "create-resume": "CreateResume",
  "get-resume": "GetResume",
  "update-resume": "UpdateResume",
  "generate-resume-pdf": "GenerateResumePdf",
  "check-resume": "CheckResume",
  "export-resume": "ExportResume",
  "render-resume": "RenderResume",
  "import-resume": "ImportResume",
  "show-share": "ShowShare",
  "manage-resume": "ManageResume",
  trpc: "Trpc",
  public: "Public",
  sweep: "Sweep",
};

const openIssuer = { AUTH_MODE: "jwt", JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "resumes" };
const everyVariable = {
  ...openIssuer,
  JWKS_URI: "https://issuer.example.org/keys",
  ADMIN_CLAIM: "groups",
  ADMIN_GROUP: "admins",
  CORS_ORIGINS: "https://app.example.org",
  DEADLINE_MS: "15000",
  URL_LIFETIME_S: "600",
  DELETE_RETENTION_DAYS: "7",
  HISTORY_RETENTION: "50",
  RATE_LIMIT_WRITES: "60",
  RATE_LIMIT_RENDERS: "10",
  RENDER_SECONDS: "20",
  POWERTOOLS_LOG_LEVEL: "WARN",
};
/** Given where an option asks for it. */
const optional = ["POWERTOOLS_METRICS_NAMESPACE"];
const cognito = ["COGNITO_USER_POOL_ID", "COGNITO_CLIENT_ID"];

const deployment = await deploy("production", everyVariable);
const lambdas = ofType(deployment, "sst.aws.Function");

it("every row of the table is a function, and there is no other", () => {
  expect(Object.keys(titles)).toEqual(Object.keys(functions));
  expect(Object.keys(lambdas).sort()).toEqual(Object.values(titles).sort());
});

describe.each(rows)("%s", (name, row) => {
  const lambda = lambdas[titles[name] ?? ""];
  type Permission = { actions: string[]; resources: string[] };
  const permissions: Permission[] = lambda?.args.permissions;

  it("is its bundle, on nodejs24.x and arm64, with the memory and the time of its row", () => {
    expect(lambda?.args).toMatchObject({
      bundle: `dist/lambda/${name}`,
      handler: "index.handler",
      runtime: "nodejs24.x",
      architecture: "arm64",
      memory: `${row.memory} MB`,
      timeout: `${row.timeout} seconds`,
      dev: false,
    });
  });

  it("may do what its row says, on each exact resource, and write its own log", () => {
    const allowed = (resource: string) => permissions.filter(({ resources }) => resources.includes(resource)).flatMap((one) => one.actions);
    expect(allowed("arn:Resumes")).toEqual(row.actions.resumes);
    expect(allowed("arn:History")).toEqual(row.actions.history);
    const ofShares = [...allowed("arn:Shares"), ...allowed("arn:Shares/index/by-resume")];
    expect(ofShares.sort()).toEqual([...row.actions.shares].sort());
    expect(allowed("arn:Shares/index/by-resume")).toEqual(row.actions.shares.filter((action) => action === "dynamodb:Query"));
    expect([...allowed("arn:Pdfs"), ...allowed("arn:Pdfs/pdf/*")].sort()).toEqual([...row.actions.pdfs].sort());
    expect(allowed("arn:Pdfs")).toEqual(row.actions.pdfs.filter((action) => action === "s3:ListBucket"));
    expect(allowed(`arn:${titles[name]}Logs:*`)).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
    const known = [
      "arn:Resumes",
      "arn:History",
      "arn:Shares",
      "arn:Shares/index/by-resume",
      "arn:Pdfs",
      "arn:Pdfs/pdf/*",
      `arn:${titles[name]}Logs:*`,
    ];
    for (const { resources, actions } of permissions) {
      expect(known).toEqual(expect.arrayContaining(resources));
      expect(actions.length).toBeGreaterThan(0);
    }
  });

  it("has no action and no resource that is a wildcard, no link, and no managed policy", () => {
    for (const { actions, resources } of permissions) {
      for (const action of actions) expect(action).toMatch(/^(dynamodb|s3|logs):[A-Z][A-Za-z]+$/);
      for (const resource of resources) expect(resource).not.toMatch(/^\*|^arn:\*/);
    }
    expect(lambda?.args).not.toHaveProperty("link");
    expect(lambda?.args).not.toHaveProperty("policies");
    expect(lambda?.args).not.toHaveProperty("url");
    expect(lambda?.nodes.role).toEqual({ managedPolicyArns: [] });
  });

  it("is given the variables of its row and no other", () => {
    const wanted = row.environment.filter((variable) => ![...cognito, ...optional].includes(variable));
    expect(Object.keys(lambda?.args.environment).sort()).toEqual([...wanted].sort());
    for (const [variable, told] of Object.entries(everyVariable)) {
      if (row.environment.includes(variable)) expect(lambda?.args.environment[variable]).toBe(told);
    }
  });

  it("keeps its log for 30 days", () => {
    const logs = ofType(deployment, "aws.cloudwatch.LogGroup")[`${titles[name]}Logs`];
    expect(logs?.args).toEqual({ name: `/resume-gateway/production/${name}`, retentionInDays: 30 });
    expect(lambda?.args.logging).toEqual({ logGroup: `${titles[name]}Logs.name`, format: "json" });
  });
});

const callers = [
  "create-resume",
  "get-resume",
  "update-resume",
  "generate-resume-pdf",
  "check-resume",
  "export-resume",
  "render-resume",
  "import-resume",
  "manage-resume",
  "trpc",
];
const writers = ["create-resume", "update-resume", "manage-resume", "trpc"];

// Written out: a variable that its function is not given is a limit that is not kept, and no fault anywhere.
it.each([
  ["RATE_LIMIT_WRITES", writers],
  ["HISTORY_RETENTION", [...writers, "export-resume", "sweep"]],
  ["DELETE_RETENTION_DAYS", ["manage-resume", "trpc"]],
  ["RATE_LIMIT_RENDERS", ["generate-resume-pdf", "check-resume", "export-resume", "render-resume", "import-resume", "trpc"]],
  ["RENDER_SECONDS", ["generate-resume-pdf", "check-resume", "export-resume", "render-resume", "import-resume", "show-share", "trpc"]],
  ["URL_LIFETIME_S", ["generate-resume-pdf", "check-resume", "export-resume", "trpc"]],
  ["ADMIN_CLAIM", callers],
  ["ADMIN_GROUP", callers],
  ["JWT_AUDIENCE", callers],
  ["CORS_ORIGINS", [...callers, "show-share", "public"]],
  ["DEADLINE_MS", [...callers, "show-share", "public"]],
] as const)("%s is given to those whom it concerns", (variable, names) => {
  const given = rows.map(([name]) => name).filter((name) => variable in (lambdas[titles[name] ?? ""]?.args.environment ?? {}));
  expect(given).toEqual(rows.map(([name]) => name).filter((name) => (names as readonly string[]).includes(name)));
});

it.each(["writes", "renders"] as const)("a procedure that counts as one of the %s is served where there is a limit of them", (limited) => {
  const counted = procedureNames.filter((name) => (procedures[name]._def.meta as Meta).limited === limited);
  expect(counted.length).toBeGreaterThan(0);
  for (const [name, row] of rows) {
    const served = proceduresServedBy(row).filter((procedure) => counted.includes(procedure));
    if (served.length > 0) expect(row.environment, `${name} serves ${served}`).toContain(`RATE_LIMIT_${limited.toUpperCase()}`);
  }
});

it("what renders has a processor to itself", () => {
  for (const name of ["GenerateResumePdf", "CheckResume", "RenderResume", "ImportResume", "ShowShare", "Trpc"])
    expect(Number.parseInt(lambdas[name]?.args.memory, 10)).toBeGreaterThanOrEqual(1769);
});

it("names of tables and bucket, stage and key are the deployment's own", () => {
  expect(lambdas.Trpc?.args.environment).toMatchObject({
    DYNAMODB_TABLE: "Resumes.name",
    HISTORY_TABLE: "History.name",
    BUCKET_NAME: "Pdfs.name",
    HMAC_KEY: "secret HmacKey",
    STAGE: "production",
    AUTH_MODE: "jwt",
  });
});

it("a variable that nobody has set is left out, and whatever else stands in the environment as well", async () => {
  const { args } = ofType(
    await deploy("production", { ...openIssuer, AWS_SECRET_ACCESS_KEY: "x", RATE_LIMIT_WRITES: " " }),
    "sst.aws.Function",
  ).Trpc as { args: { environment: object } };
  const unset = Object.keys(everyVariable).filter((variable) => !(variable in openIssuer));
  for (const variable of [...unset, ...cognito, "AWS_SECRET_ACCESS_KEY"]) expect(args.environment).not.toHaveProperty(variable);
});

it("the sweep runs once a day, and is the one function that nobody can call", () => {
  const schedule = ofType(deployment, "sst.aws.CronV2");
  expect(Object.values(schedule).map(({ args }) => args)).toEqual([{ schedule: "rate(1 day)", function: "arn:Sweep", retries: 2 }]);
  const called = new Set(deployment.routes.map((one) => one.function));
  expect(Object.values(titles).filter((title) => !called.has(`arn:${title}`))).toEqual(["Sweep"]);
});
