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
 * The line that API Gateway logs of a request. It has the route (`resourcePath`, such as `/resume/{email}`), not the path, which holds the
 * email, and neither the address nor the browser of the caller. Numbers stand in quotes, for API Gateway writes `-` where it has none.
 */
export const accessLogFormat = JSON.stringify(Object.fromEntries([...text, ...numbers].map((name) => [name, `$context.${name}`])));
