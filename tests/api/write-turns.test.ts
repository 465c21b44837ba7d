import { setImmediate as later } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { oneByOne } from "../../handlers/one-by-one.ts";

const never = new AbortController().signal;

/** Work that goes on until it is told to end. */
function aWork() {
  let settle: { end(): void; fail(): void } | undefined;
  const outcome = new Promise<string>((resolve, reject) => {
    settle = { end: () => resolve("done"), fail: () => reject(new Error("failed")) };
  });
  let begun = false;
  const work = () => {
    begun = true;
    return outcome;
  };
  return { work, hasBegun: () => begun, end: () => settle?.end(), fail: () => settle?.fail() };
}

describe("writes of one resume", () => {
  it("are done one by one, in the order in which they came", async () => {
    const turns = oneByOne();
    const seen: string[] = [];
    const write = (name: string) =>
      turns("ada", never, async () => {
        seen.push(`${name} begins`);
        await later();
        seen.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all(["first", "second", "third"].map(write))).toEqual(["first", "second", "third"]);
    expect(seen).toEqual(["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it("do not wait for those of another", async () => {
    const turns = oneByOne();
    const first = aWork();
    const writing = turns("ada", never, first.work);
    expect(await turns("bea", never, async () => "bea")).toBe("bea");
    first.end();
    expect(await writing).toBe("done");
  });

  it("go on after one that fails", async () => {
    const turns = oneByOne();
    const first = aWork();
    const failing = turns("ada", never, first.work);
    const second = turns("ada", never, async () => "second");
    first.fail();
    await expect(failing).rejects.toThrow("failed");
    expect(await second).toBe("second");
  });

  it("leave the queue when their deadline passes, and those behind keep their turn", async () => {
    const turns = oneByOne();
    const [first, deadline, seen] = [aWork(), new AbortController(), [] as string[]];
    const writing = turns("ada", never, first.work);
    const late = turns("ada", deadline.signal, async () => seen.push("late"));
    const last = turns("ada", never, async () => seen.push("last"));
    const reason = new Error("the deadline has passed");
    deadline.abort(reason);
    await expect(late).rejects.toBe(reason);
    first.end();
    await Promise.all([writing, last]);
    expect(seen).toEqual(["last"]);
    await expect(turns("ada", deadline.signal, async () => seen.push("later"))).rejects.toBe(reason);
  });

  it("do not wait for one that does not heed its deadline", async () => {
    const turns = oneByOne();
    const [hanging, third, deadline] = [aWork(), aWork(), new AbortController()];
    const first = turns("ada", deadline.signal, hanging.work);
    const second = turns("ada", never, third.work);
    const seen: string[] = [];
    const last = turns("ada", never, async () => seen.push("last"));
    await later();
    deadline.abort();
    await later();
    expect(third.hasBegun()).toBe(true);
    hanging.end();
    await first;
    await later();
    // The end of the first gave its turn away once.
    expect(seen).toEqual([]);
    third.end();
    await Promise.all([second, last]);
    expect(seen).toEqual(["last"]);
  });

  it("are refused at once when 128 wait, as a passing failure", async () => {
    const turns = oneByOne();
    const first = aWork();
    const waiting = Array.from({ length: 129 }, () => turns("ada", never, first.work));
    await expect(turns("ada", never, first.work)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    first.end();
    expect(await Promise.all(waiting)).toHaveLength(129);
    expect(await turns("ada", never, async () => "again")).toBe("again");
  });
});
