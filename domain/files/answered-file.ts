import * as z from "zod";
import { DomainError } from "../errors/errors.ts";

/** A file that is the answer to a call: its bytes in REST, and this over tRPC and with `?as=json`. */
export const answeredFile = z
  .strictObject({
    file: z.string().meta({ contentEncoding: "base64", description: "The bytes of the file, in base64.", example: "SGVsbG8=" }),
    content_type: z.string().meta({ description: "The media type of the file.", example: "text/plain; charset=utf-8" }),
    filename: z.string().meta({ description: "The name under which the file is saved.", example: "Ada Example - Resume.txt" }),
    bytes: z.int().meta({ description: "The size of the file in bytes.", example: 5 }),
    pages: z.int().optional().meta({ description: "The number of pages of the resume, where the format has pages." }),
    sha256: z.string().meta({
      description: "The SHA-256 hash of the file, in hexadecimal.",
      example: "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969",
    }),
    warnings: z.array(z.string()).meta({ description: "What the file could not show as it was written.", example: [] }),
  })
  .meta({ id: "AnsweredFile" });

export type AnsweredFile = z.infer<typeof answeredFile>;

/** Throws PAYLOAD_TOO_LARGE for a file that has more bytes than can be answered with; undefined is no limit. */
export function requireAnswerable({ bytes }: Pick<AnsweredFile, "bytes">, largest: number | undefined): void {
  if (largest === undefined || bytes <= largest) return;
  throw new DomainError("PAYLOAD_TOO_LARGE", `The file is too large to be the answer: it can have at most ${largest / 1024 / 1024} MB.`, {
    advice: "Store the resume, and get the file by GET /resume/{email}/download.",
  });
}
