import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson, isSameJson } from "../../domain/json/canonical-json.ts";
import "../support/seed.ts";

/** JSON of few values and keys, so that two of them are often alike. */
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, undefined, 0, -0, "", "a"),
    fc.array(
      tie("json").filter((item) => item !== undefined),
      { maxLength: 2 },
    ),
    fc.dictionary(fc.constantFrom("a", "b", "1", "__proto__"), tie("json"), { maxKeys: 2 }),
  ),
}));

it("values are the same as JSON when their JSON with sorted keys is", () => {
  fc.assert(
    fc.property(json, json, (a, b) => isSameJson(a, b) === (canonicalJson(a) === canonicalJson(b))),
    { numRuns: 5_000 },
  );
});

it("the order of keys makes no difference", () => {
  expect(isSameJson({ a: 1, b: [{ c: 2, d: 3 }], e: undefined }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
});
