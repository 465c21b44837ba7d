import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${root}docs/architecture.md`, "utf8");

/** The arrows of the diagram under a line of the page: what a room points at, by the name of the room. */
function drawnUnder(line: string): Record<string, string[]> {
  const diagram = page.slice(page.indexOf(line)).match(/```mermaid\n(.*?)```/s)?.[1] ?? "";
  const labels = Object.fromEntries([...diagram.matchAll(/([\w-]+)\["([^"]+?)\/?"\]/g)].map(([, id, label]) => [id, label]));
  const arrows = [...diagram.replaceAll(/\["[^"]+"\]/g, "").matchAll(/^ *(\S+) --> (.+)$/gm)];
  const named = (id: string) => labels[id] ?? id;
  return Object.fromEntries(arrows.map(([, from = "", to = ""]) => [named(from), to.split(" & ").map(named).sort()]));
}

/** The same of the sources: which rooms of a folder the files of each room import. */
function importedIn(folder: string, rooms: string[]): Record<string, string[]> {
  const base = path.join(root, folder);
  const arrows = rooms.map((room) => {
    const isFile = path.extname(room) !== "";
    const files = isFile
      ? [room]
      : readdirSync(path.join(base, room), { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`);
    const sources = files.filter((file) => /\.(tsx?|mjs)$/.test(file) && !path.basename(file).startsWith("."));
    const to = sources.flatMap((file) => {
      const code = readFileSync(path.join(base, file), "utf8");
      const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, target = ""]) =>
        path.join(path.dirname(file), target),
      );
      return imports.map((target) => target.split("/")[0] as string).filter((target) => rooms.includes(target) && target !== room);
    });
    return [room, [...new Set(to)].sort()] as const;
  });
  return Object.fromEntries(arrows.filter(([, to]) => to.length > 0));
}

const apart = ["bench", "dist", "docs", "examples", "node_modules", "scripts", "tests"];
const roomsIn = (folder: string) => readdirSync(path.join(root, folder)).filter((name) => !name.startsWith(".") && !apart.includes(name));

it("docs/architecture.md draws which folder imports which", () => {
  const folders = roomsIn("").filter((name) => statSync(path.join(root, name)).isDirectory());
  expect(drawnUnder("## Rooms")).toEqual(importedIn("", folders));
});

it("docs/architecture.md draws which room of handlers/ imports which", () => {
  expect(drawnUnder("The rooms of `handlers/`")).toEqual(importedIn("handlers", roomsIn("handlers")));
});
