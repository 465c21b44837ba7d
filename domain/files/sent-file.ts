import * as z from "zod";

const base64 = z.base64();

/** The bytes of a file that is sent: in base64 within JSON, or as they came, so that REST makes no text of them. */
export const sentBytes = z
  .custom<string>()
  .meta({ override: { type: "string", contentEncoding: "base64" } })
  .transform((sent: string | Uint8Array, context) => {
    if (sent instanceof Uint8Array) return sent;
    const text = base64.safeParse(sent);
    if (text.success) return Buffer.from(text.data, "base64");
    context.issues.push(...text.error.issues.map((issue) => ({ ...issue, input: sent }) as z.core.$ZodRawIssue));
    return z.NEVER;
  });
