import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { GatheredRequest } from "./gathered-request.ts";
import { parseInPortions } from "./in-portions.ts";
import { requestTurns } from "./request-turns.ts";

type Turn = { request: GatheredRequest; response: ServerResponse; caller: string | undefined };

/** Tells who sends a request. */
type CallerOf = (request: IncomingMessage) => string | undefined;

const bySocket: CallerOf = ({ socket }) => socket.remoteAddress;

/** What callers can hold of a server. */
export type Bounds = {
  /** How many connections there may be. One more closes, of the caller who has the most, the one that has kept the server waiting for the longest. */
  connections: number;
  /** How many requests may be under way on one connection. One more closes it. */
  turns: number;
  /** How many bytes of answers callers may leave untaken, on all connections. More closes those that asked longest ago. */
  unread: number;
  /** Milliseconds without a byte sent or taken, after which a connection closes. */
  silence: number;
};

export const usualBounds = { connections: 320, turns: 32, unread: 32 * 1024 * 1024 } satisfies Partial<Bounds>;

/**
 * An HTTP server whose memory does not depend on what callers send and do not read. Node dispatches all requests of one read at once; here those of a
 * connection are answered one by one, and nothing more is read while one waits. Callers, whom `callerOf` tells apart, take turns.
 */
export function boundedServer(answer: RequestListener, bounds: Bounds, callerOf = bySocket): Server {
  // In the order of their last requests, the oldest first.
  const connections = new Map<Socket, Turn[]>();

  const close = (socket: Socket) => {
    connections.delete(socket);
    socket.resetAndDestroy();
  };

  /** Connections whose next request waits, in the order in which their last one ended. One begins at a time, with a look at the network between. */
  const next: (() => void)[] = [];
  const beginNext = () => {
    const begin = next.shift();
    if (next.length > 0) setImmediate(beginNext);
    begin?.();
  };

  const begin = (socket: Socket, turns: Turn[]) => {
    const [turn] = turns;
    if (!turn || !connections.delete(socket)) return;
    connections.set(socket, turns);
    turn.response.once("prefinish", () => {
      if (socket.writableLength > 0) closeUnread(connections, bounds.unread, close);
    });
    turn.response.once("close", () => {
      turns.shift();
      // A request that comes after the last one begins by itself.
      if (turns.length > 0 && next.push(() => begin(socket, turns)) === 1) setImmediate(beginNext);
    });
    // The rest of its body may be still to come.
    if (turns.length === 1) socket.resume();
    answer(turn.request, turn.response);
  };

  const requests = requestTurns();
  // How often Node looks for requests whose headers or bodies are late.
  const server = createServer({ connectionsCheckingInterval: 5_000, IncomingMessage: GatheredRequest });
  const take: RequestListener<typeof GatheredRequest> = (request, response) => {
    const { socket } = request;
    const turns = connections.get(socket);
    if (!turns) return;
    if (isUpgrade(request)) response.setHeader("connection", "close");
    const caller = callerOf(request);
    if (turns.push({ request, response, caller }) === 1) {
      return requests.begin(() => begin(socket, turns), { caller, isLarge: isLarge(request) });
    }
    if (turns.length > bounds.turns) close(socket);
    else socket.pause();
  };
  server.on("request", take);
  // Node would answer these by itself, all that have been read at once.
  server.on("checkExpectation", take);
  server.on("connection", (socket) => {
    requests.connected();
    const turns: Turn[] = [];
    parseInPortions(
      socket,
      () => turns.length > 1 || turns.some(({ request }) => request.complete && isUpgrade(request)),
      () => turns.at(-1)?.request.plain ?? 0,
    );
    connections.set(socket, turns);
    // Node reads on by itself when a request is complete.
    socket.on("resume", () => {
      if (turns.length > 1) socket.pause();
    });
    socket.once("close", () => connections.delete(socket));
    if (connections.size > bounds.connections) close(longestAwaited(ofGreediest(connections)) ?? longestAwaited(connections) ?? socket);
  });
  server.timeout = bounds.silence;
  // For connections that are closed here, and still take a moment to be gone.
  server.maxConnections = 2 * bounds.connections;
  return server;
}

/** Whether a request comes with more than most do, or does not say with how much. */
const isLarge = ({ plain, headers }: GatheredRequest): boolean => plain > 8_192 || headers["transfer-encoding"] !== undefined;

/** Whether a request asks for another protocol. It is answered in this one, but Node loses what comes right behind it. */
const isUpgrade = ({ headers }: IncomingMessage): boolean => headers.upgrade !== undefined;

/** The connections of the caller who has the most of them. One without a request is its own address's. */
function ofGreediest(connections: Map<Socket, Turn[]>): Map<Socket, Turn[]> {
  const callers = new Map<string | undefined, Map<Socket, Turn[]>>();
  for (const [socket, turns] of connections) {
    const caller = turns[0] ? turns[0].caller : socket.remoteAddress;
    callers.set(caller, (callers.get(caller) ?? new Map()).set(socket, turns));
  }
  return [...callers.values()].reduce((most, own) => (own.size > most.size ? own : most));
}

/** A connection that keeps the server waiting: for a request, for the rest of one, or for its answer to be taken. */
function longestAwaited(connections: Map<Socket, Turn[]>): Socket | undefined {
  for (const [socket, [turn]] of connections) if (!turn?.request.complete || socket.writableLength > 0) return socket;
  return undefined;
}

function closeUnread(connections: Map<Socket, Turn[]>, most: number, close: (socket: Socket) => void): void {
  let unread = 0;
  for (const socket of connections.keys()) unread += socket.writableLength;
  for (const socket of connections.keys()) {
    if (unread <= most) return;
    if (socket.writableLength === 0) continue;
    unread -= socket.writableLength;
    close(socket);
  }
}
