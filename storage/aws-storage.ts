import type { SharingStorage } from "../domain/shares/share-store.ts";
import { toTheEnd } from "./aws/to-the-end.ts";
import { type DynamoResumesOptions, dynamoResumes } from "./dynamodb/dynamo-resumes.ts";
import { sweepHistory, sweepResumes } from "./dynamodb/dynamo-sweep.ts";
import { type S3PdfsOptions, s3Pdfs } from "./s3/s3-pdfs.ts";
import { s3Sweep } from "./s3/s3-sweep.ts";
import { type DynamoSharesOptions, dynamoShares } from "./shares/dynamo-shares.ts";
import { sweepShares } from "./shares/sweep-shares.ts";

/** Makes the storage on AWS: resumes in DynamoDB, PDFs in S3. */
export function awsStorage(
  dynamo: DynamoResumesOptions & DynamoSharesOptions & { historyTable: string },
  s3: S3PdfsOptions,
): SharingStorage {
  const resumes = dynamoResumes(dynamo);
  const pdfs = s3Pdfs(s3);
  const shares = dynamoShares(dynamo);
  return {
    resumes,
    pdfs,
    shares,
    async sweep(signal) {
      const files = s3Sweep(s3);
      const stores = { resumes: resumes(toTheEnd()), pdfs: pdfs(toTheEnd()), shares: shares(toTheEnd()) };
      const swept = await sweepResumes(dynamo, stores, files.keep, signal);
      const versions = await sweepHistory(dynamo, signal);
      await sweepShares(dynamo, signal);
      const strays = await files.erase(signal);
      return { resumes: swept.resumes, versions: swept.versions + versions, pdfs: swept.pdfs + strays };
    },
  };
}
