import * as z from "zod";

/** Where a PDF is, and what is known of it. */
export const pdfDownload = z
  .strictObject({
    download_url: z.url().meta({
      description: "A presigned URL: whoever has it can download the PDF until it expires.",
      example: "https://bucket.s3.example/pdf/5f0c/9a1e.pdf?X-Amz-Expires=3600&X-Amz-Signature=7d02",
    }),
    expires_at: z.iso.datetime().meta({ example: "2026-01-31T10:30:00.000Z" }),
    filename: z.string().meta({ example: "Ada Example - Resume.pdf" }),
    bytes: z.int().meta({ example: 19_073 }),
    pages: z.int().meta({ example: 1 }),
    sha256: z.string().meta({
      description: "Of the file, in hexadecimal.",
      example: "5b6a1f0c3d7e48d29a4be1c07f8d3620b9e5d41c6fa27380d5c9e1b24f70863a",
    }),
    cached: z.boolean().meta({ example: false, description: "Whether this content had been rendered before." }),
    warnings: z.array(z.string()).meta({ example: [], description: "What could not be shown as it was written." }),
  })
  .meta({ id: "Download" });
