import type { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { s3Pdfs } from "../../storage/s3/s3-pdfs.ts";
import { pdfKey } from "../support/pdf-key.ts";

/** S3 takes so many bytes of names and values. */
const room = 2_048;

it.each([
  ["many", Array.from({ length: 50 }, (_, i) => `The PDF shows nothing for the sign of number ${i}.`), 20],
  ["a long one", [`The PDF shows nothing for: ${"漢 ".repeat(1_000)}`], 1],
])("of the warnings of a file, S3 is given what it has room for: %s", async (_, warnings, fewest) => {
  let metadata: Record<string, string> = {};
  const send = async ({ input }: PutObjectCommand) => {
    metadata = input.Metadata ?? {};
  };
  const client = { send } as unknown as S3Client;
  const pdfs = s3Pdfs({ client, presigner: client, bucket: "resumes", pseudonym: () => "ada" })(AbortSignal.timeout(100_000));
  await pdfs.save({ id: "1", content: { email: "ada@example.com" } }, pdfKey("0"), { bytes: Buffer.from("%PDF-"), pages: 100, warnings });
  expect(Object.entries(metadata).join("").length).toBeLessThanOrEqual(room);
  const kept: string[] = JSON.parse(decodeURIComponent(metadata.warnings ?? ""));
  expect(kept.length).toBeGreaterThanOrEqual(fewest);
  for (const [i, warning] of kept.entries()) expect(warnings[i]).toContain(warning.replace(/…+$/, ""));
});
