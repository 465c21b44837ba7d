import * as z from "zod";
import { DomainError } from "../errors/errors.ts";
import { download } from "./download.ts";

/** A file that is the answer to a call: its bytes in REST, and this over tRPC and with `?as=json`. */
export const answeredFile = z
  .strictObject({
    file: z.string().meta({ contentEncoding: "base64", description: "The bytes of the file, in base64.", example: "SGVsbG8=" }),
    content_type: z.string().meta({ description: "The media type of the file.", example: "application/pdf" }),
    filename: download.shape.filename,
    bytes: download.shape.bytes,
    pages: download.shape.pages,
    sha256: download.shape.sha256,
    warnings: download.shape.warnings,
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
