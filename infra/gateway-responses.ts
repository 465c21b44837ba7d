import { type ErrorCode, errorTable } from "../domain/errors/errors.ts";
import { allowedHeaders, exposedHeaders } from "../handlers/http/cors.ts";

export type GatewayResponse = {
  responseType: string;
  statusCode?: string;
  responseParameters: Record<string, string>;
  responseTemplates: Record<string, string>;
};

/** The origin is `*`: a gateway response cannot choose among several, and as no cookie is ever sent, that gives nothing away. */
const headers = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": allowedHeaders.join(","),
  "Access-Control-Expose-Headers": exposedHeaders.join(","),
  "Cache-Control": "no-store",
};

/** The answers that API Gateway makes by itself, without a function. They look like the service's own failures. */
export const gatewayResponses: GatewayResponse[] = [
  response("DEFAULT_4XX"),
  response("DEFAULT_5XX"),
  // Its word for a path or method that no route has.
  response("MISSING_AUTHENTICATION_TOKEN", { code: "NOT_FOUND" }),
  response("REQUEST_TOO_LARGE", { code: "PAYLOAD_TOO_LARGE" }),
  response("THROTTLED", { code: "TOO_MANY_REQUESTS", retryAfter: 1 }),
  response("WAF_FILTERED", { code: "TOO_MANY_REQUESTS", retryAfter: 300 }),
  response("INTEGRATION_FAILURE", { code: "SERVICE_UNAVAILABLE", retryAfter: 1 }),
  response("INTEGRATION_TIMEOUT", { code: "SERVICE_UNAVAILABLE", retryAfter: 1 }),
];

function response(responseType: string, { code, retryAfter }: { code?: ErrorCode; retryAfter?: number } = {}): GatewayResponse {
  const all = { ...headers, ...(retryAfter && { "Retry-After": String(retryAfter) }) };
  const error = code && errorTable[code];
  const body = {
    type: "about:blank",
    ...(error && { title: error.title, status: error.http, detail: error.message }),
    instance: "urn:uuid:$context.requestId",
    message: error?.message ?? "$context.error.messageString",
    ...(code && { code }),
    issues: [],
  };
  return {
    responseType,
    ...(error && { statusCode: String(error.http) }),
    responseParameters: Object.fromEntries(Object.entries(all).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`])),
    responseTemplates: {
      // The variable brings its quotes along.
      "application/json": JSON.stringify(body).replace('"$context.error.messageString"', "$context.error.messageString"),
    },
  };
}
