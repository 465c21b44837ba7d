import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { startDynamo } from "../../embedded/dynamodb.ts";

it("the embedded DynamoDB serves its own client and nobody else", async () => {
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  const { endpoint, credentials, close } = await startDynamo(folder);
  const client = (accessKeyId: string) =>
    new DynamoDBClient({ endpoint, region: "us-east-1", maxAttempts: 1, credentials: { ...credentials, accessKeyId } });
  try {
    expect((await client(credentials.accessKeyId).send(new ListTablesCommand({}))).TableNames).toEqual([]);
    await expect(client("somebody").send(new ListTablesCommand({}))).rejects.toThrow();
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00`;
    for (const headers of [{}, { authorization, origin: "https://app.example" }]) {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "x-amz-target": "DynamoDB_20120810.ListTables", ...headers },
        body: "{}",
      });
      expect(response.status).toBe(403);
    }
    expect(
      (await fetch(endpoint, { method: "OPTIONS", headers: { origin: "https://app.example" } })).headers.has("access-control-allow-origin"),
    ).toBe(false);
    // A port that is open to others is open at each address of this machine.
    await expect(fetch(endpoint.replace("127.0.0.1", "127.0.0.2"), { method: "POST" })).rejects.toThrow();
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});
