import { mkdirSync, writeFileSync } from "node:fs";
import type { Event } from "./recording.ts";

/**
 * A disk as POSIX has it, and no kinder: what is in a file is kept from its `fsync` on, a name from that of its folder. Of what came later, any
 * part may be kept, in any order between files, and of a write each sector by itself.
 */

const sector = 512;

type Change = { at: number; bytes: Buffer } | { size: number };
type Naming = { name: string; node: Node | undefined };
type File = { kind: "file"; synced: Buffer; changes: Change[] };
type Folder = { kind: "folder"; synced: Map<string, Node>; names: Map<string, Node>; changes: Naming[] };
type Node = File | Folder;

/** What becomes of what was not synced: whether a name that was made or taken away is kept so, and whether a sector of a write is. */
export type Fate = { keepsName(isMade: boolean): boolean; keepsSector(): boolean };

const always = () => true;
const never = () => false;

export const fates: Record<string, (random: () => number) => Fate> = {
  "nothing of it": () => ({ keepsName: never, keepsSector: never }),
  "names alone": () => ({ keepsName: always, keepsSector: never }),
  "names taken away, none that were made": () => ({ keepsName: (isMade) => !isMade, keepsSector: never }),
  "contents alone": () => ({ keepsName: never, keepsSector: always }),
  "all of it": () => ({ keepsName: always, keepsSector: always }),
  "any of it, torn": (random) => {
    const share = random();
    const some = () => random() < share;
    return { keepsName: some, keepsSector: some };
  },
};

export function aDisk() {
  const root: Folder = aFolder();
  const open = new Map<string, Node>();

  const place = (path: string): [Folder, string] => {
    const names = path.split("/");
    const name = names.pop() as string;
    let folder = root;
    for (const step of names) folder = folder.names.get(step) as Folder;
    return [folder, name];
  };
  const nodeAt = (path: string): Node | undefined => {
    if (path === "") return root;
    const [folder, name] = place(path);
    return folder?.names.get(name);
  };
  const name = (path: string, node: Node | undefined) => {
    const [folder, name] = place(path);
    if (node) folder.names.set(name, node);
    else folder.names.delete(name);
    folder.changes.push({ name, node });
  };
  const fileOf = (event: { file: string; path: string }): File => {
    const file = open.get(event.file);
    if (file?.kind !== "file") throw new Error(`${event.path} was written, and never opened.`);
    return file;
  };

  return {
    apply(event: Event): void {
      switch (event.kind) {
        case "open": {
          if (event.isNew) name(event.path, { kind: "file", synced: Buffer.alloc(0), changes: [] });
          const node = nodeAt(event.path);
          if (!node) throw new Error(`${event.path} was opened, and never made.`);
          open.set(event.file, node);
          if (event.isEmptied && node.kind === "file") node.changes.push({ size: 0 });
          break;
        }
        case "write":
          fileOf(event).changes.push({ at: event.at, bytes: event.bytes });
          break;
        case "truncate":
          fileOf(event).changes.push({ size: event.size });
          break;
        case "sync": {
          const node = open.get(event.file);
          if (node?.kind === "file") node.synced = contentOf(node, always);
          else if (node) node.synced = new Map(node.names);
          if (node) node.changes = [];
          break;
        }
        case "folder":
          name(event.path, aFolder());
          break;
        case "rename": {
          const node = nodeAt(event.path);
          name(event.path, undefined);
          name(event.to, node);
          break;
        }
        case "remove":
          // A socket is made in a way of its own.
          if (nodeAt(event.path)) name(event.path, undefined);
      }
    },

    /** Writes what the disk has after a power cut into a new folder. */
    leave(folder: string, fate: Fate): void {
      const write = (node: Node, path: string) => {
        if (node.kind === "file") return writeFileSync(path, contentOf(node, fate.keepsSector));
        mkdirSync(path);
        const names = new Map(node.synced);
        for (const { name, node: named } of node.changes) {
          if (!fate.keepsName(named !== undefined)) continue;
          if (named) names.set(name, named);
          else names.delete(name);
        }
        for (const [name, inner] of names) write(inner, `${path}/${name}`);
      };
      write(root, folder);
    },
  };
}

const aFolder = (): Folder => ({ kind: "folder", synced: new Map(), names: new Map(), changes: [] });

function contentOf({ synced, changes }: File, keeps: () => boolean): Buffer {
  let content = synced;
  let isOwn = false;
  let size = synced.length;
  const grow = (length: number) => {
    if (isOwn && length <= content.length) return;
    const grown = Buffer.alloc(Math.max(length, isOwn ? 2 * content.length : content.length));
    content.copy(grown, 0, 0, size);
    content = grown;
    isOwn = true;
  };
  for (const change of changes) {
    if ("size" in change) {
      if (!keeps()) continue;
      grow(change.size);
      // What lies behind is zeros, should it be written to again.
      content.fill(0, Math.min(change.size, size));
      size = change.size;
      continue;
    }
    for (let from = 0; from < change.bytes.length; ) {
      const to = Math.min(change.bytes.length, from + sector - ((change.at + from) % sector));
      if (keeps()) {
        grow(change.at + to);
        change.bytes.copy(content, change.at + from, from, to);
        size = Math.max(size, change.at + to);
      }
      from = to;
    }
  }
  return content.subarray(0, size);
}
