import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/*
 * A folder is a room. The linter knows which top-level folder may import which (biome.json); here is what it cannot see. Tests, benches and
 * examples are no rooms.
 */

const { dirname, basename, join } = path.posix;

const root = path.resolve(import.meta.dirname, "../..");
const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--deduplicate"], { cwd: root, encoding: "utf8" });
const files = listed.split("\n").filter((file) => /\.(tsx?|mjs)$/.test(file) && !/^(tests|bench|examples)\/|\.d\.ts$/.test(file));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

const most = 15;

/** Each of these has a file for each language. */
const larger = ["domain/locales"];

/** What each format has: how its files are made, and how they are read. */
const ofFormats = ["write", "read"];

/** An entry has the name of its function, and a function that of the procedure that it serves. */
const entries = "handlers/lambda/entries";

/** A file beside the rooms of handlers, such as its env.ts, is a room by itself; so is a file at the top. */
const roomOf = (file: string) => (["handlers", "."].includes(dirname(file)) ? file : dirname(file));

type Arrow = { from: string; to: string; because: string };

/** What a file imports from other rooms. */
function arrowsOf([file, text]: [string, string]): Arrow[] {
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map(([, specifier = ""]) => specifier);
  const imported = specifiers.map((specifier) => join(dirname(file), specifier)).filter((to) => texts.has(to));
  return imported
    .map((to) => ({ from: roomOf(file), to: roomOf(to), because: `${file} imports ${to}` }))
    .filter(({ from, to }) => from !== to);
}

const arrows = [...texts].flatMap(arrowsOf);

/** The rooms that a room needs, those behind others included. */
function neededBy(room: string, known = new Set<string>()): Set<string> {
  for (const { to } of arrows.filter(({ from }) => from === room)) if (!known.has(to)) neededBy(to, known.add(to));
  return known;
}

/** The files of each name that stands in more than one. */
function twice(named: { name: string; file: string }[]): string[] {
  const names = [...new Set(named.map(({ name }) => name))];
  const places = names.map((name) => ({ name, found: named.filter((one) => one.name === name).map(({ file }) => file) }));
  return places.filter(({ found }) => found.length > 1).map(({ name, found }) => `${name}: ${found.join(", ")}`);
}

it("from a handler, the way to the database is read in one direction", () => {
  expect([...neededBy("handlers/app.ts")]).toEqual(expect.arrayContaining(["handlers/http", "router", "procedures/resume", "domain"]));
  expect([...neededBy("handlers/local")]).toEqual(expect.arrayContaining(["handlers/app.ts", "storage/dynamodb", "domain"]));
  expect([...neededBy("domain")].filter((room) => !room.startsWith("domain/"))).toEqual([]);
});

it("no room needs, by way of others, itself", () => {
  const reached = new Map([...new Set(arrows.map(({ from }) => from))].map((room) => [room, neededBy(room)]));
  expect(arrows.filter(({ from, to }) => reached.get(to)?.has(from)).map(({ because }) => because)).toEqual([]);
});

it(`no room has more than ${most} files`, () => {
  const rooms = [...new Set(files.map((file) => dirname(file)))].filter((room) => !larger.includes(room));
  const sizes = rooms.map((room) => ({ room, size: files.filter((file) => dirname(file) === room).length }));
  expect(sizes.filter(({ size }) => size > most)).toEqual([]);
});

it("no two files have one name", () => {
  const named = files.filter((file) => dirname(file) !== entries && basename(file) !== "index.ts");
  expect(twice(named.map((file) => ({ name: basename(file), file })))).toEqual([]);
});

it("no two exports have one name", () => {
  const declaration = /^export (?:async )?(?:const|function\*?|class|type|interface) (\w+)/gm;
  // Scripts are programs: nothing but one another imports them.
  const exporting = [...texts].filter(([file]) => dirname(file) !== entries && !file.startsWith("scripts/"));
  const named = exporting
    .flatMap(([file, text]) => [...text.matchAll(declaration)].map(([, name = ""]) => ({ name, file })))
    .filter(({ name, file }) => !(dirname(file) === "formats" && ofFormats.includes(name)));
  expect(twice(named)).toEqual([]);
});
