import * as z from "zod";
import { toIssues } from "../domain/issues.ts";
import { isSecure } from "./trusted-places.ts";

/** A whole number of at least `min`, from the text that a variable is. */
const count = (min: number, fallback: number) => z.coerce.number().int().min(min).default(fallback);

const name = z.string().trim().min(1);
const resourceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/, "must be a name of 3 to 63 letters, digits, dots, dashes or underscores");
const url = z.url({ protocol: /^https?$/, error: "must be an address, such as https://resumes.example.org" });

const issuerUrl = url.refine(isSecure, "must be https, or http on loopback");

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

/** A name or an address alone: no scheme, port or path. */
const isHostName = (text: string) => URL.canParse(`http://${text}`) && new URL(`http://${text}`).hostname === text;

/** What every deployment is configured by. The AWS SDK reads its own variables (region, credentials, endpoints) itself. */
const serviceEnv = z.object({
  DYNAMODB_TABLE: resourceName,
  HISTORY_TABLE: resourceName,
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
  HISTORY_RETENTION: z.coerce.number().int().min(0).optional(),
  RATE_LIMIT_WRITES: count(0, 120),
  RATE_LIMIT_RENDERS: count(0, 30),
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

/** What the local server adds. */
const localEnv = z.object({
  HOST: name.default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: name.default(".data"),
  ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((host) => host.trim().toLowerCase() || []))
    .refine((hosts) => hosts.every(isHostName), "must be host names with commas between, such as resumes.example.org"),
  PUBLIC_URL: url.refine((text) => !/[?#]/.test(text), "must have no query").optional(),
});

export type LocalEnv = z.infer<typeof localEnv>;

export class ConfigurationError extends Error {}

/** One table for both would mix what is with what was. */
const twoTables = ({ DYNAMODB_TABLE, HISTORY_TABLE }: Partial<ServiceEnv>) =>
  HISTORY_TABLE === undefined || DYNAMODB_TABLE !== HISTORY_TABLE;
const sameTable = { path: ["HISTORY_TABLE"], error: "must be another table than DYNAMODB_TABLE" };

export const readServiceEnv = (env: NodeJS.ProcessEnv): ServiceEnv => read(serviceEnv.refine(twoTables, sameTable), env);

/** What a Lambda's surroundings say, whichever it is. */
const surroundings = ["AWS_LAMBDA_FUNCTION_NAME", "AWS_ENDPOINT_URL_S3"] as const;

/** Those of the service's variables that are named, and no others: a function is given, and may want, only what it uses. */
export function readFunctionEnv<Name extends keyof ServiceEnv>(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): Pick<ServiceEnv, Name | (typeof surroundings)[number]> {
  const known = [...names, ...surroundings].filter((name) => name in serviceEnv.shape);
  const mask = Object.fromEntries(known.map((name) => [name, true])) as { [Key in keyof ServiceEnv]?: true };
  return read(serviceEnv.pick(mask).refine(twoTables, sameTable), env) as unknown as ServiceEnv;
}

export const readLocalEnv = (env: NodeJS.ProcessEnv): LocalEnv => read(localEnv, env);

function read<Schema extends z.ZodObject>(schema: Schema, env: NodeJS.ProcessEnv): z.infer<Schema> {
  // An empty variable is as good as none: that is how compose files and shells unset one.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ""));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const faults = toIssues(parsed.error).map(({ path, message }) => `${path} ${message}`);
  throw new ConfigurationError(`The configuration is not valid: ${faults.join("; ")}.`);
}
