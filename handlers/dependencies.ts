import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import type { Log, PdfRenderer } from "../domain/ports.ts";
import { s3Client } from "../storage/aws/aws-clients.ts";
import { s3Pdfs } from "../storage/s3/s3-pdfs.ts";
import type { ServiceEnv } from "./env.ts";
import type { AppDependencies } from "./http/context.ts";
import { type ResumeEnv, resumeDependencies } from "./resume-dependencies.ts";
import type { SignIn } from "./sign-in/sign-in.ts";

/** Where the AWS clients go, if not where the environment says. */
export type Backends = {
  dynamo?: DynamoDBClientConfig;
  s3?: S3ClientConfig;
  /** Where callers reach the bucket, if not where the service does. */
  publicS3?: S3ClientConfig;
};

type PdfEnv = ResumeEnv & Pick<ServiceEnv, "BUCKET_NAME" | "AWS_ENDPOINT_URL_S3"> & Partial<Pick<ServiceEnv, "URL_LIFETIME_S">>;

/** The service's parts, wired to AWS or to whatever answers in its place. */
export function dependencies(
  env: PdfEnv,
  { signIn, renderer, log }: { signIn: SignIn; renderer?: PdfRenderer; log: Log },
  { dynamo = {}, s3 = {}, publicS3 }: Backends = {},
): AppDependencies {
  // Servers other than Amazon's have no host name a bucket.
  const forcePathStyle = env.AWS_ENDPOINT_URL_S3 !== undefined || s3.endpoint !== undefined;
  const client = s3Client({ forcePathStyle, ...s3 });
  return {
    ...resumeDependencies(env, { signIn, log }, dynamo),
    pdfs: s3Pdfs({
      client,
      presigner: publicS3 ? s3Client({ forcePathStyle, ...publicS3 }) : client,
      bucket: env.BUCKET_NAME,
      hmacKey: env.HMAC_KEY,
      urlLifetimeSeconds: env.URL_LIFETIME_S,
    }),
    ...(renderer && { renderer }),
  };
}
