import { allPdfs, pdfLifetimeDays } from "../storage/s3/s3-pdfs.ts";
import { sharesByResume } from "../storage/shares/dynamo-shares.ts";
import type { Settings } from "./settings.ts";

export type StorageResources = ReturnType<typeof makeStorage>;

/** Makes the tables and the bucket. In production they outlive the deployment. */
export function makeStorage({ isProduction, corsOrigins, resumesTable, historyTable, sharesTable }: Settings) {
  const resumes = resumesTable
    ? sst.aws.Dynamo.get("ExistingResumes", resumesTable)
    : new sst.aws.Dynamo("Resumes", {
        fields: { email: "string" },
        primaryIndex: { hashKey: "email" },
        ttl: "expires_at",
        deletionProtection: isProduction,
        transform: { table: recoverable },
      });
  // No time to live: its rows never have `expires_at`.
  const history = historyTable
    ? sst.aws.Dynamo.get("ExistingHistory", historyTable)
    : new sst.aws.Dynamo("History", {
        fields: { id: "string", version: "number" },
        primaryIndex: { hashKey: "id", rangeKey: "version" },
        deletionProtection: isProduction,
        transform: { table: recoverable },
      });
  const shares = sharesTable
    ? sst.aws.Dynamo.get("ExistingShares", sharesTable)
    : new sst.aws.Dynamo("Shares", {
        fields: { id: "string", resume_id: "string" },
        primaryIndex: { hashKey: "id" },
        globalIndexes: { [sharesByResume]: { hashKey: "resume_id" } },
        deletionProtection: isProduction,
        transform: { table: recoverable },
      });
  const bucket = new sst.aws.Bucket("Pdfs", {
    enforceHttps: true,
    cors: { allowMethods: ["GET"], allowOrigins: corsOrigins, allowHeaders: [], exposeHeaders: ["ETag"] },
    lifecycle: [{ id: "pdf", prefix: allPdfs, expiresIn: `${pdfLifetimeDays} days` }],
    transform: {
      bucket: (args) => {
        args.forceDestroy = !isProduction;
      },
      publicAccessBlock: (args) => {
        Object.assign(args, { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true });
      },
    },
  });
  new aws.s3.BucketServerSideEncryptionConfiguration("PdfsEncryption", {
    bucket: bucket.name,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  return { resumes, history, shares, bucket };
}

/** SST's own defaults, repeated here so that they stay. */
const recoverable = (args: aws.dynamodb.TableArgs): undefined => {
  args.billingMode = "PAY_PER_REQUEST";
  args.pointInTimeRecovery = { enabled: true };
};
