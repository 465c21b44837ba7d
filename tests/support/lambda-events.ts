import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";

const origin = "api.example.com";

/** What API Gateway's REST API makes of a request: the path as it was sent. */
export async function lambdaEventV1(request: Request): Promise<APIGatewayProxyEvent> {
  const url = new URL(request.url);
  const query: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) query[name] = [...(query[name] ?? []), value];
  const single = <Value>(lists: Record<string, Value[]>) =>
    Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1)]));
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]]));
  const body = Buffer.from(await request.arrayBuffer());
  return {
    resource: "/{proxy+}",
    path: url.pathname,
    httpMethod: request.method,
    headers: single(headers) as Record<string, string>,
    multiValueHeaders: headers,
    queryStringParameters: single(query) as Record<string, string>,
    multiValueQueryStringParameters: query,
    pathParameters: null,
    stageVariables: null,
    requestContext: { domainName: origin, stage: "dev" } as APIGatewayProxyEvent["requestContext"],
    body: body.length > 0 ? body.toString("base64") : null,
    isBase64Encoded: body.length > 0,
  };
}

/** What an HTTP API makes of a request: payload 2.0, the path decoded. */
export async function lambdaEventV2(request: Request): Promise<APIGatewayProxyEventV2> {
  const url = new URL(request.url);
  const body = await request.text();
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: decodeURIComponent(url.pathname),
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    requestContext: {
      domainName: origin,
      stage: "$default",
      http: { method: request.method, path: url.pathname },
    } as APIGatewayProxyEventV2["requestContext"],
    ...(body && { body }),
    isBase64Encoded: false,
  };
}
