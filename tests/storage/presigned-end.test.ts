import { expect, it } from "vitest";
import { s3Client } from "../../storage/aws/aws-clients.ts";
import { s3Pdfs } from "../../storage/s3/s3-pdfs.ts";
import { pdfKey } from "../support/pdf-key.ts";

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

/** When a download URL of an hour is said to end, which credentials sign that end at these times, each time they are asked for. */
async function saidEnd(...ends: (Date | undefined)[]) {
  let asked = 0;
  const credentials = async () => {
    const expiration = ends[Math.min(asked++, ends.length - 1)];
    return { accessKeyId: "key", secretAccessKey: "secret", ...(expiration && { expiration }) };
  };
  const presigner = s3Client({ region: "us-east-1", endpoint: "http://s3.test", forcePathStyle: true, credentials });
  const pdfs = s3Pdfs({ client: presigner, presigner, bucket: "resumes", pseudonym: () => "ada" })(AbortSignal.timeout(100_000));
  const { expires_at } = await pdfs.presign({ id: "1", content: { email: "ada@example.com" } }, pdfKey("0"), "Ada - Resume.pdf");
  return new Date(expires_at);
}

it("a download URL ends with the credentials that sign it, if that is sooner than its own time", async () => {
  const soon = minutes(20);
  expect(await saidEnd(soon)).toEqual(soon);
  for (const later of [minutes(120), undefined]) {
    const before = Date.now();
    const end = (await saidEnd(later)).getTime();
    expect(end).toBeGreaterThan(before + 3_600_000 - 1_000);
    expect(end).toBeLessThanOrEqual(Date.now() + 3_600_000);
  }
});

it("a download URL is not said to live longer for credentials that are renewed while it is signed", async () => {
  const [old, renewed] = [minutes(2), minutes(120)];
  // The SDK asks twice at first for those that end within five minutes, and again for each signature.
  expect(await saidEnd(old, old, renewed)).toEqual(old);
});
