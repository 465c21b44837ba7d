import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import type { Log, PdfRenderer } from "../domain/ports.ts";
import { dynamoClient, s3Client } from "../storage/aws.ts";
import { dynamoResumes } from "../storage/dynamo-resumes.ts";
import { pseudonymOf } from "../storage/pseudonym.ts";
import { s3Pdfs } from "../storage/s3-pdfs.ts";
import type { AppDependencies } from "./app.ts";
import type { ServiceEnv } from "./env.ts";
import { sharedWork } from "./shared-work.ts";
import type { SignIn } from "./sign-in.ts";
import { throttleOf } from "./throttle.ts";

/** Where the AWS clients go, if not where the environment says. */
export type Backends = {
  dynamo?: DynamoDBClientConfig;
  s3?: S3ClientConfig;
  /** Where callers reach the bucket, if not where the service does. */
  publicS3?: S3ClientConfig;
};

/** The service's parts, wired to AWS or to whatever answers in its place. */
export function dependencies(
  env: ServiceEnv,
  { signIn, renderer, log }: { signIn: SignIn; renderer: PdfRenderer; log: Log },
  { dynamo = {}, s3 = {}, publicS3 }: Backends = {},
): AppDependencies {
  // Servers other than Amazon's have no host name a bucket.
  const forcePathStyle = env.AWS_ENDPOINT_URL_S3 !== undefined || s3.endpoint !== undefined;
  const client = s3Client({ forcePathStyle, ...s3 });
  return {
    resumes: dynamoResumes({
      client: dynamoClient(dynamo),
      table: env.DYNAMODB_TABLE,
      historyTable: env.HISTORY_TABLE,
      deleteRetentionDays: env.DELETE_RETENTION_DAYS,
      historyRetention: env.HISTORY_RETENTION,
    }),
    pdfs: s3Pdfs({
      client,
      presigner: publicS3 ? s3Client({ forcePathStyle, ...publicS3 }) : client,
      bucket: env.BUCKET_NAME,
      hmacKey: env.HMAC_KEY,
      urlLifetimeSeconds: env.URL_LIFETIME_S,
    }),
    renderer,
    shared: sharedWork(),
    signIn,
    throttle: throttleOf({ writes: env.RATE_LIMIT_WRITES, renders: env.RATE_LIMIT_RENDERS }),
    log,
    pseudonym: (email) => pseudonymOf(env.HMAC_KEY, email),
    corsOrigins: env.CORS_ORIGINS,
    deadlineMs: env.DEADLINE_MS,
  };
}
