import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/*
 * The AWS clients. Region, credentials and endpoint come from the environment, as the SDK reads it, where the
 * configuration does not name them.
 */

const retries = { maxAttempts: 3, retryMode: "standard" } as const;

/** Milliseconds. Without `throwOnRequestTimeout` the SDK only warns. */
const timeouts = (requestTimeout: number) => ({ connectionTimeout: 500, requestTimeout, throwOnRequestTimeout: true });

export function dynamoClient(config: DynamoDBClientConfig): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({ ...retries, requestHandler: timeouts(2_000), ...config }), {
    marshallOptions: { removeUndefinedValues: true },
    // A number that JavaScript cannot hold exactly stays the text that it was.
    unmarshallOptions: { wrapNumbers: (text) => (String(Number(text)) === text ? Number(text) : text) as number },
  });
}

export function s3Client(config: S3ClientConfig): S3Client {
  return new S3Client({ ...retries, requestHandler: timeouts(5_000), ...config });
}
