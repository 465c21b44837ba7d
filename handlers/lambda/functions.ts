import type { ProcedureName, Procedures } from "../../router/procedures.ts";

/*
 * The Lambda functions: what each serves, reads and may do. Their build, their deployment and their tests follow this table. `public` also
 * answers every path and method that no other function has, so that 404, 405 and CORS are the service's own.
 */

export type LambdaFunction = {
  /** The procedures that it serves: `all` over tRPC; over REST those that it names, or the `others`, which no function names. */
  readonly procedures: readonly ProcedureName[] | "all" | "others";
  /** The environment variables that it reads, beyond those of AWS's own runtime and SDK. */
  readonly environment: readonly string[];
  /** The AWS actions that it takes on the table of resumes, on those of their history and of shares, and on the bucket. */
  readonly actions: Record<Resource, readonly string[]>;
  /** In MB. A share of a processor comes with it: a whole one with 1,769. */
  readonly memory: number;
  /** In seconds. */
  readonly timeout: number;
};

type Resource = "resumes" | "history" | "shares" | "pdfs";

const common = ["CORS_ORIGINS", "DEADLINE_MS", "POWERTOOLS_LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE"] as const;

const signIn = [
  ...common,
  ...(["HMAC_KEY", "STAGE", "AUTH_MODE", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URI"] as const),
  ...(["COGNITO_USER_POOL_ID", "COGNITO_CLIENT_ID", "ADMIN_CLAIM", "ADMIN_GROUP"] as const),
] as const;

const resumes = [...signIn, "DYNAMODB_TABLE"] as const;

const writes = [...resumes, "HISTORY_TABLE", "HISTORY_RETENTION", "RATE_LIMIT_WRITES"] as const;
const renders = ["RATE_LIMIT_RENDERS", "RENDER_SECONDS"] as const;
const pdfs = ["BUCKET_NAME", "URL_LIFETIME_S", ...renders] as const;

const none = { resumes: [], history: [], shares: [], pdfs: [] } as const;

/** What a write takes: it archives the version that it replaces, and erases those that are too old to be kept. */
const write = {
  resumes: ["dynamodb:GetItem", "dynamodb:PutItem"],
  history: ["dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:BatchWriteItem"],
} as const;

const manageShares = [
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:Query",
  "dynamodb:BatchWriteItem",
] as const;

/** Without the right to list, S3 answers that a missing object is forbidden. */
const eraseFiles = ["s3:ListBucket", "s3:DeleteObject"] as const;
const files = ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const;

/**
 * Seconds: more than the deadline of a request (`DEADLINE_MS`), so that the service can answer when it is missed; less than API Gateway's
 * 29.
 */
const timeout = 25;

export const functions = {
  "create-resume": {
    procedures: ["resume.create"],
    environment: writes,
    actions: { ...none, ...write },
    memory: 512,
    timeout,
  },
  "get-resume": {
    procedures: ["resume.get"],
    environment: resumes,
    actions: { ...none, resumes: ["dynamodb:GetItem"] },
    memory: 512,
    timeout,
  },
  "update-resume": {
    procedures: ["resume.update"],
    environment: writes,
    actions: { ...none, ...write },
    memory: 512,
    timeout,
  },
  "generate-resume-pdf": {
    procedures: ["resume.download", "ready"],
    environment: [...resumes, ...pdfs],
    actions: { ...none, resumes: ["dynamodb:GetItem"], pdfs: files },
    memory: 1769,
    timeout,
  },
  /** Apart, so that a download does not start with what reads PDFs. */
  "check-resume": {
    procedures: ["resume.ats"],
    environment: [...resumes, ...pdfs],
    actions: { ...none, resumes: ["dynamodb:GetItem"], pdfs: files },
    memory: 1769,
    timeout,
  },
  /** All that is stored of a person. */
  "export-resume": {
    procedures: ["resume.export"],
    environment: [...resumes, "HISTORY_TABLE", "HISTORY_RETENTION", "SHARES_TABLE", ...pdfs],
    actions: {
      resumes: ["dynamodb:GetItem"],
      history: ["dynamodb:Query"],
      shares: ["dynamodb:Query"],
      pdfs: files,
    },
    memory: 1769,
    timeout,
  },
  /** What stores nothing: it may do nothing on AWS. */
  "render-resume": {
    procedures: ["resume.render", "resume.validate"],
    environment: [...signIn, ...renders],
    actions: none,
    memory: 1769,
    timeout,
  },
  /** Apart, so that a render does not start with what reads files. */
  "import-resume": {
    procedures: ["resume.import"],
    environment: [...signIn, ...renders],
    actions: none,
    memory: 1769,
    timeout,
  },
  /** Public. It reads resumes, and counts the views of shares. */
  "show-share": {
    procedures: [],
    environment: [...common, "DYNAMODB_TABLE", "SHARES_TABLE", "HMAC_KEY", "BUCKET_NAME", "RENDER_SECONDS"],
    actions: { ...none, resumes: ["dynamodb:GetItem"], shares: ["dynamodb:GetItem", "dynamodb:UpdateItem"], pdfs: files },
    memory: 1769,
    timeout,
  },
  "manage-resume": {
    procedures: "others",
    environment: [...writes, "SHARES_TABLE", "BUCKET_NAME", "DELETE_RETENTION_DAYS"],
    actions: {
      resumes: [...write.resumes, "dynamodb:DeleteItem"],
      history: [...write.history, "dynamodb:GetItem"],
      shares: manageShares,
      pdfs: eraseFiles,
    },
    memory: 512,
    timeout,
  },
  trpc: {
    procedures: "all",
    environment: [...writes, "SHARES_TABLE", ...pdfs, "DELETE_RETENTION_DAYS"],
    actions: {
      resumes: [...write.resumes, "dynamodb:DeleteItem"],
      history: [...write.history, "dynamodb:GetItem"],
      shares: manageShares,
      pdfs: files,
    },
    memory: 1769,
    timeout,
  },
  public: {
    procedures: ["health", "templates.list"],
    environment: [...common, "AUTH_MODE"],
    actions: none,
    memory: 256,
    timeout,
  },
  /** Runs by a schedule: storage/aws-storage.ts. */
  sweep: {
    procedures: [],
    environment: [
      "DYNAMODB_TABLE",
      "HISTORY_TABLE",
      "SHARES_TABLE",
      "HISTORY_RETENTION",
      "BUCKET_NAME",
      "HMAC_KEY",
      "POWERTOOLS_LOG_LEVEL",
    ],
    actions: {
      resumes: ["dynamodb:Scan", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
      history: ["dynamodb:Scan", "dynamodb:Query", "dynamodb:BatchWriteItem"],
      shares: ["dynamodb:Scan", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"],
      pdfs: eraseFiles,
    },
    memory: 512,
    timeout: 900,
  },
} as const satisfies Record<string, LambdaFunction>;

export type FunctionName = keyof typeof functions;

/** Tells the highest `DEADLINE_MS` of a function, in milliseconds: it needs a second more to say that its calls took too long. */
export const longestDeadline = ({ timeout }: Pick<LambdaFunction, "timeout">): number => timeout * 1_000 - 1_000;

/** The procedures that the row of a function names: an entry that serves one too few or too many does not compile. */
export type NamedProcedures<Name extends FunctionName> = Pick<
  Procedures,
  Extract<(typeof functions)[Name]["procedures"], readonly ProcedureName[]>[number]
>;
