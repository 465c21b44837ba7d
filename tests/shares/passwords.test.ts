import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { passwordsInTurn } from "../../handlers/passwords.ts";
import { mostWaiting } from "../../handlers/rendering/turns.ts";

const never = new AbortController().signal;

it("a password is told from others by its hash, which is another each time", async () => {
  const { hash, isRight } = passwordsInTurn();
  const [one, another] = await Promise.all([hash("open sesame", never, "ada"), hash("open sesame", never, "bea")]);
  expect(one).not.toBe(another);
  expect(await isRight("open sesame", one, never)).toBe(true);
  expect(await isRight("open barley", one, never)).toBe(false);
});

it("files are read while many passwords wait", async () => {
  const { hash } = passwordsInTurn();
  const left = new AbortController();
  let done = 0;
  const hashes = Array.from({ length: 40 }, async (_, i) => {
    await hash("open sesame", AbortSignal.any([left.signal]), `caller ${i}`);
    done++;
  });
  const settled = Promise.allSettled(hashes);
  await readFile(import.meta.filename);
  expect(done).toBeLessThan(20);
  left.abort();
  await settled;
});

it("callers take turns: who has many passwords looked at waits for themselves", async () => {
  const { hash } = passwordsInTurn();
  const done: string[] = [];
  const looked = (caller: string) => hash("open sesame", AbortSignal.any([never]), caller).then(() => done.push(caller));
  await Promise.all([...Array.from({ length: 5 }, () => looked("greedy")), looked("stranger")]);
  expect(done.indexOf("stranger")).toBeLessThan(3);
});

it("more than may wait of one caller are refused, and told when to try again", async () => {
  const { hash } = passwordsInTurn();
  const left = new AbortController();
  const all = Array.from({ length: mostWaiting.each + 2 }, () => hash("open sesame", AbortSignal.any([left.signal]), "greedy"));
  const settled = Promise.allSettled(all);
  await expect(all.at(-1)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 5 });
  left.abort();
  await settled;
});
