import * as z from "zod";
import { toIssues } from "../domain/errors/issues.ts";
import { ConfigurationError, readServiceEnv } from "../handlers/env.ts";
import { type FunctionName, functions, longestDeadline } from "../handlers/lambda/functions.ts";
import { signInOf } from "../handlers/sign-in/sign-in.ts";
import { isTrialStage } from "../handlers/trusted-places.ts";

/** The service's variables that a deployment hands on as they are. It sets the others itself. */
const handedOn = [
  "JWT_ISSUER",
  "JWT_AUDIENCE",
  "JWKS_URI",
  "COGNITO_USER_POOL_ID",
  "COGNITO_CLIENT_ID",
  "ADMIN_CLAIM",
  "ADMIN_GROUP",
  "CORS_ORIGINS",
  "POWERTOOLS_LOG_LEVEL",
  "DEADLINE_MS",
  "URL_LIFETIME_S",
  "DELETE_RETENTION_DAYS",
  "HISTORY_RETENTION",
  "RATE_LIMIT_WRITES",
  "RATE_LIMIT_RENDERS",
  "RENDER_SECONDS",
] as const;

const count = (min: number) => z.coerce.number().int().min(min);
const onOff = z.enum(["on", "off"]).default("off");
const tableName = z.string().regex(/^[A-Za-z0-9._-]{3,255}$/, "must be the name of a table");

const reserved = z.string().transform(
  (text, context) =>
    Object.fromEntries(
      text.split(",").map((part) => {
        const [, name = "", number] = /^\s*([a-z-]+)=(\d{1,4})\s*$/.exec(part) ?? [];
        if (!(name in functions)) {
          const names = Object.keys(functions).join(", ");
          context.addIssue({ code: "custom", message: `must be as generate-resume-pdf=20,trpc=20, with functions of ${names}` });
        }
        return [name, Number(number)];
      }),
    ) as Partial<Record<FunctionName, number>>,
);

/** The options of a deployment, beside the service's own variables. Each is off or has a default. */
const options = z
  .strictObject({
    DEPLOY_ALARM_EMAIL: z.email("must be an email").optional(),
    DEPLOY_ALARM_LATENCY_MS: count(1).default(3_000),
    DEPLOY_COGNITO: onOff,
    DEPLOY_DOMAIN: z
      .string()
      .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, "must be a host name, such as api.example.org")
      .optional(),
    DEPLOY_DOMAIN_CERT: z.string().startsWith("arn:aws", "must be the ARN of a certificate").optional(),
    // AWS WAF counts from ten on.
    DEPLOY_FIREWALL_RATE: count(10).optional(),
    DEPLOY_HISTORY_TABLE: tableName.optional(),
    DEPLOY_SHARES_TABLE: tableName.optional(),
    DEPLOY_METRICS: onOff,
    DEPLOY_RESERVED_CONCURRENCY: reserved.default({}),
    DEPLOY_RESUMES_TABLE: tableName.optional(),
    DEPLOY_THROTTLE_BURST: count(1).default(100),
    DEPLOY_THROTTLE_RATE: count(1).default(50),
    DEPLOY_TRACING: onOff,
  })
  .refine((set) => set.DEPLOY_DOMAIN || !set.DEPLOY_DOMAIN_CERT, {
    path: ["DEPLOY_DOMAIN_CERT"],
    error: "is for a DEPLOY_DOMAIN, which is not set",
  });

export type Settings = ReturnType<typeof readSettings>;

/** Reads and checks the settings of a deployment. Throws a ConfigurationError of one line, before anything is deployed. */
export function readSettings(stage: string, environment: NodeJS.ProcessEnv) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = options.safeParse(Object.fromEntries(Object.entries(set).filter(([name]) => name.startsWith("DEPLOY_"))));
  if (!parsed.success) {
    const faults = toIssues(parsed.error).map(({ path, message }) => `${path} ${message}`);
    throw new ConfigurationError(`The deployment's options are not valid: ${faults.join("; ")}.`);
  }
  const { DEPLOY_COGNITO, DEPLOY_METRICS, DEPLOY_TRACING, ...rest } = parsed.data;
  const service: Partial<Record<(typeof handedOn)[number], string | undefined>> = Object.fromEntries(
    handedOn.map((name) => [name, set[name]]),
  );
  const makesPool = DEPLOY_COGNITO === "on";
  const authMode = set.AUTH_MODE ?? (makesPool ? "jwt" : undefined);
  if (makesPool && (authMode !== "jwt" || service.COGNITO_USER_POOL_ID || service.COGNITO_CLIENT_ID)) {
    throw new ConfigurationError(
      "DEPLOY_COGNITO=on makes a user pool: it wants AUTH_MODE=jwt, and no COGNITO_USER_POOL_ID or COGNITO_CLIENT_ID.",
    );
  }
  // Only AWS knows what is made with the deployment; all else the functions will read is checked as they do it.
  const pool = makesPool ? { COGNITO_USER_POOL_ID: "eu-west-1_AbCdEfGhI", COGNITO_CLIENT_ID: "client" } : {};
  const names = {
    DYNAMODB_TABLE: "resumes",
    HISTORY_TABLE: "history",
    SHARES_TABLE: "shares",
    BUCKET_NAME: "bucket",
    HMAC_KEY: "k".repeat(32),
  };
  const env = readServiceEnv({ ...service, ...pool, ...names, AUTH_MODE: authMode, STAGE: stage, AWS_LAMBDA_FUNCTION_NAME: "any" });
  signInOf(env, undefined);
  const longest = Math.min(...Object.values(functions).map(longestDeadline));
  if (env.DEADLINE_MS > longest) {
    throw new ConfigurationError(
      `DEADLINE_MS must be at most ${longest}: the functions end a second later (handlers/lambda/functions.ts).`,
    );
  }
  return {
    stage,
    isProduction: !isTrialStage(stage),
    authMode: authMode as string,
    service,
    corsOrigins: env.CORS_ORIGINS === "*" ? ["*"] : env.CORS_ORIGINS,
    makesPool,
    isMeasured: DEPLOY_METRICS === "on",
    isTraced: DEPLOY_TRACING === "on",
    alarmEmail: rest.DEPLOY_ALARM_EMAIL,
    alarmLatencyMs: rest.DEPLOY_ALARM_LATENCY_MS,
    domain: rest.DEPLOY_DOMAIN,
    domainCert: rest.DEPLOY_DOMAIN_CERT,
    firewallRate: rest.DEPLOY_FIREWALL_RATE,
    reserved: rest.DEPLOY_RESERVED_CONCURRENCY,
    resumesTable: rest.DEPLOY_RESUMES_TABLE,
    historyTable: rest.DEPLOY_HISTORY_TABLE,
    sharesTable: rest.DEPLOY_SHARES_TABLE,
    throttle: { rate: rest.DEPLOY_THROTTLE_RATE, burst: rest.DEPLOY_THROTTLE_BURST },
  };
}
