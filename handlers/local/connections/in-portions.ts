import type { Socket } from "node:net";

/** Bytes that are parsed at once: a few small requests. */
const fewRequests = 1024;

/**
 * Lets a connection be parsed in portions, and no further once it is closed or `isEnough` says so: the rest waits until the connection is resumed. Node
 * parses all that it reads at once: of 64 kB, a thousand requests, or ten thousand chunks of a body, each of which becomes an object. Of the `plain` bytes
 * that come next in a body without chunks it makes one.
 */
export function parseInPortions(socket: Socket, isEnough: () => boolean, plain: () => number): void {
  const [parse] = socket.listeners("data");
  if (!parse) return;
  socket.removeListener("data", parse as () => void);
  socket.on("data", (read: Buffer) => {
    let rest = read;
    while (rest.length > 0 && !socket.destroyed) {
      if (isEnough()) return void socket.pause().unshift(rest);
      const portion = plain() || fewRequests;
      parse.call(socket, rest.subarray(0, portion));
      rest = rest.subarray(portion);
    }
  });
}
