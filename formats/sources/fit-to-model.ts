import type * as z from "zod";
import { withoutControls } from "../../domain/fields/text.ts";
import type { Unplaced } from "../../domain/imported.ts";
import { draft } from "../../domain/inputs.ts";

type Draft = z.infer<typeof draft>;

/** A document that is wrong in more places than this is none that was understood. */
const mostRounds = 50;

/** Makes a resume valid: what the model has no field for, and what is over its limits, is taken out and listed. */
export function fitToModel(resume: Record<string, unknown>): { resume: Draft; unplaced: Unplaced[] } {
  const unplaced: Unplaced[] = [];
  let fitted = resume;
  for (let round = 0; round < mostRounds; round++) {
    const parsed = draft.safeParse(fitted);
    if (parsed.success) return { resume: parsed.data, unplaced };
    // From the end, so that what is taken out of a list moves nothing that is still to be taken out.
    for (const issue of parsed.error.issues.toReversed()) fitted = without(fitted, issue, unplaced);
  }
  return { resume: draft.parse({}), unplaced: [...unplaced, { path: "", text: textOf(fitted) }] };
}

/** Takes out what an issue is about. */
function without(resume: Record<string, unknown>, issue: z.core.$ZodIssue, unplaced: Unplaced[]): Record<string, unknown> {
  const copy = structuredClone(resume);
  const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (key === undefined || typeof parent !== "object" || parent === null) continue;
    const value = (parent as Record<PropertyKey, unknown>)[key];
    if (value === undefined) continue;
    if (issue.code === "too_big" && Array.isArray(value)) {
      const kept = Number(issue.maximum);
      unplaced.push(...value.splice(kept).map((one, i) => ({ path: pathText([...path, kept + i]), text: textOf(one) })));
      continue;
    }
    unplaced.push({ path: pathText(path), text: textOf(value) });
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete (parent as Record<PropertyKey, unknown>)[key];
  }
  return copy;
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), "");

const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** Takes out characters that nothing draws, numbers where the model has text, and what is empty. */
export function cleaned(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, inner]) => {
      const clean = key === "custom" ? inner : cleanedValue(inner);
      return isEmpty(clean) || key === "__proto__" ? [] : [[key, clean]];
    }),
  );
}

function cleanedValue(value: unknown): unknown {
  if (typeof value === "string") return withoutControls(value).trim();
  if (Array.isArray(value)) return value.map(cleanedValue).filter((one) => !isEmpty(one));
  return typeof value === "object" && value !== null ? cleaned(value as Record<string, unknown>) : value;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
