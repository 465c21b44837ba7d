import { S3Error } from "./s3-error.ts";
import { compareKeys, type ObjectFacts, type Objects } from "./s3-files.ts";
import { uriEncode } from "./s3-signature.ts";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

// A bare carriage return would be read as a line feed.
const escapeXml = (text: string) => text.replace(/[&<>"'\r]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Reads entities in one pass: `&amp;lt;` is the text `&lt;`. Throws MalformedXML. */
const unescapeXml = (text: string) =>
  text.replace(/&([^;]*);/g, (_, name: string) => {
    const code = /^#(\d+|x[0-9a-fA-F]+)$/.test(name) ? Number(name.slice(1).replace("x", "0x")) : entities[name]?.charCodeAt(0);
    if (code === undefined || code > 0x10ffff) throw new S3Error("MalformedXML", "The XML is not well formed.");
    return String.fromCodePoint(code);
  });

function xmlResponse(root: string, content: string[]): Response {
  const start = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`;
  return new Response(`${start}${content.join("")}</${root}>`, { headers: { "content-type": "application/xml" } });
}

/** Answers ListObjectsV2: prefix, delimiter, pages. The continuation token is the last name listed, in base64. */
export function answerListing(objects: Objects, query: URLSearchParams): Response {
  const prefix = query.get("prefix") ?? "";
  const maxKeys = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  if (!Number.isInteger(maxKeys) || maxKeys < 1) throw new S3Error("InvalidArgument", "max-keys is a whole number from 1 to 1000.");
  const token = query.get("continuation-token");
  const after = token ? Buffer.from(token, "base64url").toString() : (query.get("start-after") ?? "");
  const isUrlEncoded = query.get("encoding-type") === "url";
  const write = (key: string) => (isUrlEncoded ? key.split("/").map(uriEncode).join("/") : escapeXml(key));

  const entries = entriesOf(objects.list(prefix), prefix, query.get("delimiter") ?? "").filter(([name]) => compareKeys(name, after) > 0);
  const page = entries.slice(0, maxKeys);
  const isTruncated = entries.length > maxKeys;
  const next = Buffer.from(page.at(-1)?.[0] ?? "").toString("base64url");
  return xmlResponse("ListBucketResult", [
    `<Prefix>${write(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${maxKeys}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>`,
    isUrlEncoded ? "<EncodingType>url</EncodingType>" : "",
    isTruncated ? `<NextContinuationToken>${next}</NextContinuationToken>` : "",
    ...page.map(([name, facts]) =>
      facts ? contentsXml(write(name), facts) : `<CommonPrefixes><Prefix>${write(name)}</Prefix></CommonPrefixes>`,
    ),
  ]);
}

/**
 * Groups keys into the entries of a listing. A key with a delimiter after the prefix counts as its folder, which is there once and without
 * facts.
 */
function entriesOf(listed: ObjectFacts[], prefix: string, delimiter: string): [string, ObjectFacts | undefined][] {
  const entries = new Map<string, ObjectFacts | undefined>();
  for (const facts of listed) {
    const cut = delimiter ? facts.key.indexOf(delimiter, prefix.length) : -1;
    if (cut < 0) entries.set(facts.key, facts);
    else entries.set(facts.key.slice(0, cut + delimiter.length), undefined);
  }
  return [...entries];
}

function contentsXml(key: string, { modified, etag, size }: ObjectFacts): string {
  const time = new Date(modified).toISOString();
  return `<Contents><Key>${key}</Key><LastModified>${time}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${size}</Size></Contents>`;
}

/** Answers DeleteObjects. */
export function answerDeletion(objects: Objects, body: string): Response {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => unescapeXml(key));
  if (keys.length === 0 || keys.length > 1000) throw new S3Error("InvalidArgument", "Name 1 to 1000 keys.");
  for (const key of keys) objects.delete(key);
  const isQuiet = /<Quiet>\s*true\s*<\/Quiet>/.test(body);
  return xmlResponse("DeleteResult", isQuiet ? [] : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`));
}
