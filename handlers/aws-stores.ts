import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import type { Storage } from "../domain/ports.ts";
import type { SharingStorage } from "../domain/shares/share-store.ts";
import { dynamoClient, s3Client } from "../storage/aws/aws-clients.ts";
import { awsStorage } from "../storage/aws-storage.ts";
import { type S3PdfsOptions, s3Pdfs } from "../storage/s3/s3-pdfs.ts";
import { dynamoShares } from "../storage/shares/dynamo-shares.ts";
import { dynamoOptions, type ResumesEnv } from "./aws-resumes.ts";
import type { ServiceEnv } from "./env.ts";
import { pseudonymBy } from "./pseudonym.ts";

/** Where the AWS clients go, if not where the environment says. */
export type Backends = {
  dynamo?: DynamoDBClientConfig;
  s3?: S3ClientConfig;
  /** Where callers reach the bucket, if not where the service does. */
  publicS3?: S3ClientConfig;
};

type PdfsEnv = Pick<ServiceEnv, "BUCKET_NAME" | "HMAC_KEY" | "AWS_ENDPOINT_URL_S3"> & Partial<Pick<ServiceEnv, "URL_LIFETIME_S">>;

/** The PDFs of the storage on AWS. */
export const pdfsOf = (env: PdfsEnv): Storage["pdfs"] => s3Pdfs(s3Options(env));

/** The shares of the storage on AWS. */
export const sharesOf = ({ SHARES_TABLE }: Pick<ServiceEnv, "SHARES_TABLE">): SharingStorage["shares"] =>
  dynamoShares({ client: dynamoClient({}), sharesTable: SHARES_TABLE });

/** The storage on AWS, or on what answers in its place. */
export const awsStorageOf = (
  env: ResumesEnv & Pick<ServiceEnv, "HISTORY_TABLE" | "SHARES_TABLE"> & PdfsEnv,
  backends: Backends = {},
): SharingStorage =>
  awsStorage(
    { ...dynamoOptions(env, backends.dynamo), historyTable: env.HISTORY_TABLE, sharesTable: env.SHARES_TABLE },
    s3Options(env, backends),
  );

function s3Options(env: PdfsEnv, { s3 = {}, publicS3 }: Backends = {}): S3PdfsOptions {
  // Servers other than Amazon's have no host name a bucket.
  const forcePathStyle = env.AWS_ENDPOINT_URL_S3 !== undefined || s3.endpoint !== undefined;
  const client = s3Client({ forcePathStyle, ...s3 });
  return {
    client,
    presigner: publicS3 ? s3Client({ forcePathStyle, ...publicS3 }) : client,
    bucket: env.BUCKET_NAME,
    pseudonym: pseudonymBy(env.HMAC_KEY),
    urlLifetimeSeconds: env.URL_LIFETIME_S,
  };
}
