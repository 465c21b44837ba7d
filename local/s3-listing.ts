import { S3Error } from "./s3-error.ts";
import type { Objects } from "./s3-objects.ts";
import { uriEncode } from "./s3-signature.ts";

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
const xml = { "content-type": "application/xml" };
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

// A bare carriage return would be read as a line feed.
const escapeXml = (text: string) => text.replace(/[&<>"'\r]/g, (char) => `&#${char.charCodeAt(0)};`);

/** In one pass: `&amp;lt;` is the text `&lt;`. */
const unescapeXml = (text: string) =>
  text.replace(/&([^;]*);/g, (_, name: string) => {
    const code = /^#(\d+|x[0-9a-fA-F]+)$/.test(name) ? Number(name.slice(1).replace("x", "0x")) : entities[name]?.charCodeAt(0);
    if (code === undefined || code > 0x10ffff) throw new S3Error("MalformedXML", "The XML is not well formed.");
    return String.fromCodePoint(code);
  });

/** ListObjectsV2: prefix, delimiter, pages. The continuation token is the last key listed, in base64. */
export function listObjects(objects: Objects, query: URLSearchParams): Response {
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter");
  const maxKeys = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  if (!Number.isInteger(maxKeys) || maxKeys < 1) throw new S3Error("InvalidArgument", "max-keys is a whole number from 1 to 1000.");
  const token = query.get("continuation-token");
  const after = token ? Buffer.from(token, "base64url").toString() : (query.get("start-after") ?? "");
  const isUrlEncoded = query.get("encoding-type") === "url";
  const write = (key: string) => (isUrlEncoded ? key.split("/").map(uriEncode).join("/") : escapeXml(key));

  const contents: string[] = [];
  const folders = new Set<string>();
  let last = "";
  let isTruncated = false;
  for (const { key, size, etag, modified } of objects.list(prefix)) {
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const folder = cut < 0 ? undefined : key.slice(0, cut + (delimiter?.length ?? 0));
    if (Buffer.compare(Buffer.from(folder ?? key), Buffer.from(after)) <= 0 || (folder && folders.has(folder))) continue;
    isTruncated = contents.length + folders.size >= maxKeys;
    if (isTruncated) break;
    last = folder ?? key;
    if (folder) folders.add(folder);
    else {
      const time = new Date(modified).toISOString();
      contents.push(
        `<Contents><Key>${write(key)}</Key><LastModified>${time}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${size}</Size></Contents>`,
      );
    }
  }
  const body = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="${namespace}"><Prefix>${write(prefix)}</Prefix>`,
    `<KeyCount>${contents.length + folders.size}</KeyCount><MaxKeys>${maxKeys}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>`,
    isUrlEncoded ? "<EncodingType>url</EncodingType>" : "",
    isTruncated ? `<NextContinuationToken>${Buffer.from(last).toString("base64url")}</NextContinuationToken>` : "",
    ...contents,
    ...[...folders].map((folder) => `<CommonPrefixes><Prefix>${write(folder)}</Prefix></CommonPrefixes>`),
    "</ListBucketResult>",
  ];
  return new Response(body.join(""), { headers: xml });
}

/** The keys of a DeleteObjects request, and its answer. */
export function parseDelete(body: string): { keys: string[]; toResponse(): Response } {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => unescapeXml(key as string));
  if (keys.length === 0 || keys.length > 1000) throw new S3Error("InvalidArgument", "Name 1 to 1000 keys.");
  const isQuiet = /<Quiet>\s*true\s*<\/Quiet>/.test(body);
  const deleted = isQuiet ? "" : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`).join("");
  const answer = `<?xml version="1.0" encoding="UTF-8"?>\n<DeleteResult xmlns="${namespace}">${deleted}</DeleteResult>`;
  return { keys, toResponse: () => new Response(answer, { headers: xml }) };
}
