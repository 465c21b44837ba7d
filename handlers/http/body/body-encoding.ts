import type { MiddlewareHandler } from "hono";
import { DomainError } from "../../../domain/errors/errors.ts";

/** Refuses a body that is compressed: nothing here unpacks one, so that a small body never turns into a large one. */
export const plainBody: MiddlewareHandler = (c, next) => {
  const encoding = c.req.header("content-encoding")?.trim().toLowerCase() || "identity";
  if (encoding === "identity" || !c.req.raw.body) return next();
  throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as it is: without Content-Encoding.");
};
