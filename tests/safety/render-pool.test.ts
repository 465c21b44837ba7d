import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { readPdf } from "../support/pdf.ts";
import { aFullResume, type ResumeInput } from "../support/resumes.ts";
import { aBudget, aPool } from "./support/pool.ts";

const { signal } = new AbortController();

const document = (input: Partial<ResumeInput> = {}) =>
  ({ content: resumeContent.parse(aFullResume(input)), template: "classic", page_size: "A4" }) as const;

const large = () => document({ projects: Array.from({ length: 20 }, () => ({ details: Array(90).fill("Built a mill.") })) });

/** One that takes longer than a test may. */
const endless = () =>
  document({ projects: Array.from({ length: 80 }, () => ({ details: Array(200).fill("Built a mill.") })), presentation: { max_pages: 1 } });

it("ends a render at its time-out, and renders the next all the same", async () => {
  await using pool = aPool();
  await pool.render(document(), signal);
  await expect(pool.render(endless(), AbortSignal.timeout(100))).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
  const { bytes } = await pool.render(document({ name: "After" }), signal);
  expect((await readPdf(bytes)).words).toContain("After");
});

it("leaves this thread free while it renders", async () => {
  await using pool = aPool();
  const stop = new AbortController();
  let isDone = false;
  const render = pool.render(endless(), stop.signal).finally(() => {
    isDone = true;
  });
  // In this thread, it would let none of these by before its own end.
  for (let turns = 0; turns < 100; turns++) await setTimeout(1);
  expect(isDone).toBe(false);
  stop.abort(new Error("enough"));
  await expect(render).rejects.toThrow("enough");
});

it("refuses what would wait behind twenty others of its caller, and takes it again when they are done", async () => {
  await using pool = aPool();
  const renders = Array.from({ length: 40 }, () => pool.render(document(), new AbortController().signal, "ada"));
  const other = pool.render(document(), signal, "bob");
  const refused = (await Promise.allSettled(renders)).filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(19);
  expect(refused[0]).toMatchObject({ reason: { code: "SERVICE_UNAVAILABLE", retryAfter: 5 } });
  expect((await other).pages).toBe(1);
  expect((await pool.render(document(), signal)).pages).toBe(1);
});

it("charges a caller for a render that is ended at its time-out, and refuses the next when nothing is left", async () => {
  const left = new Map([["ada", 50]]);
  const budget = {
    require: async (caller = "") => {
      if ((left.get(caller) ?? 1) <= 0) throw new Error(`${caller} has nothing left`);
    },
    charge: async (caller = "", ms: number) => void left.set(caller, (left.get(caller) ?? 0) - ms),
  };
  await using pool = aPool(budget);
  const late = AbortSignal.timeout(100);
  const waiting = [pool.render(large(), late, "ada"), pool.render(document(), signal, "ada")];
  await expect(waiting[0]).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
  await expect(waiting[1]).rejects.toThrow("ada has nothing left");
  // At once, and not when it would be her turn.
  let isDone = false;
  const others = pool.render(large(), signal, "bob").finally(() => {
    isDone = true;
  });
  await expect(pool.render(large(), signal, "ada")).rejects.toThrow("ada has nothing left");
  expect(isDone).toBe(false);
  await others;
});

it("charges a caller for a report, a file and an import as for a render, and refuses them when nothing is left", async () => {
  const { budget, charged, spend } = aBudget();
  await using pool = aPool(budget);
  const asked = document();
  const pdf = await pool.render(asked, signal, "ada");
  const { read } = await pool.report(asked, pdf, signal, "bob");
  expect(read.name).toBe(asked.content.name);
  const file = { ...asked, file: { format: "txt" } } as const;
  const sent = { bytes: Buffer.from("Ada Example"), type: "text/plain" };
  await pool.write(file, signal, "cy");
  await pool.readResume(sent, signal, "dan");
  expect(charged).toEqual(["ada", "bob", "cy", "dan"]);
  spend();
  await expect(pool.report(asked, pdf, signal, "bob")).rejects.toThrow("bob has nothing left");
  await expect(pool.write(file, signal, "cy")).rejects.toThrow("cy has nothing left");
  await expect(pool.readResume(sent, signal, "dan")).rejects.toThrow("dan has nothing left");
});

it("moves the bytes of a file to the thread that reads it, and copies those that share their memory with others", async () => {
  await using pool = aPool();
  const own = Uint8Array.from(Buffer.from("Ada Example"));
  await pool.readResume({ bytes: own, type: "text/plain" }, signal);
  expect(own.buffer.byteLength, "what has moved is gone from here").toBe(0);
  const around = Uint8Array.from(Buffer.from("Ada Example and others"));
  await pool.readResume({ bytes: around.subarray(0, 11), type: "text/plain" }, signal);
  expect(Buffer.from(around).toString()).toBe("Ada Example and others");
});

it("ends a report whose caller is gone, and makes the next all the same", async () => {
  await using pool = aPool();
  const asked = document();
  const pdf = await pool.render(asked, signal);
  const caller = new AbortController();
  const report = pool.report(asked, pdf, caller.signal);
  caller.abort(new Error("gone"));
  await expect(report).rejects.toThrow("gone");
  expect((await pool.report(asked, pdf, signal)).read.name).toBe(asked.content.name);
});

it("lets a report wait behind the renders of its caller", async () => {
  await using pool = aPool();
  const asked = document();
  const pdf = await pool.render(asked, signal);
  const done: string[] = [];
  const render = pool.render(large(), signal, "ada").then(() => done.push("render"));
  const report = pool.report(asked, pdf, signal, "ada").then(() => done.push("report"));
  await Promise.all([render, report]);
  expect(done).toEqual(["render", "report"]);
});

it("lets no page wait behind the large files that others send to be read", async () => {
  await using pool = aPool();
  await pool.render(document(), signal);
  const stop = new AbortController();
  const jobs = "Engineer at Example Engines, 2019 - present\n- Built the mill of the town\n".repeat(300);
  const file = { bytes: Buffer.from(`Ada Example\nada@example.com\nExperience\n${jobs}`), type: "text/plain" };
  let done = 0;
  const readers = ["ada", "bea", "cleo", "dora", "eve"].map((caller) => pool.readResume(file, stop.signal, caller).then(() => done++));
  const read = Promise.allSettled(readers);
  await pool.render(document({ name: "Stranger" }), signal, "stranger");
  expect(done).toBeLessThanOrEqual(1);
  stop.abort();
  await read;
});

it.skipIf(availableParallelism() === 1)("lets no page wait behind the long renders of others, however many these are", async () => {
  await using pool = aPool();
  const stop = new AbortController();
  const renders = ["ada", "bea", "cleo", "dora", "eve"].map((caller) => pool.render(endless(), stop.signal, caller));
  const ended = Promise.allSettled(renders);
  await pool.render(document({ name: "Stranger" }), signal, "stranger");
  const { running, waiting } = pool.lanes().long;
  expect(running + waiting).toBe(5);
  stop.abort();
  await ended;
});
