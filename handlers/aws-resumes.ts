import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { Storage } from "../domain/ports.ts";
import { dynamoClient } from "../storage/aws/aws-clients.ts";
import { type DynamoResumesOptions, dynamoResumes } from "../storage/dynamodb/dynamo-resumes.ts";
import type { ServiceEnv } from "./env.ts";

/** Without history, nothing but the newest version can be read, and none written. */
export type ResumesEnv = Pick<ServiceEnv, "DYNAMODB_TABLE"> &
  Partial<Pick<ServiceEnv, "HISTORY_TABLE" | "DELETE_RETENTION_DAYS" | "HISTORY_RETENTION">>;

/** The resumes of the storage on AWS. They have a file of their own: a function that has to do with no PDF takes along nothing of S3. */
export const resumesOf = (env: ResumesEnv): Storage["resumes"] => dynamoResumes(dynamoOptions(env));

export const dynamoOptions = (env: ResumesEnv, config: DynamoDBClientConfig = {}): DynamoResumesOptions => ({
  client: dynamoClient(config),
  table: env.DYNAMODB_TABLE,
  historyTable: env.HISTORY_TABLE,
  deleteRetentionDays: env.DELETE_RETENTION_DAYS,
  historyRetention: env.HISTORY_RETENTION,
});
