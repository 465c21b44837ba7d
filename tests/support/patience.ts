/** On a busy machine a first render can outlast the deadline of a request that people wait for. What a deadline does is tested with one of its own. */
export const patience = { DEADLINE_MS: "100000" };
