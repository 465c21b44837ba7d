import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FolderInUse, lockFolder } from "../../handlers/local/folder-lock.ts";

/** A process that locks the folder, or tries to, writes how that went, and waits. */
function startLocking(folder: string) {
  const script = `
    import { lockFolder } from ${JSON.stringify(new URL("../../handlers/local/folder-lock.ts", import.meta.url).href)};
    const outcome = await lockFolder(${JSON.stringify(folder)}).then(() => "locked", (error) => error.constructor.name);
    process.stdout.write(outcome);
    process.stdin.resume();
  `;
  const node = ["--import", "tsx", "--input-type=module", "-e", script];
  return spawn(process.execPath, node, { stdio: ["pipe", "pipe", "inherit"] });
}

async function end(child: ChildProcess, how: "kill -9" | "end of work") {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  if (how === "kill -9") child.kill("SIGKILL");
  else child.stdin?.end();
  await exit;
}

/** Connects to a socket until no more can wait for an answer. */
async function fillUp(address: string): Promise<Socket[]> {
  const waiting: Socket[] = [];
  for (;;) {
    const socket = connect(address);
    const fault = await once(socket, "connect").then(
      () => undefined,
      ({ code }) => code,
    );
    if (fault === undefined) waiting.push(socket);
    else {
      expect(fault).toBe("EAGAIN");
      return waiting;
    }
  }
}

/** A folder, and processes that lock it; all of them end with the test. */
async function aFolder(name = "data") {
  const parent = await mkdtemp(path.join(tmpdir(), "lock-"));
  const folder = path.join(parent, name);
  await mkdir(folder);
  const children: ChildProcess[] = [];
  return {
    parent,
    path: folder,
    async lockElsewhere() {
      const child = startLocking(folder);
      children.push(child);
      const [outcome] = await once(child.stdout, "data");
      return {
        outcome: String(outcome),
        end: (how: "kill -9" | "end of work") => end(child, how),
        /** Lets it do nothing from now on. */
        stop: () => child.kill("SIGSTOP"),
      };
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) await end(child, "kill -9");
      // Clears away what killed processes left outside the folder.
      await (await lockFolder(folder)).release();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

// The second is too long for the path of a socket in it.
describe.each([
  ["a folder", "data"],
  ["a folder of a long path", "d".repeat(150)],
])("%s", (_, name) => {
  it("is locked once, until it is released", async () => {
    await using folder = await aFolder(name);
    for (let time = 1; time <= 2; time++) {
      const lock = await lockFolder(folder.path);
      await expect(lockFolder(folder.path)).rejects.toBeInstanceOf(FolderInUse);
      await expect(lockFolder(folder.path)).rejects.toThrow(folder.path);
      await lock.release();
    }
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("is locked against another process", async () => {
    await using folder = await aFolder(name);
    const lock = await lockFolder(folder.path);
    expect((await folder.lockElsewhere()).outcome).toBe("FolderInUse");
    await lock.release();
    expect((await folder.lockElsewhere()).outcome).toBe("locked");
    await expect(lockFolder(folder.path)).rejects.toBeInstanceOf(FolderInUse);
  });

  it.each(["kill -9", "end of work"] as const)("is free again after the %s of its holder", async (how) => {
    await using folder = await aFolder(name);
    const holder = await folder.lockElsewhere();
    expect(holder.outcome).toBe("locked");
    await holder.end(how);
    const lock = await lockFolder(folder.path);
    await expect(lockFolder(folder.path)).rejects.toBeInstanceOf(FolderInUse);
    await lock.release();
  });

  it("is locked by whatever path", async () => {
    await using folder = await aFolder(name);
    const link = path.join(folder.parent, "link");
    await symlink(folder.path, link);
    const lock = await lockFolder(link);
    for (const other of [folder.path, `${folder.path}/../${name}`]) await expect(lockFolder(other)).rejects.toBeInstanceOf(FolderInUse);
    await lock.release();
  });

  it("goes to one of many who ask at once, also after a kill", async () => {
    await using folder = await aFolder(name);
    const race = async () => {
      const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder.path)));
      const locks = asked.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      const errors = asked.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(errors.filter((error) => !(error instanceof FolderInUse))).toEqual([]);
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
    };
    await race();
    await (await folder.lockElsewhere()).end("kill -9");
    await race();
    await race();
  });
});

describe("a lock", () => {
  // Elsewhere, who is too busy looks like nobody.
  it.skipIf(process.platform !== "linux")("is kept by a process that is too busy to answer", async () => {
    await using folder = await aFolder();
    const holder = await folder.lockElsewhere();
    const [name = ""] = await readdir(folder.path);
    holder.stop();
    const waiting = await fillUp(path.join(folder.path, name));
    try {
      await expect(lockFolder(folder.path)).rejects.toBeInstanceOf(FolderInUse);
    } finally {
      for (const socket of waiting) socket.destroy();
    }
  });

  it("leaves other folders free", async () => {
    await using one = await aFolder();
    await using other = await aFolder();
    const locks = [await lockFolder(one.path), await lockFolder(other.path), await lockFolder(one.parent)];
    for (const lock of locks) await lock.release();
  });

  it("needs a folder", async () => {
    await using folder = await aFolder();
    await expect(lockFolder(path.join(folder.path, "none"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("leaves the folder's files alone", async () => {
    await using folder = await aFolder();
    await writeFile(path.join(folder.path, "secrets.json"), "{}");
    await (await folder.lockElsewhere()).end("kill -9");
    await (await lockFolder(folder.path)).release();
    expect(await readdir(folder.path)).toEqual(["secrets.json"]);
  });
});
