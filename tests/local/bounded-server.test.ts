import { once } from "node:events";
import { IncomingMessage, type RequestListener, type Server, ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Bounds, boundedServer } from "../../handlers/local/connections/bounded-server.ts";

const wide: Bounds = { connections: 100, turns: 10, unread: 100_000_000, silence: 60_000 };
const GET = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const big = Buffer.alloc(20_000_000, "x");

async function aServer(answer: RequestListener, bounds: Partial<Bounds> = {}, callerOf?: (request: IncomingMessage) => string | undefined) {
  const server: Server = boundedServer(answer, { ...wide, ...bounds }, callerOf);
  /** The server's ends of the connections. */
  const seen: Socket[] = [];
  server.on("connection", (socket) => seen.push(socket));
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  /** A caller who reads nothing until it is told to. */
  const caller = async (sent = "", localAddress = "127.0.0.1") => {
    const socket = connect({ port, host: "127.0.0.1", localAddress });
    socket.on("error", () => {});
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    if (sent) socket.write(sent);
    return socket.pause();
  };
  /** What a caller reads, up to these words. */
  const received = async (socket: Socket, end: string) => {
    let all = "";
    for await (const chunk of socket) {
      all += chunk;
      if (all.includes(end)) break;
    }
    return all;
  };
  const closed = (socket: Socket) => new Promise((resolve) => socket.resume().once("close", resolve));
  return { server, seen, caller, received, closed };
}

/** Answers that are made when the test says so. */
function onDemand() {
  const begun: string[] = [];
  const finish: Record<string, () => void> = {};
  const answer: RequestListener = ({ url = "" }, response) => {
    begun.push(url);
    finish[url] = () => response.end(url);
  };
  return { begun, finish, answer };
}

it("a request that comes right after an answer is answered once", async () => {
  const begun: string[] = [];
  const { caller, server } = await aServer(({ url = "", socket }, response) => {
    begun.push(url);
    if (url !== "/first") return;
    response.once("close", () => {
      // As Node does when it has read one: before anything that waits for its turn.
      const next = Object.assign(new IncomingMessage(socket), { url: "/second" });
      server.emit("request", next, new ServerResponse(next));
    });
    response.end();
  });
  await caller(GET("/first"));
  await vi.waitFor(() => expect(begun).toContain("/second"), 60_000);
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(["/first", "/second"]);
});

it("the requests of a connection are answered one by one, in their order; those of others meanwhile", async () => {
  const { begun, finish, answer } = onDemand();
  const { caller } = await aServer(answer);
  await caller(GET("/a1") + GET("/a2") + GET("/a3"));
  await vi.waitFor(() => expect(begun).toEqual(["/a1"]), 60_000);
  await caller(GET("/b1"));
  await vi.waitFor(() => expect(begun).toEqual(["/a1", "/b1"]), 60_000);
  finish["/a1"]?.();
  await vi.waitFor(() => expect(begun).toEqual(["/a1", "/b1", "/a2"]), 60_000);
  finish["/a2"]?.();
  await vi.waitFor(() => expect(begun).toEqual(["/a1", "/b1", "/a2", "/a3"]), 60_000);
});

it("a stranger waits for a few of the requests that many others sent at once, not for one of each", async () => {
  let begun = 0;
  const { caller, received } = await aServer(
    (_request, response) => {
      begun++;
      // A page takes the thread for a while: a stranger's request is there when it is looked for.
      for (const end = performance.now() + 2; performance.now() < end; );
      response.end();
    },
    { turns: 32 },
  );
  for (let i = 0; i < 60; i++) await caller(GET("/page").repeat(30));
  await vi.waitFor(() => expect(begun).toBeGreaterThan(120), 60_000);
  const before = begun;
  await received(await caller(GET("/stranger")), "200 OK");
  expect(begun - before).toBeLessThan(60);
});

it.each([
  ["Content-Length", `Content-Length: 9000\r\n\r\n${"x".repeat(9_000)}`],
  ["Transfer-Encoding", `Transfer-Encoding: chunked\r\n\r\n9\r\n${"x".repeat(9)}\r\n0\r\n\r\n`],
])("a small request waits for a few of the large ones (by %s) that many callers sent before it", async (_name, rest) => {
  const begun: string[] = [];
  const { seen, caller, received } = await aServer(async (request, response) => {
    begun.push(request.url ?? "");
    await text(request);
    response.end("done");
  });
  const callers = await Promise.all(Array.from({ length: 41 }, (_, i) => caller("", `127.0.1.${i + 1}`)));
  await vi.waitFor(() => expect(seen).toHaveLength(41));
  const stranger = callers.pop() as Socket;
  for (const socket of callers) socket.write(`POST /large HTTP/1.1\r\nHost: x\r\n${rest}`);
  stranger.write(GET("/small"));
  await Promise.all([...callers, stranger].map((socket) => received(socket, "done")));
  expect(begun).toHaveLength(41);
  expect(begun.indexOf("/small")).toBeLessThan(15);
});

it("those who come at once are all there when the first is answered", async () => {
  const there: number[] = [];
  const { seen, caller, received } = await aServer((_, response) => {
    there.push(seen.length);
    response.end("done");
  });
  const callers = await Promise.all(Array.from({ length: 20 }, () => caller(GET("/"))));
  await Promise.all(callers.map((socket) => received(socket, "done")));
  expect(there).toEqual(Array(20).fill(20));
});

it("requests that come at once begin in their order, a few in a turn of the event loop", async () => {
  const turns: string[][] = [];
  const { seen, caller, received } = await aServer(({ url = "" }, response) => {
    if (turns.length === 0) turns.push([]);
    const turn = turns.at(-1) as string[];
    // The next turn begins a list of its own.
    if (turn.push(url) === 1) setImmediate(() => turns.push([]));
    response.end("done");
  });
  const callers = await Promise.all(Array.from({ length: 20 }, () => caller()));
  await vi.waitFor(() => expect(seen).toHaveLength(20));
  for (const [i, socket] of callers.entries()) socket.write(GET(`/${i}`));
  await Promise.all(callers.map((socket) => received(socket, "done")));
  expect(turns.flat()).toEqual(callers.map((_, i) => `/${i}`));
  expect(Math.max(...turns.map(({ length }) => length))).toBeLessThanOrEqual(8);
});

it("another address begins before most of what one address has sent on many connections", async () => {
  const begun: (string | undefined)[] = [];
  const { server, seen, caller } = await aServer(({ socket }) => void begun.push(socket.remoteAddress));
  for (let i = 0; i < 40; i++) await caller();
  await caller("", "127.0.0.2");
  await vi.waitFor(() => expect(seen).toHaveLength(41), 60_000);
  // As Node does when it finds them all at one look.
  for (const socket of seen) {
    const request = new IncomingMessage(socket);
    server.emit("request", request, new ServerResponse(request));
  }
  await vi.waitFor(() => expect(begun).toHaveLength(41), 60_000);
  expect(begun.indexOf("127.0.0.2")).toBeLessThan(10);
});

it("a body that comes behind another request is read to its end", async () => {
  const { caller, received } = await aServer(async (request, response) => {
    const body = await text(request);
    await new Promise((resolve) => setTimeout(resolve, 20));
    response.end(request.url === "/last" ? `${body.length} and the end` : "");
  });
  const post = `POST /post HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n${"x".repeat(1_000_000)}`;
  const socket = await caller(GET("/first") + post + post.replace("/post", "/last"));
  expect(await received(socket, "the end")).toContain("1000000 and the end");
});

it.each([
  ["GET", GET("/1") + GET("/2")],
  ["POST", "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx".repeat(2)],
  ["POST and GET", `POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx${GET("/2")}`],
])("a connection is read again when the requests that waited (%s) are answered", async (_name, sent) => {
  const { caller, received } = await aServer(async (request, response) => {
    await text(request);
    response.end(request.url === "/2" || request.url === "/1" ? "" : "the end");
  });
  const socket = await caller(sent);
  const [, second] = [await once(socket.resume(), "data"), GET("/3")];
  setTimeout(() => socket.write(second), 50);
  expect(await received(socket, "the end")).toContain("the end");
});

it("a connection is read no further while a request of it waits", async () => {
  const { begun, answer } = onDemand();
  const { seen, caller } = await aServer(answer);
  const socket = await caller(GET("/a1") + GET("/a2"));
  await vi.waitFor(() => expect(begun).toEqual(["/a1"]), 60_000);
  socket.write(Buffer.alloc(5_000_000, GET("/more")));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen[0]?.destroyed).toBe(false);
  // What Node reads at once.
  expect(seen[0]?.bytesRead).toBeLessThan(2 * 65_536);
  expect(begun).toEqual(["/a1"]);
});

it.each(["", "Expect: 100-continue\r\n", "Expect: something\r\n"])(
  "of a thousand requests (%j) that come at once, a few are looked at before the first is answered",
  async (header) => {
    const { begun, finish, answer } = onDemand();
    const { server, caller, received } = await aServer(answer, { turns: 100 });
    let parsed = 0;
    for (const event of ["request", "checkExpectation"]) server.on(event, () => parsed++);
    const requests = Array.from({ length: 1_000 }, (_, i) => `GET /${i} HTTP/1.1\r\nHost: x\r\n${header}\r\n`);
    const socket = await caller(requests.join(""));
    await vi.waitFor(() => expect(begun).toEqual(["/0"]), 60_000);
    expect(parsed).toBeLessThan(40);
    const answerAll = setInterval(() => finish[begun.at(-1) ?? ""]?.(), 0);
    await received(socket, "\r\n\r\n/999").finally(() => clearInterval(answerAll));
    expect(begun).toEqual(requests.map((_, i) => `/${i}`));
  },
);

it("a connection that asks for another protocol is answered, and read no further", async () => {
  const { seen, caller, received } = await aServer((_request, response) => response.end("the end"));
  const socket = await caller("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n".repeat(100_000));
  const answer = await received(socket, "the end");
  expect(answer).toContain("200 OK\r\nconnection: close");
  await vi.waitFor(() => expect(seen[0]?.destroyed).toBe(true), 60_000);
  expect(seen[0]?.bytesRead).toBeLessThan(1_000_000);
});

const inChunks = (chunks: string[]) =>
  `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("")}0\r\n\r\n`;

it("the tiny chunks of a body come as one piece where they came as one", async () => {
  const digits = Array.from({ length: 900 }, (_, i) => String(i % 10));
  let pieces = 0;
  const { caller, received } = await aServer(async (request, response) => {
    request.on("data", () => pieces++);
    response.end(`${await text(request)} and the end`);
  });
  expect(await received(await caller(inChunks(digits)), "the end")).toContain(`${digits.join("")} and the end`);
  expect(pieces).toBeLessThan(10);
});

it("a body of which a header says how long it is comes in the pieces that were read, and what is behind it is the next request", async () => {
  let largest = 0;
  const { caller, received } = await aServer(async (request, response) => {
    const push = request.push.bind(request);
    request.push = (piece) => {
      largest = Math.max(largest, piece?.length ?? 0);
      return push(piece);
    };
    response.end(`${(await text(request)).length} at ${request.url}`);
  });
  const post = `POST /post HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n${"x".repeat(1_000_000)}`;
  expect(await received(await caller(post + GET("/next")), "/next")).toMatch(/1000000 at \/post.*0 at \/next/s);
  expect(largest).toBeGreaterThan(10_000);
});

it("a connection closes whose body goes on in tiny chunks, not one whose chunks are small at first", async () => {
  const whole: number[] = [];
  const { caller, received, closed } = await aServer(async (request, response) => {
    const body = await text(request).catch(() => "");
    whole.push(body.length);
    response.end(`${body.length} and the end`);
  });
  const tiny = Array(900).fill("x");
  expect(await received(await caller(inChunks([...tiny, ...Array(20).fill("y".repeat(9))])), "the end")).toContain("1080 and the end");
  await closed(await caller(inChunks([...tiny, ...tiny])));
  expect(await received(await caller(inChunks(Array(1_100).fill("z".repeat(80)))), "the end")).toContain("88000 and the end");
  await closed(await caller(inChunks(Array(1_100).fill("z".repeat(63)))));
  expect(whole.filter((length) => [1_800, 69_300].includes(length))).toEqual([]);
});

it("a connection with more requests under way than it may have closes, and those that wait are not begun", async () => {
  const { begun, finish, answer } = onDemand();
  const { caller, closed } = await aServer(answer, { turns: 3 });
  const greedy = await caller(GET("/0"));
  await vi.waitFor(() => expect(begun).toEqual(["/0"]), 20_000);
  greedy.write(Array.from({ length: 3 }, (_, i) => GET(`/${i + 1}`)).join(""));
  await closed(greedy);
  finish["/0"]?.();
  await caller(Array.from({ length: 3 }, (_, i) => GET(`/m${i}`)).join(""));
  await vi.waitFor(() => expect(begun).toEqual(["/0", "/m0"]), 60_000);
});

it("over so many connections the one closes that keeps the server waiting for the longest, not one that waits for its answer", async () => {
  const { begun, finish, answer } = onDemand();
  const { caller, closed, received } = await aServer(answer, { connections: 3 });
  const working = await caller(GET("/working"));
  const idle = await caller();
  const slow = await caller("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");
  await vi.waitFor(() => expect(begun.toSorted()).toEqual(["/slow", "/working"]), 60_000);
  await caller(GET("/first"));
  await closed(idle);
  await caller(GET("/second"));
  await closed(slow);
  finish["/working"]?.();
  expect(await received(working, "/working")).toContain("200 OK");
});

// Other systems than Linux have one loopback address.
it.runIf(process.platform === "linux")(
  "over so many connections one closes of the address that has the most, not a stranger's that waits for longer",
  async () => {
    const { caller, closed, received } = await aServer((_request, response) => response.end("the end"), { connections: 3 });
    const stranger = await caller("", "127.0.0.2");
    const greedy = await caller();
    await caller();
    await caller();
    await closed(greedy);
    stranger.write(GET("/"));
    expect(await received(stranger, "the end")).toContain("200 OK");
  },
);

describe("behind one proxy", () => {
  const callerOf = ({ headers }: IncomingMessage) => headers["x-forwarded-for"]?.toString();
  const from = (caller: string, request: string) => request.replace("Host: x", `Host: x\r\nX-Forwarded-For: ${caller}`);

  it("callers take turns: who asks on many connections waits for themselves", async () => {
    const begun: string[] = [];
    const { seen, caller, received } = await aServer(
      ({ url = "" }, response) => {
        begun.push(url);
        response.end("done");
      },
      {},
      callerOf,
    );
    const callers = await Promise.all(Array.from({ length: 41 }, () => caller()));
    await vi.waitFor(() => expect(seen).toHaveLength(41), 60_000);
    const [stranger, ...greedy] = callers.toReversed();
    for (const socket of greedy.toReversed()) socket.write(from("greedy", GET("/greedy")));
    stranger?.write(from("stranger", GET("/stranger")));
    await Promise.all(callers.map((socket) => received(socket, "done")));
    expect(begun.indexOf("/stranger")).toBeLessThan(20);
  });

  it("over so many connections one closes of the caller who has the most, not a stranger's that waits for longer", async () => {
    const { begun, answer } = onDemand();
    const { caller, closed, seen } = await aServer(answer, { connections: 3 }, callerOf);
    const slow = (path: string) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n`;
    const sending = async (name: string, path: string) => {
      const socket = await caller(from(name, slow(path)));
      await vi.waitFor(() => expect(begun).toContain(path), 60_000);
      return socket;
    };
    await sending("stranger", "/stranger");
    const greedy = await sending("greedy", "/1");
    await sending("greedy", "/2");
    await caller();
    await closed(greedy);
    expect(seen[0]?.destroyed).toBe(false);
  });
});

it("over so many bytes that nobody takes, those close that asked first", async () => {
  const { caller, seen } = await aServer((_request, response) => response.end(big), { unread: 30_000_000 });
  for (let i = 0; i < 3; i++) {
    await caller(GET("/"));
    await vi.waitFor(() => expect(seen[i]?.bytesWritten).toBeGreaterThan(0), 60_000);
  }
  expect(seen.map(({ destroyed }) => destroyed)).toEqual([true, true, false]);
});

it("a connection whose answer is not taken closes after a while", async () => {
  const { caller, seen } = await aServer((_request, response) => response.end(big), { silence: 300 });
  await caller(GET("/"));
  await vi.waitFor(() => expect(seen[0]?.destroyed).toBe(true), 60_000);
});

it("a request that comes just after the answer before is begun once", async () => {
  const begun: string[] = [];
  const { caller, received } = await aServer(({ url = "" }, response) => {
    begun.push(url);
    // Node looks for what has come in between two rounds of setImmediate: in the second one, the next turn begins.
    setImmediate(() => response.end(url));
    if (url === "/1") response.once("close", () => socket.write(GET("/2")));
    if (url === "/2") response.once("close", () => socket.write(GET("/3")));
  });
  const socket = await caller();
  socket.write(GET("/1"));
  await received(socket, "\r\n\r\n/3");
  expect(begun).toEqual(["/1", "/2", "/3"]);
});
