import { connect, Server } from "node:net";
import { expect, it, vi } from "vitest";
import { listen } from "../../handlers/local/listener.ts";
import { gate } from "../support/gate.ts";

it("who stops listening takes no more connections, and finishes the requests under way", async () => {
  const [begun, finish] = [gate(), gate()];
  const answer = async () => {
    begun.open();
    await finish.opened;
    return new Response("whole");
  };
  const { url, close } = await listen(answer, { host: "127.0.0.1", port: 0, silence: 60_000 });
  const request = fetch(url).then((response) => response.text());
  await begun.opened;
  const closed = close();
  await expect(fetch(url)).rejects.toThrow();
  finish.open();
  expect(await request).toBe("whole");
  await closed;
});

it("answers that nobody takes have 32 MB: beyond that, those connections close that asked first", async () => {
  const begun = [gate(), gate(), gate()];
  // Of it, the system takes some megabytes.
  const large = "x".repeat(30 * 1024 * 1024);
  const answer = async ({ url }: Request) => {
    const number = Number(new URL(url).searchParams.get("number"));
    begun[number]?.open();
    return new Response(begun[number] ? large : "small");
  };
  const { url, close } = await listen(answer, { host: "127.0.0.1", port: 0, silence: 60_000 });
  const callers = [];
  for (const [number, { opened }] of begun.entries()) {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.pause().write(`GET /?number=${number} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await opened;
    // By then, all of the large one is written.
    expect(await fetch(`${url}/?number=none`).then((response) => response.text())).toBe("small");
    callers.push(socket);
  }
  const taken = callers.map(
    (socket) =>
      new Promise<boolean>((resolve) => {
        let bytes = 0;
        socket.on("data", (chunk) => {
          bytes += chunk.length;
        });
        socket.on("close", () => resolve(bytes > large.length));
        socket.resume();
      }),
  );
  expect(await Promise.all(taken)).toEqual([false, false, true]);
  await close();
});

it("a connection has at most 32 requests under way: with one more it closes", async () => {
  const { url, close } = await listen(async () => new Response("the end"), { host: "127.0.0.1", port: 0, silence: 60_000 });
  const answersTo = (requests: number) =>
    new Promise<number>((resolve) => {
      let received = "";
      const answers = () => received.split("the end").length - 1;
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        received += chunk;
        if (answers() === requests) socket.destroy();
      });
      socket.on("close", () => resolve(answers()));
      // Short enough to be read, and parsed, at once.
      socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(requests));
    });
  expect(await answersTo(32)).toBe(32);
  expect(await answersTo(33)).toBe(0);
  await close();
});

it("headers of a request have ten seconds to come, and the whole of it thirty", async () => {
  const listening = vi.spyOn(Server.prototype, "listen");
  const { close } = await listen(() => new Response(), { host: "127.0.0.1", port: 0, silence: 60_000 });
  const { contexts } = listening.mock;
  listening.mockRestore();
  expect(contexts).toMatchObject([{ headersTimeout: 10_000, requestTimeout: 30_000 }]);
  await close();
});

it.each([
  ["0.0.0.0", "127.0.0.1"],
  ["::1", "[::1]"],
])("who listens on %s tells an address that can be called: %s", async (host, name) => {
  const { url, close } = await listen(() => new Response("the end"), { host, port: 0, silence: 60_000 });
  expect(new URL(url).hostname).toBe(name);
  expect(await (await fetch(url)).text()).toBe("the end");
  await close();
});
