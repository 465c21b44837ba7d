import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { aFullResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

type Change = [name: string, found: string | RegExp, replacement: string | ((found: string) => string)];

/** What is changed of a download URL of S3. Every way that its signature could be bent is in tests/local. */
const changesOfS3: Change[] = [
  ["no query at all", /\?.*/, ""],
  ["no signature", /&X-Amz-Signature=\w+/, ""],
  ["one changed digit of the signature", /(?<=Signature=)./, (digit) => (digit === "0" ? "1" : "0")],
  ["an empty signature", /(?<=Signature=)\w+/, ""],
  ["two signatures", /$/, `&X-Amz-Signature=${"0".repeat(64)}`],
  ["another object", /-\w(?=\w*\.pdf)/, "-x"],
  ["the folder of another owner", /(?<=pdf\/)\w{4}/, "0000"],
  ["an encoded path above", "/pdf/", "/%2e%2e%2fpdf/"],
  ["another bucket", "/resumes/", "/resumes-history/"],
  ["the whole bucket", /pdf\/[^?]+/, ""],
  ["a longer life", /(?<=Expires=)\d+/, "604800"],
  ["more life than there can be", /(?<=Expires=)\d+/, "99999999"],
  ["negative life", /(?<=Expires=)\d+/, "-1"],
  ["no expiry", /&X-Amz-Expires=\d+/, ""],
  ["a later date", /(?<=X-Amz-Date=)\w+/, "20990101T000000Z"],
  ["no date", /&X-Amz-Date=\w+/, ""],
  ["another type", /(?<=response-content-type=)[^&]+/, "text%2Fhtml"],
  ["no forced type", /&response-content-type=[^&]+/, ""],
  ["a disposition that shows it in the page", /(?<=response-content-disposition=)[^&]+/, "inline"],
  ["another file name", /(?<=filename%3D%22)[^&%]+/, "invoice.pdf"],
  ["another access key", /(?<=Credential=)[^%]+/, "ROOT"],
  ["another region", "us-east-1", "eu-west-1"],
  ["another algorithm", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"],
  ["fewer signed headers", "SignedHeaders=host", "SignedHeaders="],
  ["a session token", /$/, "&X-Amz-Security-Token=token"],
  ["a parameter of its own", /$/, "&versionId=1"],
];

/** What is changed of a download URL of this machine. Every way that it could be bent is in tests/storage/files.test.ts. */
const changesOfFiles: Change[] = [
  ["no query at all", /\?.*/, ""],
  ["no signature", /&signature=.*/, ""],
  ["one changed character of the signature", /(?<=signature=)./, (found) => (found === "A" ? "B" : "A")],
  ["an empty signature", /(?<=signature=).*/, ""],
  ["two signatures", /$/, `&signature=${"0".repeat(43)}`],
  ["another object", /.(?=\?)/, (found) => (found === "0" ? "1" : "0")],
  ["the folder of another owner", /(?<=files\/)\w{4}/, "0000"],
  ["an encoded path above", "/files/", "/files/%2e%2e%2f"],
  ["the database", /files\/[^?]+/, "files/resumes.db"],
  ["the whole folder", /files\/[^?]+/, "files/"],
  ["a longer life", /(?<=expires=)\d+/, "9999999999"],
  ["no expiry", /expires=\d+&/, ""],
  ["another file name", "Ada", "Eve"],
  ["a disposition that shows it in the page", /$/, "&disposition=inline"],
  ["a parameter of its own", /$/, "&versionId=1"],
];

const kinds = [
  { STORAGE: "aws", changes: changesOfS3, methods: ["PUT", "POST", "DELETE", "HEAD"] },
  { STORAGE: "sqlite", changes: changesOfFiles, methods: ["PUT", "POST", "DELETE", "PATCH"] },
];

describe.each(kinds)("a download URL ($STORAGE)", ({ STORAGE, changes, methods }) => {
  let service: Service;
  let download: string;
  let url: string;
  let refused = 0;
  const refuse = async (address: string, init?: RequestInit) => {
    const { status } = await fetch(address, init);
    expect(init?.method ? [400, 403, 405] : [400, 403]).toContain(status);
    refused++;
  };

  beforeAll(async () => {
    service = await startService({ STORAGE });
    const resume = aFullResume({ name: "Ada Example" });
    await service.call("POST", "/resume", resume);
    download = `/resume/${resume.email}/download`;
    url = (await service.call("GET", download)).body.download_url;
  });
  afterAll(async () => {
    console.log(`download URLs of ${STORAGE}: ${refused} tampered, ${refused} refused`);
    await service[Symbol.asyncDispose]();
  });

  it("gives its holder the PDF, as an attachment of a clean name", async () => {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringContaining("attachment; filename="),
      "x-content-type-options": "nosniff",
    });
    expect((await response.text()).slice(0, 5)).toBe("%PDF-");
  });

  it.each(changes)("is refused with %s", async (_, found, replacement) => {
    const changed = url.replace(found, replacement as string);
    expect(changed).not.toBe(url);
    await refuse(changed);
  });

  it.each(methods)("is refused for %s", async (method) => {
    await refuse(url, { method, ...(method.startsWith("P") && { body: "x" }) });
    expect((await fetch(url)).status).toBe(200);
  });

  it("works until expires_at, and is refused after it", async () => {
    const { download_url, expires_at } = (await service.call("GET", download)).body;
    onTestFinished(() => void vi.useRealTimers());
    const setClock = (time: number) => void vi.useFakeTimers({ toFake: ["Date"], now: time });
    setClock(Date.parse(expires_at) - 1_000);
    expect((await fetch(download_url)).status).toBe(200);
    setClock(Date.parse(expires_at) + 1_000);
    await refuse(download_url);
  });
});
