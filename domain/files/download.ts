import * as z from "zod";

/** Says where a file is, and what is known of it. */
export const download = z
  .strictObject({
    download_url: z.url().meta({
      description: "A presigned URL. Anyone who has it can download the file until `expires_at`.",
      example: "https://bucket.s3.example/pdf/5f0c/9a1e.pdf?X-Amz-Expires=3600&X-Amz-Signature=7d02",
    }),
    expires_at: z.iso.datetime().meta({ description: "When `download_url` stops working.", example: "2026-01-31T10:30:00.000Z" }),
    filename: z.string().meta({ description: "The name under which the file is saved.", example: "Ada Example - Resume.pdf" }),
    bytes: z.int().meta({ description: "The size of the file in bytes.", example: 19_073 }),
    pages: z.int().meta({ description: "The number of pages of the resume; 0 for a format that has none.", example: 1 }),
    sha256: z.string().meta({
      description: "The SHA-256 hash of the file, in hexadecimal.",
      example: "5b6a1f0c3d7e48d29a4be1c07f8d3620b9e5d41c6fa27380d5c9e1b24f70863a",
    }),
    cached: z.boolean().meta({ example: false, description: "Whether the file was stored already, and was not made by this call." }),
    warnings: z.array(z.string()).meta({ example: [], description: "What the file could not show as it was written." }),
  })
  .meta({ id: "Download" });
