import { createServer, type IncomingHttpHeaders, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** One request to an AWS endpoint: the operation as `X-Amz-Target` or the method names it, the DynamoDB table, and path and query. */
export type BackendCall = { operation: string; table: string | undefined; url: string };

/** What becomes of one request. */
export type Fate =
  | "pass"
  /** The connection breaks before the request gets through. */
  | "reset"
  /** Carried out, but the connection breaks before the answer. */
  | "lose"
  /** Never answered, and not carried out. */
  | "hang"
  /** Carried out, and never answered. */
  | "apply and hang"
  | { delay: number }
  /** Held back until something else is done. */
  | { after: Promise<unknown> }
  /** Carried out, and the answer lost when something else is done, which begins then. */
  | { loseAfter: () => Promise<unknown> }
  | { status: number; type: string; message?: string }
  /** Passed on, or answered, in other words. */
  | Changes;

type Changes = { change?: (body: string) => string; changeAnswer?: (body: string) => string };

type Watch = {
  /** The headers of what is passed on. */
  prepare?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  /** Hears of each answer's status. */
  answered?: (call: BackendCall, status: number) => void;
};

/** A server before an AWS endpoint (or before none), which decides over each request. */
export async function startProxy(target: string, decide: (call: BackendCall) => Fate, { prepare, answered }: Watch = {}) {
  const calls: BackendCall[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    if (!body) return;
    const named = String(request.headers["x-amz-target"] ?? "").split(".")[1];
    const table = named && /"(?:TableName":|RequestItems":\{)"([^"]+)"/.exec(body.toString())?.[1];
    const call = { operation: named ?? request.method ?? "", table, url: request.url ?? "" };
    calls.push(call);
    const fate = decide(call);
    const drop = () => request.socket.destroy();
    if (fate === "hang") return;
    if (fate === "reset") return void drop();
    if (typeof fate === "object" && "status" in fate) return refuse(response, fate, named === undefined);
    if (typeof fate === "object" && "delay" in fate) await new Promise((resolve) => setTimeout(resolve, fate.delay));
    if (typeof fate === "object" && "after" in fate) await fate.after;
    const changes: Changes = typeof fate === "object" && ("change" in fate || "changeAnswer" in fate) ? fate : {};
    const sent = named && changes.change ? Buffer.from(changes.change(body.toString())) : body;
    const headersSent = prepare?.(request.headers) ?? request.headers;
    const answer = await forward(`${target}${request.url}`, request.method, headersSent, sent).catch(() => undefined);
    if (!answer) return void drop();
    answered?.(call, answer.status);
    if (fate === "apply and hang") return;
    if (fate === "lose") return void drop();
    if (typeof fate === "object" && "loseAfter" in fate) return void fate.loseAfter().then(drop);
    const given = changes.changeAnswer ? Buffer.from(changes.changeAnswer(answer.body.toString())) : answer.body;
    // dynalite's checksum is of what it said.
    const { "x-amz-crc32": _, "transfer-encoding": __, "content-length": length, ...headers } = answer.headers;
    // What a GET would have, where that is known.
    const size = request.method === "HEAD" ? length : given.length;
    response.writeHead(answer.status, { ...headers, ...(size !== undefined && { "content-length": size }) });
    response.end(given);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(
  response: ServerResponse,
  { status, type, message = "injected" }: { status: number; type: string; message?: string },
  isS3: boolean,
) {
  response.writeHead(status, { "content-type": isS3 ? "application/xml" : "application/x-amz-json-1.0" });
  response.end(
    isS3
      ? `<?xml version="1.0"?><Error><Code>${type}</Code><Message>${message}</Message></Error>`
      : JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message }),
  );
}

async function forward(url: string, method: string | undefined, headers: IncomingHttpHeaders, body: Buffer) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const { "transfer-encoding": _, ...rest } = headers;
    const length = method === "GET" || method === "HEAD" ? {} : { "content-length": body.length };
    const forwarded = send(url, { method, headers: { ...rest, ...length } }, async (answer) => {
      resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) });
    });
    forwarded.on("error", reject);
    forwarded.end(body);
  });
}
