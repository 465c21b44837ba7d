const text = [
  "requestTime",
  "requestId",
  "extendedRequestId",
  "httpMethod",
  "resourcePath",
  "integration.requestId",
  "error.responseType",
  "waf.status",
  "xrayTraceId",
];
const numbers = ["status", "responseLength", "responseLatency", "integration.latency", "integration.status"];

/**
 * What API Gateway logs of a request. `resourcePath` is the route, such as `/resume/{email}`: the path itself holds the email. Nor is there
 * an address or a browser of the caller. Numbers stand in quotes, for API Gateway writes `-` where it has none.
 */
export const accessLogFormat = JSON.stringify(Object.fromEntries([...text, ...numbers].map((name) => [name, `$context.${name}`])));
