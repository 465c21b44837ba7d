import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { JsonObject } from "../../domain/json/json-object.ts";
import { mergePatch, mergePatchSchema } from "../../domain/json/merge-patch.ts";
import "../support/seed.ts";

const free = z.record(z.string(), z.unknown());
const schema = z.strictObject({
  title: z.string().default(""),
  note: z.string().optional(),
  tags: z.array(z.string()).optional(),
  place: z.strictObject({ city: z.string().optional(), map: z.strictObject({ x: z.number().optional() }).optional() }).optional(),
  free: free.optional(),
});

/** RFC 7396 §2, as it stands there. */
function reference(target: unknown, patch: unknown): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const merged: JsonObject = typeof target === "object" && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = reference(merged[name], value);
  }
  return merged;
}

const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value);
const map = { x: fc.integer() };
const document = fc.record(
  {
    title: fc.string(),
    note: fc.string(),
    tags: fc.array(fc.string()),
    place: fc.record({ city: fc.string(), map: fc.record(map, { requiredKeys: [] }) }, { requiredKeys: [] }),
  },
  { requiredKeys: ["title"] },
);
const patch = fc.record(
  {
    title: nullable(fc.string()),
    note: nullable(fc.string()),
    tags: nullable(fc.array(fc.string())),
    place: nullable(
      fc.record(
        { city: nullable(fc.string()), map: nullable(fc.record({ x: nullable(fc.integer()) }, { requiredKeys: [] })) },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

describe("a merge patch", () => {
  it("does what RFC 7396 says", () => {
    fc.assert(
      fc.property(document, patch, (target, change) => {
        expect(mergePatch(schema, target, change)).toEqual(reference(target, change));
      }),
    );
  });

  it("changes neither what it is applied to nor itself", () => {
    fc.assert(
      fc.property(document, patch, (target, change) => {
        const before = JSON.stringify([target, change]);
        mergePatch(schema, target, change);
        expect(JSON.stringify([target, change])).toBe(before);
      }),
    );
  });

  it("replaces free JSON as a whole", () => {
    expect(mergePatch(schema, { free: { a: 1, b: 2 } }, { free: { b: null } })).toEqual({ free: { b: null } });
  });

  it("leaves alone what is undefined, as typed callers write it", () => {
    expect(mergePatch(schema, { title: "x" }, { title: undefined })).toEqual({ title: "x" });
  });

  it("has a schema in which all may be absent or null, and nothing is unknown", () => {
    const patchSchema = mergePatchSchema(schema);
    expect(patchSchema.parse({})).toEqual({});
    expect(patchSchema.parse({ title: null, place: { map: null } })).toEqual({ title: null, place: { map: null } });
    expect(patchSchema.safeParse({ place: { map: { y: 1 } } }).success).toBe(false);
    expect(patchSchema.safeParse({ title: 7 }).success).toBe(false);
  });
});
