import { request } from "node:http";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from "@aws-sdk/client-s3";
import { Bucket } from "./s3-server.ts";

/** A request as it goes over the wire: to be looked at, changed and sent. */
export type Wire = { url: string; method: string; headers: Record<string, string>; body: Buffer | string };

/** Unlike fetch, sends any Host header, and any body with any Content-Length. */
export function send({ url, method = "GET", headers = {}, body = "" }: Partial<Wire>) {
  return new Promise<{ status: number | undefined; text: string; code: string | undefined }>((resolve, reject) => {
    const sent = request(url ?? "", { method, headers }, async (response) => {
      const text = (await buffer(response)).toString();
      resolve({ status: response.statusCode, text, code: /<Code>(\w+)/.exec(text)?.[1] });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** A put as the SDK signs it and would send it. */
export async function signedPut(client: S3Client, input: Partial<PutObjectCommandInput>): Promise<Wire> {
  const put = new PutObjectCommand({ Bucket, Key: "k", ...input });
  let signed: SdkRequest | undefined;
  put.middlewareStack.add(
    () => async (sent) => {
      signed = sent.request as SdkRequest;
      return { response: {}, output: { $metadata: {} } };
    },
    { step: "deserialize", priority: "high" },
  );
  await client.send(put);
  if (!signed) throw new Error("The SDK signed nothing.");
  const { protocol, hostname, port, path, method, headers, body } = signed;
  const bytes = typeof body === "string" || Buffer.isBuffer(body) ? body : await buffer(body);
  return { url: `${protocol}//${hostname}:${port}${path}?x-id=PutObject`, method, headers, body: bytes };
}

type SdkRequest = Omit<Wire, "url" | "body"> & {
  protocol: string;
  hostname: string;
  port: number;
  path: string;
  body: Wire["body"] | Readable;
};

/** Has every request of the client changed before the SDK signs it. */
export function beforeSigning(client: S3Client, change: (request: SdkRequest) => SdkRequest): void {
  client.middlewareStack.add(
    (next) =>
      ({ input, request }) =>
        next({ input, request: change(request as SdkRequest) }),
    { step: "build", priority: "low" },
  );
}
