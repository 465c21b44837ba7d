import path from "node:path";
import * as z from "zod";
import { toIssues } from "../domain/errors/issues.ts";
import { type HistoryRetention, usualHistory } from "../domain/retention.ts";
import { trustedProxies } from "./caller-address.ts";
import { logLevels } from "./logging/log-levels.ts";
import { isSecure } from "./trusted-places.ts";

/** Reads a variable as a whole number of at least `min`. */
const count = (min: number, fallback: number) => z.coerce.number().int().min(min).default(fallback);

const name = z.string().trim().min(1);
const resourceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/, "must be a name of 3 to 63 letters, digits, dots, dashes or underscores");
const url = z.url({ protocol: /^https?$/, error: "must be an address, such as https://resumes.example.org" });

const issuerUrl = url.refine(isSecure, "must be https, or http on loopback");

const proxies = z.string().transform((list, context) => {
  try {
    return trustedProxies(list);
  } catch {
    context.addIssue("must be addresses, networks such as 10.0.0.0/8, or loopback, with commas between");
    return z.NEVER;
  }
});

/** Undefined, all versions are kept. */
function historyRetention(text: string | undefined): HistoryRetention | undefined {
  if (text === undefined) return usualHistory;
  return text === "all" ? undefined : { last: Number(text), days: false };
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

/** A name or an address alone: no scheme, port or path. */
const isHostName = (text: string) => URL.canParse(`http://${text}`) && new URL(`http://${text}`).hostname === text;

/** The configuration of every deployment. The AWS SDK reads its own variables (region, credentials, endpoints) itself. */
const serviceEnv = z.object({
  DYNAMODB_TABLE: resourceName,
  HISTORY_TABLE: resourceName,
  SHARES_TABLE: resourceName,
  BUCKET_NAME: resourceName,
  HMAC_KEY: z.string().min(32),
  CORS_ORIGINS: z
    .string()
    .default("*")
    .transform((list) => (list.trim() === "*" ? "*" : list.split(",").map((origin) => origin.trim())))
    .refine((list) => list === "*" || list.every(isOrigin), "must be * or origins with commas between, such as https://app.example.org"),
  DEADLINE_MS: count(100, 20_000),
  URL_LIFETIME_S: z.coerce.number().int().min(1).max(3_600).default(3_600),
  DELETE_RETENTION_DAYS: count(0, 30),
  HISTORY_RETENTION: z
    .string()
    .trim()
    .regex(/^(all|\d{1,9})$/, "must be a number of versions, or all")
    .optional()
    .transform(historyRetention),
  RATE_LIMIT_WRITES: count(0, 120),
  RATE_LIMIT_READS: count(0, 1_200),
  RATE_LIMIT_RENDERS: z.coerce.number().int().min(0).optional(),
  RENDER_SECONDS: count(0, 30),
  AWS_ENDPOINT_URL_S3: url.optional(),
  AUTH_MODE: z.enum(["open", "jwt"]).optional(),
  STAGE: name.optional(),
  AWS_LAMBDA_FUNCTION_NAME: name.optional(),
  JWT_ISSUER: issuerUrl.optional(),
  JWT_AUDIENCE: name.optional(),
  JWKS_URI: issuerUrl.optional(),
  COGNITO_USER_POOL_ID: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]+$/, "must be the id of a user pool, such as eu-west-1_AbCdEfGhI")
    .optional(),
  COGNITO_CLIENT_ID: name.optional(),
  ADMIN_CLAIM: name.optional(),
  ADMIN_GROUP: name.optional(),
});

export type ServiceEnv = z.infer<typeof serviceEnv>;

/** The variables that the local server reads beside these. */
const localVariables = z.object({
  HOST: name.default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  LOG_LEVEL: z.enum(logLevels).default("info"),
  DATA_DIR: name.default(".data"),
  PURGE_LEDGER: name.optional(),
  ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((host) => host.trim().toLowerCase() || []))
    .refine((hosts) => hosts.every(isHostName), "must be host names with commas between, such as resumes.example.org"),
  STORAGE: z.enum(["sqlite", "aws"]).optional(),
  MIN_FREE_MB: count(0, 64),
  PUBLIC_URL: url.refine((text) => !/[?#]/.test(text), "must have no query").optional(),
  TRUSTED_PROXIES: proxies.optional(),
});

const isInside = (folder: string, file: string) => path.resolve(file).startsWith(path.join(path.resolve(folder), path.sep));

const localEnv = localVariables
  .transform((env) => ({ ...env, PURGE_LEDGER: env.PURGE_LEDGER ?? `${path.resolve(env.DATA_DIR)}-purged.jsonl` }))
  .refine(({ DATA_DIR, PURGE_LEDGER }) => !isInside(DATA_DIR, PURGE_LEDGER), {
    path: ["PURGE_LEDGER"],
    error: "must be a file outside of DATA_DIR: a backup of that folder would bring back what it says is erased",
  });

export type LocalEnv = z.infer<typeof localEnv>;

/** The configuration is not valid: the message names each variable at fault and what it wants. */
export class ConfigurationError extends Error {}

/** Whether resumes, history and shares have a table each: one for two would mix what is with what was. */
const ownTables = ({ DYNAMODB_TABLE, HISTORY_TABLE, SHARES_TABLE }: Partial<ServiceEnv>) => {
  const names = [DYNAMODB_TABLE, HISTORY_TABLE, SHARES_TABLE].filter((table) => table !== undefined);
  return new Set(names).size === names.length;
};
const sameTable = { path: ["HISTORY_TABLE"], error: "must be another table than DYNAMODB_TABLE, and so must SHARES_TABLE" };

/** Reads the configuration of the service. Throws a ConfigurationError. */
export const readServiceEnv = (env: NodeJS.ProcessEnv): ServiceEnv => read(serviceEnv.refine(ownTables, sameTable), env);

/** The variables that every Lambda reads. */
const surroundings = ["AWS_LAMBDA_FUNCTION_NAME", "AWS_ENDPOINT_URL_S3"] as const;

/**
 * Reads those of the service's variables that are named and no others: a function is given only what it uses. `longestDeadline` is the most
 * that `DEADLINE_MS` may be, in milliseconds. Throws a ConfigurationError that names each variable at fault.
 */
export function readFunctionEnv<Name extends keyof ServiceEnv>(env: NodeJS.ProcessEnv, names: readonly string[], longestDeadline: number) {
  const fields = Object.entries(serviceEnv.shape).filter(([name]) => [...names, ...surroundings].includes(name));
  const isInTime = ({ DEADLINE_MS = 0 }: Partial<ServiceEnv>) => DEADLINE_MS <= longestDeadline;
  const tooLong = { path: ["DEADLINE_MS"], error: `must be at most ${longestDeadline}: the function ends a second later` };
  const schema: z.ZodType<Partial<ServiceEnv>> = z
    .object(Object.fromEntries(fields))
    .refine(ownTables, sameTable)
    .refine(isInTime, tooLong);
  // These fields are what the schema was made of.
  return read(schema, env) as Pick<ServiceEnv, Name | (typeof surroundings)[number]>;
}

/** Reads the configuration of the local server. Throws a ConfigurationError. */
export const readLocalEnv = (env: NodeJS.ProcessEnv): LocalEnv => read(localEnv, env);

/** Returns the variables that are set. An empty one is as good as none: that is how compose files and shells unset one. */
export const setVariables = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ""));

function read<Env>(schema: z.ZodType<Env>, env: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(setVariables(env));
  if (parsed.success) return parsed.data;
  const faults = toIssues(parsed.error).map(({ path, message }) => `${path} ${message}`);
  throw new ConfigurationError(`The configuration is not valid: ${faults.join("; ")}.`);
}
