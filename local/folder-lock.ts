import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export class FolderInUse extends Error {}

/**
 * Claims a folder for this process until it ends, however it ends: the lock is a listening socket, which the kernel
 * closes with its process. A file with a process id would outlive a kill.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const address = socketFor(realpathSync(folder));
  let server = await tryListen(address);
  if (!server && !(await isAnswered(address))) {
    // Left behind by a process that was killed.
    rmSync(address, { force: true });
    server = await tryListen(address);
  }
  if (!server) throw new FolderInUse(`The data folder ${folder} is in use by another process.`);
  const held = server;
  return { release: () => new Promise((resolve) => held.close(() => resolve())) };
}

/** Beside the folder's data, unless the path is too long for a socket (108 bytes on Linux, 104 on macOS). */
function socketFor(folder: string): string {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 24);
  if (process.platform === "win32") return `\\\\.\\pipe\\resume-gateway-${name}`;
  const inside = path.join(folder, "lock.sock");
  return Buffer.byteLength(inside) < 100 ? inside : path.join(tmpdir(), `resume-gateway-${name}.sock`);
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(address, () => resolve(server.unref()));
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
