import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What becomes of one request: passed on; passed on, but the answer lost, at once or when something else is done; never
 * answered; or answered with this error.
 */
export type Fate = "pass" | "lose" | "hang" | { status: number; type: string; message?: string } | { loseAfter: Promise<unknown> };

/** A server before an AWS endpoint (or before none), which decides over each request by its `X-Amz-Target`. */
export async function startProxy(target: string, decide: (operation: string) => Fate) {
  const operations: string[] = [];
  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"] ?? request.method)
      .split(".")
      .at(-1) as string;
    operations.push(operation);
    const fate = decide(operation);
    if (fate === "hang") return;
    if (typeof fate === "object" && "loseAfter" in fate) {
      passOn(target, request, response, () => fate.loseAfter);
      return;
    }
    if (typeof fate === "object") {
      response.writeHead(fate.status, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${fate.type}`, message: fate.message ?? "injected" }));
      return;
    }
    passOn(target, request, response, fate === "lose" ? async () => {} : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(target: string, request: IncomingMessage, response: ServerResponse, lose?: () => Promise<unknown>) {
  const { method, url, headers } = request;
  const forwarded = send(target + url, { method, headers }, (answer) => {
    if (lose) {
      answer.resume().on("end", () => lose().then(() => request.socket.destroy()));
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  forwarded.on("error", () => request.socket.destroy());
  request.pipe(forwarded);
}
