import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

export class FolderInUse extends Error {}

/**
 * Claims a folder for this process until it ends, however it ends: the lock is a listening socket, which the kernel
 * closes with its process. A file with a process id would outlive a kill.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const base = baseOf(realpathSync(folder));
  // Claims made at once may all withdraw; pauses of random length part them.
  for (let tries = 0; tries < 5 && (await areSilent(socketsAt(base))); tries++) {
    const held = await claim(base);
    if (held) return { release: () => close(held) };
    await setTimeout(Math.random() * 50);
  }
  throw new FolderInUse(`The data folder ${folder} is in use by another process.`);
}

/** Where the sockets' paths begin: in the folder, unless they get too long (108 bytes on Linux, 104 on macOS). */
function baseOf(folder: string): string {
  const name = `resume-gateway-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}-`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  const inside = path.join(folder, "lock-");
  return Buffer.byteLength(inside) < 85 ? inside : path.join(tmpdir(), name);
}

/**
 * A killed process leaves its socket's file, and two claims could both replace it. So each claim listens on a path of its
 * own and then looks for others: of two, at least one sees the other.
 */
async function claim(base: string): Promise<Server | undefined> {
  // A named pipe goes with its process.
  if (process.platform === "win32") return tryListen(base);
  const address = `${base}${randomUUID().slice(0, 8)}.sock`;
  const server = await tryListen(address);
  if (!server) return undefined;
  const others = socketsAt(base).filter((other) => other !== address);
  if (await areSilent(others)) {
    for (const other of others) rmSync(other, { force: true });
    // Another claim may have taken this socket for a dead one, just before it listened.
    if (existsSync(address)) return server;
  }
  await close(server);
  return undefined;
}

function socketsAt(base: string): string[] {
  if (process.platform === "win32") return [];
  const [directory, start] = [path.dirname(base), path.basename(base)];
  const names = readdirSync(directory).filter((name) => name.startsWith(start) && name.endsWith(".sock"));
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
  return !(await Promise.all(addresses.map(isAnswered))).includes(true);
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
