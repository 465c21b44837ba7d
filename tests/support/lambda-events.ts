import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";

/** The stage that the service is deployed as, and the address that API Gateway gives it. */
const stage = "prod";
const origin = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";

/** What API Gateway's REST API makes of a request: the path as it was sent, without the stage; the query decoded. */
export async function lambdaEventV1(request: Request): Promise<APIGatewayProxyEvent> {
  const url = new URL(request.url);
  const query: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) query[name] = [...(query[name] ?? []), value];
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]]));
  const body = Buffer.from(await request.arrayBuffer());
  const hasQuery = url.searchParams.size > 0;
  return {
    resource: "/{proxy+}",
    path: url.pathname,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    // Without any, there is no empty object.
    queryStringParameters: hasQuery ? lastOf(query) : null,
    multiValueQueryStringParameters: hasQuery ? query : null,
    pathParameters: { proxy: url.pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      resourceId: "abc123",
      resourcePath: "/{proxy+}",
      httpMethod: request.method,
      path: `/${stage}${url.pathname}`,
      protocol: "HTTP/1.1",
      stage,
      domainName: origin,
      domainPrefix: origin.split(".")[0],
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      requestId: "3f1c8e4e-5a4b-4a39-93f9-0d9a0c2f1e11",
      requestTimeEpoch: 1_767_225_600_000,
      authorizer: null,
      identity: { sourceIp: "203.0.113.7", userAgent: "test" } as APIGatewayProxyEvent["requestContext"]["identity"],
    },
    body: body.length > 0 ? body.toString("base64") : null,
    isBase64Encoded: body.length > 0,
  };
}

const lastOf = (lists: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? ""]));

/** What an HTTP API makes of a request: payload 2.0, the path decoded, with the stage; the query as it was sent. */
export async function lambdaEventV2(request: Request): Promise<APIGatewayProxyEventV2> {
  const url = new URL(request.url);
  const bytes = Buffer.from(await request.arrayBuffer());
  // By the media type, whatever is in it.
  const isBase64Encoded = bytes.length > 0 && !/^text\/|json/.test(request.headers.get("content-type") ?? "");
  const body = bytes.toString(isBase64Encoded ? "base64" : "utf8");
  const rawPath = `/${stage}${decodeURIComponent(url.pathname)}`;
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    ...(url.search && { queryStringParameters: Object.fromEntries(url.searchParams) }),
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      domainName: origin,
      domainPrefix: "a1b2c3d4e5",
      http: { method: request.method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "test" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage,
      time: "01/Jan/2026:00:00:00 +0000",
      timeEpoch: 1_767_225_600_000,
    },
    ...(body && { body }),
    isBase64Encoded,
  };
}
