import type { Socket } from "node:net";

/** Bytes that are parsed at once: a few small requests. */
const portion = 1024;

/**
 * Lets a connection be parsed in portions, and no further once it is closed or `isEnough` says so: the rest waits until the connection is resumed. Node
 * parses all that it reads at once: of 64 kB, a thousand requests, or ten thousand chunks of a body, each of which becomes an object.
 */
export function parseInPortions(socket: Socket, isEnough: () => boolean): void {
  const [parse] = socket.listeners("data");
  if (!parse) return;
  socket.removeListener("data", parse as () => void);
  socket.on("data", (read: Buffer) => {
    for (let at = 0; at < read.length && !socket.destroyed; at += portion) {
      if (isEnough()) return void socket.pause().unshift(read.subarray(at));
      parse.call(socket, read.subarray(at, at + portion));
    }
  });
}
