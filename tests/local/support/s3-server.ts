import { mkdtemp, readdir, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { createAdaptorServer } from "@hono/node-server";
import { openS3 } from "../../../embedded/s3.ts";

export const Bucket = "resumes";
export const credentials = { accessKeyId: "LOCALKEY", secretAccessKey: "a secret" };

export const clientFor = (endpoint: string, more: S3ClientConfig = {}) =>
  new S3Client({ region: "us-east-1", credentials, forcePathStyle: true, maxAttempts: 1, endpoint, ...more });

export async function aFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), "local-s3-"));
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** A server on a free port, in the folder named or one of its own, and the calls of a client. */
export async function startS3({ folder, publicUrl }: { folder?: string; publicUrl?: string } = {}) {
  const parent = await aFolder();
  const data = folder ?? path.join(parent.path, "data");
  const s3 = await openS3({ folder: data, credentials, buckets: [Bucket, "drafts"], basePath: "/_s3", publicUrl });
  const server = createAdaptorServer({ fetch: s3 }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoint = `${origin}/_s3`;
  const client = clientFor(endpoint);
  const list = (more: Partial<ListObjectsV2CommandInput> = {}) => client.send(new ListObjectsV2Command({ Bucket, ...more }));
  return {
    origin,
    endpoint,
    client,
    /** What answers, without a connection. */
    fetch: s3,
    /** The only thing in `parent`, unless a key escapes. */
    folder: data,
    parent: parent.path,
    put: (Key: string, Body: NonNullable<PutObjectCommandInput["Body"]>, more: Partial<PutObjectCommandInput> = {}) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
    async get(Key: string, more: Partial<GetObjectCommandInput> = {}) {
      const found = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
      const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
      return { ...found, bytes, text: bytes.toString() };
    },
    head: (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key })),
    list,
    keys: async (more: Partial<ListObjectsV2CommandInput> = {}) => (await list(more)).Contents?.map(({ Key }) => Key) ?? [],
    deleteMany: (...keys: string[]) => client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } })),
    /** Files of puts that are under way, or that left them behind. */
    unfinished: () => readdir(path.join(data, Bucket, "unfinished")),
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await parent[Symbol.asyncDispose]();
    },
  };
}

type Sent = { $metadata: { httpStatusCode?: number | undefined } };

/** The status of an answer, be it a success or an error; what has none, such as a lost connection, is given as it is. */
export const statusOf = (sent: Promise<Sent>) =>
  sent.catch((error: Sent) => error).then((result) => result.$metadata?.httpStatusCode ?? result);
