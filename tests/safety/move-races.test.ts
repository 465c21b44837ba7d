import { describe, expect, it } from "vitest";
import type { Fate } from "../support/backend.ts";
import { aResume } from "../support/resumes.ts";
import { isRead, services } from "../support/services.ts";
import { wholeHistory } from "../support/whole-history.ts";

/* Moves that calls of another process overtake at each of their writes, and writes that moves overtake. */

type Call = Awaited<ReturnType<(typeof services)[string]["start"]>>["call"];

/** Holds one call that changes something, of those that come once that is turned on, until what overtakes it is done. */
function aGate() {
  let held: { at: number; overtake: () => Promise<unknown> } | undefined;
  return {
    decide(call: { operation: string }): Fate {
      if (!held || isRead(call) || held.at-- > 0) return "pass";
      const { overtake } = held;
      held = undefined;
      return { after: overtake() };
    },
    hold(at: number, overtake: () => Promise<unknown>) {
      held = { at, overtake };
    },
  };
}

const [old, to, third] = ["old@example.com", "to@example.com", "third@example.com"];

/** What may overtake a move, or be overtaken by one. */
const others: Record<string, (call: Call) => ReturnType<Call>> = {
  "an update": (call) => call("PUT", `/resume/${old}`, { headline: "new" }),
  "a delete": (call) => call("DELETE", `/resume/${old}`),
  "a purge": (call) => call("DELETE", `/resume/${old}?purge=true`),
  "a create under the new email": (call) => call("POST", "/resume", { email: to, headline: "other" }),
  "a move to another email": (call) => call("POST", `/resume/${old}/move`, { to: third }),
  "the same move": (call) => call("POST", `/resume/${old}/move`, { to }),
};

/** Longer than what overtakes a call takes on a busy machine. */
const patience = 25_000;

describe.each(Object.entries(services))("over %s,", (_, { start, writes, moves, purges }) => {
  async function aService() {
    const gate = aGate();
    const service = await start(gate.decide, {}, patience);
    await service.call("POST", "/resume", { ...aResume(), email: old, headline: "1" });
    await service.call("PUT", `/resume/${old}`, { headline: "2" });
    await service.call("POST", `/resume/${old}/shares`, {});
    return { service, gate };
  }

  /** The resume is in one place at most, whole, with what was acknowledged; or it was purged. */
  async function examine(call: Call, name: string, moved: number, other: number) {
    // Whoever is told to try again does.
    if (moved === 503 || moved === 409) await call("POST", `/resume/${old}/move`, { to });
    const histories = await Promise.all([old, to, third].map((email) => wholeHistory(call, `/resume/${email}`)));
    const places = histories.filter((history) => history[0] === "1");
    expect(places.length).toBe(name === "a purge" && other === 200 ? 0 : 1);
    const [history] = places;
    expect(history?.slice(0, 2) ?? ["1", "2"]).toEqual(["1", "2"]);
    if (name === "an update" && other === 200) expect(history).toContain("new");
    if (name === "a delete" && other === 200) expect(history).toContain("deleted");
    if (name === "a create under the new email") expect(histories[1]?.[0]).toBe(other === 201 ? "other" : "1");
    if (moved === 200) expect([200, 404]).toContain((await call("GET", `/resume/${to}`)).status);
    // No mark is left: both emails can be used.
    for (const email of [old, to, third])
      expect([200, 201, 409]).toContain((await call("POST", "/resume", { email, headline: "fresh" })).status);
  }

  const points = Object.keys(others).flatMap((name) => Array.from({ length: moves }, (_, at) => [name, at] as const));

  it.each(points)("%s that overtakes a move at its write %i loses nothing", async (name, at) => {
    const { service, gate } = await aService();
    await using _ = service;
    const process = service.aProcess();
    let other = 0;
    gate.hold(at, async () => {
      other = (await (others[name] as (typeof others)[string])(process)).status;
    });
    const { status } = await service.call("POST", `/resume/${old}/move`, { to });
    await examine(service.call, name, status, other);
  });

  const count: Record<string, number> = { "a purge": purges };
  const reverse = Object.keys(others).flatMap((name) =>
    Array.from({ length: name.includes("move") ? moves : (count[name] ?? writes) }, (_, at) => [name, at] as const),
  );

  it.each(reverse)("a move that overtakes %s at its write %i loses nothing", async (name, at) => {
    const { service, gate } = await aService();
    await using _ = service;
    const process = service.aProcess();
    let moved = 0;
    gate.hold(at, async () => {
      moved = (await process("POST", `/resume/${old}/move`, { to })).status;
    });
    const { status } = await (others[name] as (typeof others)[string])(service.call);
    await examine(service.call, name, moved, status);
  });

  // Without a PDF, there is one thing less to move.
  it.each(Array.from({ length: moves - 1 }, (_, at) => at))(
    "a move that its own repetition and a purge overtake at its write %i brings nothing back",
    async (at) => {
      const { service, gate } = await aService();
      await using _ = service;
      const process = service.aProcess();
      let purged = 0;
      gate.hold(at, async () => {
        await process("POST", `/resume/${old}/move`, { to });
        purged = (await process("DELETE", `/resume/${to}?purge=true`)).status;
      });
      await service.call("POST", `/resume/${old}/move`, { to });
      expect(purged).toBe(200);
      for (const email of [old, to]) expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
      await service.storage.sweep(AbortSignal.timeout(100_000));
      expect(await service.contents()).toMatchObject({ items: 0, rows: 0 });
    },
  );

  it.each(Array.from({ length: moves - 1 }, (_, at) => at))(
    "a link that is stored as a move comes to its write %i opens, or there is none",
    async (at) => {
      const { service, gate } = await aService();
      await using _ = service;
      let finish = () => {};
      const made = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let moving: ReturnType<Call> | undefined;
      const reached = () =>
        new Promise<void>((resolve) => {
          gate.hold(at, () => {
            resolve();
            return made;
          });
          moving = service.call("POST", `/resume/${old}/move`, { to });
        });
      gate.hold(0, reached);
      const { status, body } = await service.aProcess()("POST", `/resume/${old}/shares`, {});
      finish();
      expect((await moving)?.status).toBe(200);
      expect([201, 404]).toContain(status);
      const { shares } = (await service.call("GET", `/resume/${to}/shares`)).body;
      expect(shares).toHaveLength(status === 201 ? 2 : 1);
      if (status === 201) expect((await service.call("GET", body.share.url)).status).toBe(200);
    },
  );
});
