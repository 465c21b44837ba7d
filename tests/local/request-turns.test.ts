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
