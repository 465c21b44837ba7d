import { describe, expect, it } from "vitest";
import type { Fate } from "../support/backend.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { services } from "../support/services.ts";
import { isFull, randomOf, seed } from "./support/seeds.ts";
import { examine, write } from "./support/writers.ts";

/*
 * Many writers, each of which reads a resume and writes it back under If-Match; what they saw must be what one writer after the
 * other could have seen, and all that was acknowledged must be stored.
 */

const load = isFull ? { writers: 16, rounds: 40, keys: 5 } : { writers: 16, rounds: 8, keys: 2 };
const seeds = isFull ? Array.from({ length: 5 }, (_, i) => seed + i) : [seed];
const wrong = { notLinearizable: 0, lost: 0, false412: 0, gaps: 0 };

/** Faults of a DynamoDB that has a bad day, each with its probability. */
const badDay: [number, Fate][] = [
  [0.03, { status: 400, type: "ThrottlingException" }],
  [0.03, { status: 400, type: "ProvisionedThroughputExceededException" }],
  [0.03, { status: 500, type: "InternalServerError" }],
  [0.03, "reset"],
  [0.04, "lose"],
  [0.003, "hang"],
  [0.007, "apply and hang"],
];

function faulty(faults: [number, Fate][], random: () => number) {
  let isOn = false;
  const injected: Record<string, number> = {};
  return {
    decide(): Fate {
      if (!isOn) return "pass";
      let at = random();
      for (const [probability, fate] of faults) {
        at -= probability;
        if (at >= 0) continue;
        const name = typeof fate === "object" && "type" in fate ? fate.type : String(fate);
        injected[name] = (injected[name] ?? 0) + 1;
        return fate;
      }
      return random() < 0.3 ? { delay: random() * 20 } : "pass";
    },
    turn(on: boolean) {
      isOn = on;
    },
    injected,
    count: () => Object.values(injected).reduce((sum, count) => sum + count, 0),
  };
}

/** Whether an injected fault is the reason: of a busy machine, calls can time out as well. */
const isFault = (error: unknown) =>
  error instanceof Error &&
  /Throttling|ThroughputExceeded|InternalServerError|ECONNRESET/.test(`${error.name} ${(error as NodeJS.ErrnoException).code}`);

/** Faults of stores that have one: a call is not made, or its answer lost. */
const cutCalls: [number, Fate][] = [
  [0.05, "reset"],
  [0.05, "lose"],
];

async function run(faults: [number, Fate][], runSeed: number, { start } = services["DynamoDB and S3"] as (typeof services)[string]) {
  const random = randomOf(runSeed);
  const backend = faulty(faults, random);
  // What hangs is tried again while the writers write.
  await using service = await start(backend.decide, {}, faults.length > 0 ? 2_000 : undefined);
  const started = performance.now();
  backend.turn(true);
  const written = await write(service, { ...load, random });
  backend.turn(false);
  // An attempt that hung may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const found = await examine(service, written);
  const givenUp = service.logged.filter(({ code, error }) => code === "SERVICE_UNAVAILABLE" && isFault(error)).length;
  return {
    ...found,
    givenUp,
    injected: backend.injected,
    count: backend.count(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

describe("writers over few resumes", () => {
  it.each(Object.entries(services))("see one order of writes, and lose none, with no faults: %s", async (_, kind) => {
    const { faults, statuses, seconds } = await run([], seed, kind);
    console.log(`no faults (SEED=${seed}): ${JSON.stringify({ ...faults, ...statuses, seconds })}`);
    expect(faults).toEqual(wrong);
    expect(statuses["GET 503"] ?? statuses["PUT 503"]).toBeUndefined();
  });

  it.each(seeds)("see one order of writes, and lose none, over SQLite, whatever is cut off (SEED=%i)", async (runSeed) => {
    const { faults, statuses, count, seconds } = await run(cutCalls, runSeed, services["SQLite and files"]);
    console.log(`cut off (SEED=${runSeed}): ${JSON.stringify({ ...faults, ...statuses, faults: count, seconds })}`);
    expect(faults).toEqual(wrong);
    expect(count).toBeGreaterThanOrEqual(isFull ? 60 : 5);
  });

  it.each(seeds)("see one order of writes, and lose none, through a DynamoDB at fault (SEED=%i)", async (runSeed) => {
    const { faults, statuses, injected, count, givenUp, seconds } = await run(badDay, runSeed);
    console.log(`faults (SEED=${runSeed}): ${JSON.stringify({ ...faults, ...statuses, givenUp, faults: count, injected, seconds })}`);
    expect(faults).toEqual(wrong);
    expect(count).toBeGreaterThanOrEqual(isFull ? 300 : 40);
    // A call is given up after three faults, and not before.
    expect(3 * givenUp).toBeLessThanOrEqual(count);
  });
});

describe("without what keeps writes safe, the suite fails:", () => {
  it("condition off", async () => {
    const change = (body: string) => {
      const { ConditionExpression: _, ExpressionAttributeValues: __, ...put } = JSON.parse(body);
      return JSON.stringify(put);
    };
    await using service = await startBehindProxies({ dynamo: ({ operation }) => (operation === "PutItem" ? { change } : "pass") });
    const { faults } = await examine(service, await write(service, { ...load, random: randomOf(seed) }));
    console.log(`condition off: ${JSON.stringify(faults)}`);
    expect(faults.notLinearizable).toBeGreaterThan(0);
    expect(faults.lost).toBeGreaterThan(0);
  });

  it("write ids off", async () => {
    // Nothing that is read tells which writes made it.
    const changeAnswer = (body: string) => body.replaceAll(/"writes":\{"L":\[.*?\]\}/g, '"writes":{"L":[{"S":"x"}]}');
    const random = randomOf(seed);
    await using service = await startBehindProxies({
      dynamo({ operation, table }) {
        if (operation === "GetItem") return { changeAnswer };
        return operation === "PutItem" && table === "resumes" && random() < 0.4 ? "lose" : "pass";
      },
    });
    const { faults } = await examine(service, await write(service, { ...load, random }));
    console.log(`write ids off: ${JSON.stringify(faults)}`);
    expect(faults.false412).toBeGreaterThan(0);
  });
});
