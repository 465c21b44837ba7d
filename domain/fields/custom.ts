import * as z from "zod";
import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { byteLength, limits } from "./limits.ts";
import { isCleanText, uncleanText } from "./text.ts";

type Fault = { path: PropertyKey[]; message: string };

/** A value within JSON, and how many others it is within. */
type Place = { value: unknown; key: PropertyKey; depth: number; within?: Place };

/** Finds what is wrong with JSON. It keeps a list in place of recursion: a hostile body can nest deeper than the call stack. */
function* faults(root: unknown): Generator<Fault> {
  const waiting: Place[] = [{ value: root, key: "", depth: 0 }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { value, depth } = place;
    if (typeof value === "string" && !isCleanText(value)) yield { path: pathTo(place), message: uncleanText };
    if (typeof value === "number" && !Number.isFinite(value)) {
      yield { path: pathTo(place), message: "must be a number that JSON can hold" };
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > limits.customDepth) {
      // As a whole, the path would be as long as the nesting is deep.
      yield { path: pathTo(place).slice(0, 3), message: `must nest at most ${limits.customDepth} levels deep` };
      return;
    }
    for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (typeof key === "string" && (key === "__proto__" || !isCleanText(key))) {
        yield { path: pathTo(place), message: "has a key that is not allowed: rename it" };
      }
      waiting.push({ value: child, key, depth: depth + 1, within: place });
    }
  }
}

function pathTo({ key, within }: Place): PropertyKey[] {
  return within ? [...pathTo(within), key] : [];
}

/** Any JSON whose texts and keys are clean. */
export const cleanJson = z.unknown().superRefine((value, ctx) => {
  for (const { path, message } of [...faults(value)].slice(0, 20)) ctx.addIssue({ code: "custom", path, message });
});

/** The caller's own JSON as storage has it: items of an earlier system can hold more than a caller may send. */
export const storedCustom = z.unknown().meta({
  type: "object",
  additionalProperties: true,
  description: "Any JSON object of your own. It is stored and returned, and never shown in the PDF.",
}) as unknown as z.ZodType<JsonObject, JsonObject>;

/** The caller's own JSON: stored and returned as it is, never rendered. */
export const customSchema = z
  .unknown()
  .superRefine((value, ctx) => {
    if (!isJsonObject(value)) return ctx.addIssue("must be a JSON object");
    const found = [...faults(value)];
    for (const { path, message } of found.slice(0, 20)) ctx.addIssue({ code: "custom", path, message });
    if (found.length === 0 && byteLength(JSON.stringify(value)) > limits.custom) {
      ctx.addIssue(`must have at most ${limits.custom / 1024} kB as JSON`);
    }
  })
  .meta({
    type: "object",
    additionalProperties: true,
    description: "Any JSON object of your own, of up to 16 kB. It is stored and returned, and never shown in the PDF.",
    example: { theme: "dark", draft: 3 },
  }) as unknown as z.ZodType<JsonObject, JsonObject>;
