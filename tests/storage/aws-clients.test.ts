import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { dynamoClient, s3Client } from "../../storage/aws/aws-clients.ts";

/** Where nothing listens. */
const nowhere = { endpoint: "http://127.0.0.1:9", region: "us-east-1", credentials: { accessKeyId: "any", secretAccessKey: "any" } };

// A client reads its settings with its first call.
it.each([
  ["DynamoDB", 2_000, dynamoClient(nowhere), new DescribeTableCommand({ TableName: "resumes" })],
  ["S3", 5_000, s3Client(nowhere), new HeadBucketCommand({ Bucket: "resumes" })],
] as const)(
  "a client of %s waits 500 ms for a connection and %i ms for an answer, and tries three times",
  async (_, requestTimeout, client, call) => {
    const { $metadata } = await client.send(call as never).catch((error) => error);
    expect($metadata.attempts).toBe(3);
    const settings = client.config.requestHandler.httpHandlerConfigs();
    expect(settings).toMatchObject({ connectionTimeout: 500, requestTimeout, throwOnRequestTimeout: true });
  },
);
