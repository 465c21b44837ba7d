import type { Context } from "aws-lambda";
import { dynamoClient, s3Client } from "../../../storage/aws/aws-clients.ts";
import { sweep } from "../../../storage/aws-sweep.ts";
import { dynamoResumes } from "../../../storage/dynamodb/dynamo-resumes.ts";
import { s3Pdfs } from "../../../storage/s3/s3-pdfs.ts";
import { log, logInvocation } from "../../log.ts";
import { functionEnv } from "../function-env.ts";

const env = functionEnv("sweep");
const { DYNAMODB_TABLE: table, HISTORY_TABLE: historyTable, BUCKET_NAME: bucket, HMAC_KEY: hmacKey } = env;
const dynamo = dynamoClient({});
const s3 = s3Client({ forcePathStyle: env.AWS_ENDPOINT_URL_S3 !== undefined });
const resumes = dynamoResumes({ client: dynamo, table, historyTable });
const pdfs = s3Pdfs({ client: s3, presigner: s3, bucket, hmacKey });

/** Milliseconds before its time is up in which a run finishes what it is at. */
const margin = 30_000;

/** Erases what is past its time, for as long as it may run; what is left is the next run's. */
export async function handler(_event: unknown, context: Context) {
  logInvocation(context);
  const end = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - margin));
  const options = { resumes, pdfs, dynamo, table, historyTable, s3, bucket, hmacKey };
  const swept = await sweep(options, end).catch((error) => {
    if (!end.aborted) throw error;
  });
  const erased = swept && `swept ${swept.resumes} deleted resumes, ${swept.versions} old versions and ${swept.pdfs} PDFs`;
  log({ level: swept ? "info" : "warn", message: erased ?? "swept a part: the time was up" });
  return swept;
}
