import { createHash } from "node:crypto";
import { readdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export class FolderInUse extends Error {}

/**
 * Claims a folder for this process until it ends, however it ends: the lock is a listening socket, which the kernel
 * closes with its process. A file with a process id would outlive a kill.
 *
 * The socket's file does outlive one. So a claim listens under the next number, and only then looks whether any other
 * socket answers: of two claims at once, at least one sees the other.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const base = baseOf(realpathSync(folder));
  const found = socketsAt(base);
  const address = `${base}${1 + Math.max(0, ...found.map((socket) => Number.parseInt(socket.slice(base.length), 10)))}.sock`;
  const held = (await areSilent(found)) ? await tryListen(address) : undefined;
  const others = socketsAt(base).filter((socket) => socket !== address);
  if (!held || !(await areSilent(others))) {
    if (held) await close(held);
    throw new FolderInUse(`The data folder ${folder} is in use by another process.`);
  }
  for (const other of others) rmSync(other, { force: true });
  return { release: () => close(held) };
}

/** Where the sockets' paths begin: in the folder, unless they get too long (108 bytes on Linux, 104 on macOS). */
function baseOf(folder: string): string {
  const name = `resume-gateway-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}-`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  const inside = path.join(folder, "lock-");
  return Buffer.byteLength(inside) < 90 ? inside : path.join(tmpdir(), name);
}

function socketsAt(base: string): string[] {
  // A named pipe goes with its process.
  if (process.platform === "win32") return [];
  const [directory, start] = [path.dirname(base), path.basename(base)];
  const names = readdirSync(directory).filter((name) => name.startsWith(start) && /^\d+\.sock$/.test(name.slice(start.length)));
  return names.map((name) => path.join(directory, name));
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(address, () => resolve(server.unref()));
  });
}

async function areSilent(addresses: string[]): Promise<boolean> {
  const answered = await Promise.all(addresses.map(isAnswered));
  return !answered.includes(true);
}

/** Only a refusal tells that nobody listens: a socket that is busy, or another user's, fails in other ways. */
function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "ECONNREFUSED" && error.code !== "ENOENT"));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
