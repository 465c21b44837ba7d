import * as z from "zod";
import { isJsonObject, type JsonObject } from "./json-object.ts";

type Bare<Schema> = Schema extends z.ZodOptional<infer Inner> | z.ZodDefault<infer Inner> ? Bare<Inner> : Schema;
type Patched<Schema> =
  Schema extends z.ZodObject<infer Shape, infer Config>
    ? z.ZodObject<PatchShape<Shape>, Config>
    : Schema extends z.ZodRecord<infer Key, infer Value extends z.ZodType>
      ? z.ZodRecord<Key, z.ZodNullable<Value>>
      : Schema;
type PatchShape<Shape> = {
  [Key in keyof Shape]: z.ZodOptional<z.ZodNullable<Patched<Bare<Shape[Key]>> & z.ZodType>>;
};

/** Returns the description of a schema, or of the one under `.optional()` and `.default()`. */
function descriptionOf(schema: unknown): string | undefined {
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return (schema as z.ZodType).description ?? (wraps ? descriptionOf(schema.unwrap()) : undefined);
}

/** Returns the schema under any number of `.optional()` and `.default()`. */
function bare(schema: unknown): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? bare(schema.unwrap()) : (schema as z.ZodType);
}

/** Tells whether a schema is one of objects by their names; other records are free JSON. */
const isNamed = (schema: unknown): schema is z.ZodRecord => schema instanceof z.ZodRecord && schema.valueType instanceof z.ZodObject;

/** The patches that were made, by what they are patches of: two schemas of one `id` would not fit into one document. */
const made = new WeakMap<z.ZodType, z.ZodType>();

function patchOf(schema: z.ZodType): z.ZodType {
  if (isNamed(schema)) return z.record(schema.keyType, (schema.valueType as z.ZodType).nullable());
  if (!(schema instanceof z.ZodObject)) return schema;
  const patch = made.get(schema) ?? mergePatchSchema(schema);
  made.set(schema, patch);
  return patch;
}

/**
 * Makes the schema of a JSON Merge Patch (RFC 7396) for an object: every field may be absent (unchanged) or null (removed), nested objects
 * merge, objects by name merge by their names, and all the rest (arrays, free JSON, what has a name) is replaced as a whole. The patch of an object
 * with an `id` has one, too.
 */
export function mergePatchSchema<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): z.ZodObject<PatchShape<Shape>, z.core.$strict> {
  const fields = Object.entries(schema.shape).map(([key, field]): [string, z.ZodType] => {
    const inner = bare(field);
    const patch = patchOf(inner).nullable().optional();
    const description = descriptionOf(field);
    return [key, description === undefined ? patch : patch.meta({ description })];
  });
  const patch = z.strictObject(Object.fromEntries(fields));
  const id = schema.meta()?.id;
  return (id ? patch.meta({ id: `${id}Patch` }) : patch) as unknown as z.ZodObject<PatchShape<Shape>, z.core.$strict>;
}

/** Applies a patch that {@link mergePatchSchema} has accepted. It changes neither argument. */
export function mergePatch(schema: z.ZodObject, target: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const field = bare(schema.shape[key]);
    if (value === null) delete merged[key];
    else if (isNamed(field) && isJsonObject(value)) merged[key] = withoutNull({ ...(merged[key] as JsonObject | undefined), ...value });
    else if (field instanceof z.ZodObject && isJsonObject(value)) merged[key] = mergePatch(field, (merged[key] ?? {}) as JsonObject, value);
    else merged[key] = value;
  }
  return merged;
}

const withoutNull = (record: JsonObject): JsonObject => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
