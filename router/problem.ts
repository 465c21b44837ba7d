import * as z from "zod";
import { type DomainError, type ErrorCode, errorTable } from "../domain/errors/errors.ts";
import { issue } from "../domain/errors/issue.ts";

/** Describes a failure in REST as RFC 9457 does, with `message`, `code` and `issues` beside the standard members. */
export const problemBody = z
  .strictObject({
    type: z.literal("about:blank").describe("Always `about:blank`: `code` tells the kind of failure."),
    title: z.string().describe("The name of the status."),
    status: z.int().min(400).max(599).describe("The HTTP status."),
    detail: z.string().meta({ description: "The message, and what a developer should do." }),
    instance: z.string().meta({ description: "The `X-Request-Id` of the request, as a URN." }),
    message: z.string().meta({ description: "What is wrong, for the people who use a front end." }),
    code: z.enum(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]).describe("The kind of failure, for programs."),
    issues: z.array(issue).meta({ description: "Every fault of the request." }),
  })
  .meta({ id: "Problem" });

export function problemOf({ code, message, detail, issues }: DomainError, requestId: string): z.infer<typeof problemBody> {
  const { http, title } = errorTable[code];
  return { type: "about:blank", title, status: http, detail, instance: `urn:uuid:${requestId}`, message, code, issues };
}

/** Says how to sign in, and why the token that was sent is refused (RFC 6750 §3). */
export const challengeOf = ({ challenge }: DomainError): string =>
  `Bearer realm="resume-gateway"${challenge ? `, error="${challenge}"` : ""}`;

export function problem(error: DomainError, requestId: string): Response {
  const body = problemOf(error, requestId);
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error.revision) headers.set("etag", `"${error.revision}"`);
  if (error.code === "UNAUTHORIZED") headers.set("www-authenticate", challengeOf(error));
  if (error.retryAfter) headers.set("retry-after", String(error.retryAfter));
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
