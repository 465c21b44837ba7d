import { describe, expect, it } from "vitest";
import { isLinearizable, type Operation } from "./support/linearizability.ts";

const read = (start: number, end: number, version: number, value: string): Operation => ({ kind: "read", start, end, version, value });
const write = (start: number, end: number, expected: number, value: string): Operation => ({ kind: "write", start, end, expected, value });
const refused = (start: number, end: number, expected: number): Operation => ({ kind: "refused", start, end, expected, value: "-" });
const unknown = (start: number, expected: number, value: string): Operation => ({
  kind: "unknown",
  start,
  end: start + 1,
  expected,
  value,
});

const holds = (...history: Operation[]) => isLinearizable({ version: 1, value: "a" }, history);

describe("the checker of histories", () => {
  it.each([
    ["nothing", []],
    ["reads of what is there", [read(0, 1, 1, "a"), read(2, 3, 1, "a")]],
    ["a write, then its read", [write(0, 1, 1, "b"), read(2, 3, 2, "b")]],
    ["a read beside a write, of either", [write(0, 9, 1, "b"), read(1, 2, 1, "a"), read(3, 4, 2, "b")]],
    ["two writers, one refused", [write(0, 5, 1, "b"), refused(1, 6, 1), read(7, 8, 2, "b")]],
    ["a refusal beside the write that it lost to", [refused(0, 5, 1), write(1, 6, 1, "b")]],
    ["an unknown write that took effect", [unknown(0, 1, "b"), read(5, 6, 2, "b")]],
    ["an unknown write that did not", [unknown(0, 1, "b"), read(5, 6, 1, "a")]],
    ["an unknown write that took effect late", [unknown(0, 1, "b"), read(5, 6, 1, "a"), read(7, 8, 2, "b")]],
    ["an unknown write that another overtook", [unknown(0, 1, "b"), write(2, 3, 1, "c"), read(5, 6, 2, "c")]],
    ["many that overlap", [write(0, 99, 3, "d"), write(0, 99, 2, "c"), write(0, 99, 1, "b"), read(0, 99, 3, "c"), read(100, 101, 4, "d")]],
  ])("accepts %s", (_name, history) => expect(holds(...history)).toBe(true));

  it.each([
    ["a stale read", [write(0, 1, 1, "b"), read(2, 3, 1, "a")]],
    ["a read of what was never written", [read(0, 1, 2, "b")]],
    ["a read from the future", [read(0, 1, 2, "b"), write(2, 3, 1, "b")]],
    ["two writes of one version: one is lost", [write(0, 5, 1, "b"), write(1, 6, 1, "c")]],
    ["a lost write, seen by its absence", [write(0, 1, 1, "b"), read(2, 3, 2, "c")]],
    ["a refusal of what was current: a false 412", [refused(0, 1, 1), read(2, 3, 1, "a")]],
    ["a write over a version that was not there", [write(0, 1, 5, "b")]],
    ["reads that go back", [write(0, 9, 1, "b"), read(1, 2, 2, "b"), read(3, 4, 1, "a")]],
    ["an unknown write that took effect twice", [unknown(0, 1, "b"), read(2, 3, 2, "b"), read(4, 5, 3, "b")]],
    ["an unknown write before it began", [read(0, 1, 2, "b"), unknown(2, 1, "b")]],
  ])("rejects %s", (_name, history) => expect(holds(...history)).toBe(false));

  it("takes histories of hundreds of operations", () => {
    const history: Operation[] = [];
    for (let i = 0; i < 400; i++) {
      history.push(
        write(i * 10, i * 10 + 25, i + 1, `v${i}`),
        read(i * 10 + 5, i * 10 + 30, i + 2, `v${i}`),
        refused(i * 10 + 6, i * 10 + 40, i + 1),
      );
    }
    expect(holds(...history)).toBe(true);
    history.push(read(9_000, 9_001, 12, "v10"));
    expect(holds(...history)).toBe(false);
  });
});
