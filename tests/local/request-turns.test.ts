import { expect, it, vi } from "vitest";
import { requestTurns } from "../../handlers/local/connections/request-turns.ts";

it("a request begins although connections keep coming", async () => {
  const { connected, begin } = requestTurns();
  let isBegun = false;
  await new Promise<void>((resolve) => {
    let left = 1_000;
    const arrive = () => {
      connected();
      if (isBegun || --left === 0) resolve();
      else setImmediate(arrive);
    };
    arrive();
    begin(() => {
      isBegun = true;
    });
  });
  expect(isBegun).toBe(true);
});

it("callers take turns: who asks for much waits for themselves", async () => {
  const { begin } = requestTurns();
  const begun: string[] = [];
  for (let i = 0; i < 40; i++) begin(() => begun.push("greedy"), { caller: "greedy" });
  await new Promise<void>((resolve) => {
    begin(
      () => {
        begun.push("stranger");
        resolve();
      },
      { caller: "stranger" },
    );
  });
  expect(begun.indexOf("stranger")).toBeLessThan(10);
});

it("the requests of one caller begin in their order, and all of them", async () => {
  const { begin } = requestTurns();
  const begun: number[] = [];
  await new Promise<void>((resolve) => {
    for (let i = 0; i < 40; i++) begin(() => begun.push(i) === 40 && resolve(), { caller: "one" });
  });
  expect(begun).toEqual(Array.from({ length: 40 }, (_, i) => i));
});

it("a small request waits for a few of the large ones that many callers sent at once, and they for a few of the small", async () => {
  const { begin } = requestTurns();
  const begun: string[] = [];
  for (let i = 0; i < 40; i++) begin(() => begun.push("large"), { caller: `large ${i}`, isLarge: true });
  for (let i = 0; i < 40; i++) begin(() => begun.push("small"), { caller: `small ${i}` });
  await vi.waitFor(() => expect(begun).toHaveLength(80), 60_000);
  expect(begun.slice(0, 40).filter((size) => size === "small").length).toBeGreaterThan(20);
  expect(begun.slice(10, 40)).toContain("large");
});
