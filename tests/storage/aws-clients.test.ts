import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { dynamoClient, s3Client } from "../../storage/aws/aws-clients.ts";

/** Where nothing listens. */
const nowhere = { endpoint: "http://127.0.0.1:9", region: "us-east-1", credentials: { accessKeyId: "any", secretAccessKey: "any" } };

const dynamo = dynamoClient(nowhere);
const s3 = s3Client(nowhere);

it.each([
  ["DynamoDB", 2_000, dynamo, () => dynamo.send(new DescribeTableCommand({ TableName: "resumes" }))],
  ["S3", 5_000, s3, () => s3.send(new HeadBucketCommand({ Bucket: "resumes" }))],
] as const)(
  "a client of %s waits 500 ms for a connection and %i ms for an answer, and tries three times",
  async (_, requestTimeout, { config }, send) => {
    // A client reads its settings with its first call.
    const { $metadata } = await send().catch((error) => error);
    expect($metadata.attempts).toBe(3);
    const handler = config.requestHandler as unknown as { httpHandlerConfigs(): object };
    expect(handler.httpHandlerConfigs()).toMatchObject({ connectionTimeout: 500, requestTimeout, throwOnRequestTimeout: true });
  },
);
