import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { ArchiveEntry } from "../../domain/ports.ts";
import { gate } from "../support/gate.ts";
import { aBudget, aPool } from "./support/pool.ts";

const { signal } = new AbortController();

const named = (name: string, text = name): ArchiveEntry => ({ name, bytes: Buffer.from(text) });
const filesIn = async (archive: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]));

it("has all files in their order, the small ones and the large", async () => {
  await using pool = aPool();
  async function* entries() {
    yield named("one.txt");
    yield named("two.json", "2".repeat(100_000));
    yield named("three.pdf");
  }
  const files = await pool.archive(entries(), filesIn, signal);
  expect(Object.entries(files)).toEqual([
    ["one.txt", "one.txt"],
    ["two.json", "2".repeat(100_000)],
    ["three.pdf", "three.pdf"],
  ]);
});

it("leaves this thread free while a file is packed", async () => {
  await using pool = aPool();
  const digits = Array.from({ length: 200_000 }, (_, i) => Math.sin(i)).join();
  let beats = 0;
  const heart = setInterval(() => beats++, 1);
  let before = 0;
  let meanwhile = 0;
  async function* entries() {
    yield named("warm.txt");
    before = beats;
    yield named("large.json", digits);
    meanwhile = beats - before;
  }
  await pool.archive(entries(), async () => {}, signal);
  clearInterval(heart);
  // In this thread, it would let one or two by.
  expect(meanwhile).toBeGreaterThan(10);
});

it("holds one archive at a time in memory, until it is kept", async () => {
  await using pool = aPool();
  const [kept, letGo] = [gate(), gate()];
  const begun: string[] = [];
  async function* entries(caller: string) {
    begun.push(caller);
    yield named("a.txt");
  }
  const keep = async () => {
    kept.open();
    await letGo.opened;
  };
  const first = pool.archive(entries("ada"), keep, signal, "ada");
  await kept.opened;
  const second = pool.archive(entries("bob"), async () => {}, signal, "bob");
  // Who comes twice lets all others have a thread in between, and so the second.
  for (let i = 0; i < 2; i++) await pool.readResume({ bytes: Buffer.from("Eve Example\n".repeat(1_000)) }, signal, "eve");
  expect(begun).toEqual(["ada"]);
  letGo.open();
  await Promise.all([first, second]);
  expect(begun).toEqual(["ada", "bob"]);
});

it("fails as the files do that cannot be had, and packs the next all the same", async () => {
  await using pool = aPool();
  async function* broken() {
    yield named("a.txt");
    throw new Error("the disk is gone");
  }
  await expect(pool.archive(broken(), async () => {}, signal)).rejects.toThrow("the disk is gone");
  async function* whole() {
    yield named("a.txt");
  }
  expect(await pool.archive(whole(), filesIn, signal)).toEqual({ "a.txt": "a.txt" });
});

it("ends at its time-out, and packs the next all the same", async () => {
  await using pool = aPool();
  async function* endless() {
    for (;;) yield named("a.txt", "a".repeat(10_000));
  }
  await expect(pool.archive(endless(), async () => {}, AbortSignal.timeout(300))).rejects.toThrow(
    expect.objectContaining({ name: "TimeoutError" }),
  );
  async function* whole() {
    yield named("a.txt");
  }
  expect(await pool.archive(whole(), filesIn, signal)).toEqual({ "a.txt": "a.txt" });
});

it("is made on the time of its caller, who is refused when nothing is left", async () => {
  const { budget, charged, spend } = aBudget();
  await using pool = aPool(budget);
  async function* entries() {
    yield named("a.txt");
  }
  await pool.archive(entries(), async () => {}, signal, "ada");
  expect(charged).toEqual(["ada"]);
  spend();
  await expect(pool.archive(entries(), async () => {}, signal, "ada")).rejects.toThrow("ada has nothing left");
});
