import { expect, it } from "vitest";
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
  for (let i = 0; i < 40; i++) begin(() => begun.push("greedy"), "greedy");
  await new Promise<void>((resolve) => {
    begin(() => {
      begun.push("stranger");
      resolve();
    }, "stranger");
  });
  expect(begun.indexOf("stranger")).toBeLessThan(10);
});

it("the requests of one caller begin in their order, and all of them", async () => {
  const { begin } = requestTurns();
  const begun: number[] = [];
  await new Promise<void>((resolve) => {
    for (let i = 0; i < 40; i++) begin(() => begun.push(i) === 40 && resolve(), "one");
  });
  expect(begun).toEqual(Array.from({ length: 40 }, (_, i) => i));
});
