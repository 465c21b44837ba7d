import type { Storage } from "../domain/ports.ts";
import { toTheEnd } from "./aws/to-the-end.ts";
import { type DynamoResumesOptions, dynamoResumes } from "./dynamodb/dynamo-resumes.ts";
import { sweepHistory, sweepResumes } from "./dynamodb/dynamo-sweep.ts";
import { type S3PdfsOptions, s3Pdfs } from "./s3/s3-pdfs.ts";
import { s3Sweep } from "./s3/s3-sweep.ts";

/** Makes the storage on AWS: resumes in DynamoDB, PDFs in S3. */
export function awsStorage(dynamo: DynamoResumesOptions & { historyTable: string }, s3: S3PdfsOptions): Storage {
  const resumes = dynamoResumes(dynamo);
  const pdfs = s3Pdfs(s3);
  return {
    resumes,
    pdfs,
    async sweep(signal) {
      const files = s3Sweep(s3);
      const swept = await sweepResumes(dynamo, { resumes: resumes(toTheEnd()), pdfs: pdfs(toTheEnd()) }, files.keep, signal);
      const versions = await sweepHistory(dynamo, signal);
      const strays = await files.erase(signal);
      return { resumes: swept.resumes, versions: swept.versions + versions, pdfs: swept.pdfs + strays };
    },
  };
}
