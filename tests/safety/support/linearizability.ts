/**
 * One operation on a versioned register that takes writes by compare-and-set, as a caller saw it. Times are of one clock.
 *
 * - `read`: found this version with this value.
 * - `write`: was acknowledged as the version after `expected`.
 * - `refused`: was told that the version is not `expected`.
 * - `unknown`: a write whose outcome was not told; it may take effect at any time after its start, or never.
 */
export type Operation = { start: number; end: number } & (
  | { kind: "read"; version: number; value: string }
  | { kind: "write" | "refused" | "unknown"; expected: number; value: string }
);

type State = { version: number; value: string };

/** What an operation makes of a state, or undefined where it cannot have happened. */
function apply(state: State, operation: Operation): State | undefined {
  switch (operation.kind) {
    case "read":
      return state.version === operation.version && state.value === operation.value ? state : undefined;
    case "write":
      return state.version === operation.expected ? { version: state.version + 1, value: operation.value } : undefined;
    case "refused":
      return state.version === operation.expected ? undefined : state;
    case "unknown":
      return state.version === operation.expected ? { version: state.version + 1, value: operation.value } : state;
  }
}

/**
 * Whether a history is linearizable: whether some order of its operations explains every answer, and keeps each operation that ended
 * before another began before that one. The search of Wing & Gong (1993) with Lowe's memory of configurations (2017).
 */
export function isLinearizable(initial: State, history: Operation[]): boolean {
  const operations = [...history].sort((a, b) => a.start - b.start);
  const ends = operations.map((operation) => (operation.kind === "unknown" ? Number.POSITIVE_INFINITY : operation.end));
  const isDone = new Array<boolean>(operations.length).fill(false);
  const seen = new Set<string>();

  const search = (state: State, first: number, left: number): boolean => {
    if (left === 0) return true;
    let from = first;
    while (isDone[from]) from++;
    const configuration = `${from} ${state.version} ${state.value} ${isDone
      .slice(from, isDone.lastIndexOf(true) + 1)
      .map(Number)
      .join("")}`;
    if (seen.has(configuration)) return false;
    seen.add(configuration);
    // What may come next began before anything that is left has ended.
    const deadline = Math.min(...ends.filter((_, i) => i >= from && !isDone[i]));
    for (let i = from; i < operations.length; i++) {
      const operation = operations[i] as Operation;
      if (operation.start > deadline) break;
      const next = isDone[i] ? undefined : apply(state, operation);
      if (!next) continue;
      isDone[i] = true;
      if (search(next, from, left - (operation.kind === "unknown" ? 0 : 1))) return true;
      isDone[i] = false;
    }
    return false;
  };
  // What is unknown need not have happened.
  return search(initial, 0, operations.filter(({ kind }) => kind !== "unknown").length);
}
