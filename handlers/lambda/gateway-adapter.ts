import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, APIGatewayProxyResult, Context } from "aws-lambda";
import { DomainError } from "../../domain/errors/errors.ts";
import { logInvocation } from "../logging/lambda-log.ts";

/** An event of API Gateway: payload 1.0 from a REST API, or 2.0 from an HTTP API. */
export type GatewayEvent = APIGatewayProxyEvent | APIGatewayProxyEventV2;

type App = { fetch(request: Request, bindings?: { refused?: DomainError; url?: string }): Response | Promise<Response> };

/** Puts an app behind API Gateway. */
export function lambdaHandler(app: App): (event: GatewayEvent, context: Context) => Promise<APIGatewayProxyResult> {
  return async (event, context) => {
    logInvocation(context);
    const { response, stage, path } = await answer(app, event);
    const headers = Object.fromEntries(response.headers);
    // The app knows no stage; whoever follows the address needs it.
    if (headers.location?.startsWith("/")) headers.location = stage + headers.location;
    // The root of a stage is called without a slash at its end, too: from there, a relative address would miss the stage.
    else if (headers.location && path === "/") headers.location = `${stage}/${headers.location}`;
    const isBase64Encoded = !isText(headers["content-type"]);
    const body = isBase64Encoded ? Buffer.from(await response.arrayBuffer()).toString("base64") : await response.text();
    return { statusCode: response.status, headers, body, isBase64Encoded };
  };
}

/** Whether an answer of this media type is text in UTF-8, which an event holds as it is. One that has none is empty. */
const isText = (type = "text/plain") => /^text\/|[/+](json|jsonl|yaml)\b/.test(type);

async function answer(app: App, event: GatewayEvent): Promise<{ response: Response; stage: string; path: string }> {
  let received: Received;
  try {
    received = "rawPath" in event ? fromHttpApi(event) : fromRestApi(event);
  } catch (cause) {
    const refused = new DomainError("BAD_REQUEST", "The request has a method or a header that cannot be taken.", { cause });
    return { response: await app.fetch(new Request("https://localhost/"), { refused }), stage: "", path: "" };
  }
  const { request, stage } = received;
  const { origin, pathname: path } = new URL(request.url);
  return { response: await app.fetch(request, { url: origin + stage }), stage, path };
}

/** A request, and what stands before its path in the address: `/prod`, say, or nothing behind a domain of one's own. */
type Received = { request: Request; stage: string };

/** Reads payload 1.0: the path is encoded and has no stage; the query is decoded. */
function fromRestApi(event: APIGatewayProxyEvent): Received {
  const { path, requestContext, multiValueHeaders, headers, multiValueQueryStringParameters, queryStringParameters } = event;
  const whole = requestContext.path ?? path;
  const query = new URLSearchParams();
  for (const [name, values] of lists(multiValueQueryStringParameters, queryStringParameters)) {
    for (const value of values) query.append(name, value);
  }
  const address = encode(path, /[^!-~]|[?#]/gu) + (query.size > 0 ? `?${query}` : "");
  const request = requestOf(event, event.httpMethod, address, lists(multiValueHeaders, headers));
  return { request, stage: whole.endsWith(path) ? whole.slice(0, -path.length) : "" };
}

/** Reads payload 2.0: the path is decoded and has the stage; the query is as it was sent. */
function fromHttpApi(event: APIGatewayProxyEventV2): Received {
  const { rawPath, rawQueryString, requestContext } = event;
  const prefix = `/${requestContext.stage}`;
  const stage = rawPath === prefix || rawPath.startsWith(`${prefix}/`) ? prefix : "";
  // What may stand in a path stays (RFC 3986 §3.3); all else is encoded, so that a question mark in an email begins no query.
  const path = encode(rawPath.slice(stage.length) || "/", /[^\w\-.~!$&'()*+,;=:@/]/gu);
  const address = path + (rawQueryString ? `?${rawQueryString}` : "");
  return { request: requestOf(event, requestContext.http.method, address, lists(undefined, event.headers)), stage };
}

const encode = (text: string, characters: RegExp) => text.toWellFormed().replace(characters, encodeURIComponent);

type Lists = [name: string, values: string[]][];

function lists(many: Record<string, string[] | undefined> | null | undefined, single: Record<string, string | undefined> | null): Lists {
  const all = many ?? Object.fromEntries(Object.entries(single ?? {}).map(([name, value]) => [name, [value ?? ""]]));
  return Object.entries(all).map(([name, values]) => [name, values ?? []]);
}

function requestOf({ body, isBase64Encoded, requestContext }: GatewayEvent, method: string, address: string, fields: Lists): Request {
  const hasBody = body && method !== "GET" && method !== "HEAD";
  const bytes = hasBody ? Buffer.from(body, isBase64Encoded ? "base64" : "utf8") : undefined;
  const request = new Request(`https://${requestContext.domainName ?? "localhost"}${address}`, { method, ...(bytes && { body: bytes }) });
  // Added to those that it has: given as an argument, they would be copied.
  const { headers } = request;
  // A header holds bytes; API Gateway takes them for UTF-8.
  for (const [name, values] of fields) for (const value of values) headers.append(name, Buffer.from(value).toString("latin1"));
  // An answer is packed by the gateway.
  headers.delete("accept-encoding");
  headers.delete("transfer-encoding");
  headers.delete("content-length");
  if (bytes) headers.set("content-length", String(bytes.length));
  return request;
}
