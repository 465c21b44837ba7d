import { expect, it } from "vitest";
import { mostWaiting, turnsAt } from "../../handlers/rendering/turns.ts";

/** Threads by name, on which renders end when they are told to. */
function threadsThatAreTold(...names: string[]) {
  const { inTurn, lanes } = turnsAt(names);
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  return {
    /** The renders that have begun, in order, each with its thread. */
    started,
    lanes,
    ask(render: string, { isShort = false, signal = new AbortController().signal } = {}) {
      const [caller = ""] = render.split(" ");
      return inTurn({ caller, isShort, signal }, async (thread) => {
        started.push(`${render} on ${thread}`);
        await new Promise<void>((resolve) => finish.set(render, resolve));
        return render;
      });
    },
    async finish(...renders: string[]) {
      for (const render of renders) {
        finish.get(render)?.();
        await settled();
      }
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it("serves callers in turn, whoever asked for more before", async () => {
  const { ask, started, finish } = threadsThatAreTold("short", "any");
  const all = ["ada 1", "ada 2", "ada 3", "bob 1", "bob 2", "eve 1"].map((render) => ask(render));
  await settled();
  await finish("ada 1", "bob 1", "eve 1", "ada 2", "bob 2", "ada 3");
  expect(started).toEqual(["ada 1", "bob 1", "eve 1", "ada 2", "bob 2", "ada 3"].map((render) => `${render} on any`));
  expect(await Promise.all(all)).toHaveLength(6);
});

it("makes one PDF at a time for a caller, though threads are idle", async () => {
  const { ask, started, finish } = threadsThatAreTold("short", "any", "another");
  const all = [ask("ada 1"), ask("ada 2"), ask("ada 3", { isShort: true }), ask("bob 1")];
  await settled();
  expect(started).toEqual(["ada 1 on any", "bob 1 on another"]);
  await finish("bob 1");
  expect(started).toHaveLength(2);
  await finish("ada 1");
  expect(started.at(-1)).toMatch(/^ada 2 on /);
  await finish("ada 2", "ada 3");
  await Promise.all(all);
});

it("keeps a thread for short renders, which take others as well", async () => {
  const { ask, started, finish } = threadsThatAreTold("short", "any");
  const all = [ask("ada long"), ask("bob long")];
  await settled();
  expect(started).toEqual(["ada long on any"]);
  all.push(ask("eve short", { isShort: true }), ask("ida short", { isShort: true }));
  await settled();
  expect(started).toEqual(["ada long on any", "eve short on short"]);
  await finish("ada long", "bob long");
  expect(started.slice(2)).toEqual(["bob long on any", "ida short on any"]);
  await finish("eve short", "ida short");
  await Promise.all(all);
});

it("makes short ones first on a single thread", async () => {
  const { ask, started, finish } = threadsThatAreTold("only");
  const all = [ask("ada long"), ask("bob long"), ask("eve short", { isShort: true })];
  await settled();
  await finish("ada long", "eve short", "bob long");
  expect(started).toEqual(["ada long on only", "eve short on only", "bob long on only"]);
  await Promise.all(all);
});

it("tells how many wait and how many are under way, short ones and long ones apart", async () => {
  const { ask, lanes, finish } = threadsThatAreTold("short", "any");
  const all = [ask("ada long"), ask("bob long"), ask("bob longer"), ask("eve short", { isShort: true })];
  await settled();
  expect(lanes()).toEqual({ short: { waiting: 0, running: 1 }, long: { waiting: 2, running: 1 } });
  all.push(ask("ida short", { isShort: true }));
  await settled();
  expect(lanes()).toEqual({ short: { waiting: 1, running: 1 }, long: { waiting: 2, running: 1 } });
  await finish("ada long", "eve short", "ida short", "bob long", "bob longer");
  await Promise.all(all);
  expect(lanes()).toEqual({ short: { waiting: 0, running: 0 }, long: { waiting: 0, running: 0 } });
});

it("goes on with the next when a render fails", async () => {
  const { inTurn } = turnsAt(["any"]);
  const ask = { caller: "ada", isShort: true, signal: new AbortController().signal };
  const failed = inTurn(ask, () => Promise.reject(new Error("broken")));
  const next = inTurn(ask, async () => "made");
  await expect(failed).rejects.toThrow("broken");
  expect(await next).toBe("made");
});

it("takes out of the queue whose deadline has passed, with its reason", async () => {
  const { ask, started, finish } = threadsThatAreTold("only");
  const late = new AbortController();
  const all = [ask("ada 1"), ask("bob 1"), ask("bob 2")];
  const waiting = ask("eve 1", { signal: late.signal });
  late.abort(new Error("too late"));
  await expect(waiting).rejects.toThrow("too late");
  await expect(ask("ida 1", { signal: late.signal })).rejects.toThrow("too late");
  await finish("ada 1", "bob 1", "bob 2");
  expect(started).toEqual(["ada 1 on only", "bob 1 on only", "bob 2 on only"]);
  await Promise.all(all);
});

it("refuses a caller who has too many waiting, and no other", async () => {
  const { ask, started, finish } = threadsThatAreTold("only");
  const first = ask("ada first");
  const waiting = Array.from({ length: mostWaiting.each }, (_, i) => ask(`ada ${i}`));
  await expect(ask("ada last")).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 5 });
  const other = ask("bob 1");
  await finish("ada first");
  expect(await first).toBe("ada first");
  expect(started.at(-1)).toBe("bob 1 on only");
  await finish("bob 1", ...waiting.map((_, i) => `ada ${i}`));
  expect(await Promise.all([other, ...waiting])).toHaveLength(mostWaiting.each + 1);
});

it("refuses long renders when too many wait of all callers; short ones find their thread all the same", async () => {
  const { ask, started } = threadsThatAreTold("short", "any");
  const ends: AbortController[] = [];
  const aSignal = () => {
    const end = new AbortController();
    ends.push(end);
    return end.signal;
  };
  const long = Array.from({ length: mostWaiting.all + 1 }, (_, i) => ask(`caller${i} long`, { signal: aSignal() }));
  await expect(ask("ada long")).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 5 });
  const short = ["ada", "bob"].map((caller) => ask(`${caller} short`, { isShort: true, signal: aSignal() }));
  await settled();
  expect(started).toEqual(["caller0 long on any", "ada short on short"]);
  const waiting = Promise.allSettled([...long.slice(1), ...short.slice(1)]);
  for (const end of ends) end.abort(new Error("enough"));
  expect(new Set((await waiting).map(({ status }) => status))).toEqual(new Set(["rejected"]));
});
