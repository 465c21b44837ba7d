import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DomainError } from "../domain/errors.ts";
import type { Log, PdfRenderer, PdfStore } from "../domain/ports.ts";
import { dynamoClient } from "../storage/aws/aws-clients.ts";
import { dynamoResumes } from "../storage/dynamodb/dynamo-resumes.ts";
import { pseudonymOf } from "../storage/pseudonym.ts";
import type { ServiceEnv } from "./env.ts";
import type { AppDependencies } from "./http/context.ts";
import { limitRefusals, type RateLimits, throttleOf } from "./http/rate-limit.ts";
import { sharedWork } from "./rendering/single-flight.ts";
import type { SignIn } from "./sign-in/sign-in.ts";

/** What procedures that make no PDFs need to know. Without history, nothing but the newest version can be read, and none written. */
export type ResumeEnv = Pick<ServiceEnv, "DYNAMODB_TABLE" | "HMAC_KEY" | "CORS_ORIGINS" | "DEADLINE_MS"> &
  Partial<Pick<ServiceEnv, "HISTORY_TABLE" | "DELETE_RETENTION_DAYS" | "HISTORY_RETENTION">> &
  RateLimits;

/** The service's parts but for PDFs: of these, only a resume that is being erased would want any. */
export function resumeDependencies(
  env: ResumeEnv,
  { signIn, log }: { signIn: SignIn; log: Log },
  dynamo: DynamoDBClientConfig = {},
): AppDependencies {
  return {
    resumes: dynamoResumes({
      client: dynamoClient(dynamo),
      table: env.DYNAMODB_TABLE,
      historyTable: env.HISTORY_TABLE,
      deleteRetentionDays: env.DELETE_RETENTION_DAYS,
      historyRetention: env.HISTORY_RETENTION,
    }),
    pdfs: () => noPdfs,
    renderer: noRenderer,
    shared: sharedWork(),
    signIn: limitRefusals(signIn),
    throttle: throttleOf(env),
    log,
    pseudonym: (email) => pseudonymOf(env.HMAC_KEY, email),
    corsOrigins: env.CORS_ORIGINS,
    deadlineMs: env.DEADLINE_MS,
  };
}

/** The PDFs that an erasure which broke off has left cannot be reached from here. */
const refuse = async (): Promise<never> => {
  const message = "What was stored under this email is still being erased. Finish that with DELETE ?purge=true, or try again in an hour.";
  throw new DomainError("SERVICE_UNAVAILABLE", message, { retryAfter: 3_600 });
};

const noPdfs: PdfStore = { find: refuse, save: refuse, remove: refuse, removeAll: refuse, presign: refuse };
const noRenderer: PdfRenderer = { fingerprint: refuse, render: refuse };
