import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { boundedServer, usualBounds } from "./connections/bounded-server.ts";

/** Answers a request; `caller` is undefined once the connection is gone. */
export type Answer = (request: Request, caller: string | undefined) => Response | Promise<Response>;

export type Place = {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Milliseconds without a byte sent or taken, after which a connection closes. */
  silence: number;
  /** Tells who sends a request, by the address of the connection and `X-Forwarded-For`: callers take turns. */
  callerOf?: (peer: string | undefined, forwardedFor: string | undefined) => string | undefined;
};

/** How many headers a request may have. Many short ones take many times their room. */
const mostHeaders = 128;

/** Listens for HTTP requests until it is closed. Rejects with the EADDRINUSE of the port. */
export async function listen(
  answer: Answer,
  { host, port, silence, callerOf = (peer) => peer }: Place,
): Promise<{ url: string; close: () => Promise<void> }> {
  const senderOf = ({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">) =>
    callerOf(socket.remoteAddress, headers["x-forwarded-for"]?.toString());
  const listener = getRequestListener((request, { incoming }) =>
    // What is no host name by its letters is refused before; what is none by its Punycode, such as `xn--localhost`, comes here.
    URL.canParse(request.url) ? answer(request, senderOf(incoming)) : new Response(null, { status: 400 }),
  );
  const bounded: typeof listener = async (request, response) => {
    if (request.rawHeaders.length <= 2 * mostHeaders) return listener(request, response);
    response.writeHead(431, { connection: "close" }).end();
  };
  const server = boundedServer(bounded, { ...usualBounds, silence }, senderOf);
  // Of others nothing is kept.
  server.maxHeadersCount = mostHeaders + 1;
  // A caller who sends slowly holds a connection, not more.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Many who come at once wait to be accepted; the kernel would turn them away, to try again a second later.
    server.listen({ port, host, backlog: 4_096 }, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = { "0.0.0.0": "127.0.0.1", "::": "127.0.0.1" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return { url: `http://${name}:${address.port}`, close: () => stop(server) };
}

/** Lets requests under way finish, for a few seconds. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 3_000);
    // A connection is idle from its last answer on.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}
