import * as z from "zod";
import { isSameJson } from "../../domain/json/canonical-json.ts";
import { ownFields } from "../../domain/sections/entry.ts";

export type Values = Record<string, unknown>;

/** How a key of another model holds a field of ours. Both are undefined for a value that they cannot hold. */
export type Codec = {
  field: string;
  read(raw: unknown): unknown;
  /** `all` is the record that has the field. */
  write(value: unknown, all: Values): unknown;
  /** Another key for the field, under which it is read and not written. */
  isAlias?: boolean;
};

/** Marks a field of ours that has no key in the other model, or whose key cannot say all of it. */
const ours = (field: string): string => `x-${field}`;

/**
 * Maps records of another model to records of ours and back, with nothing lost in either direction. What a key of theirs cannot say of a field stands
 * beside it under {@link ours}; what has no place among our fields, or would not come back the same, is the rest, to be kept apart.
 */
export class RecordMap {
  #codecs: ReadonlyMap<string, Codec>;
  #shape: Record<string, z.ZodType>;
  #complete: (fields: Values, raw: Values) => Values;

  /** `complete` says what a record means by what it leaves out. A key that has the name of a field of ours is read as that, too. */
  constructor(codecs: Record<string, Codec>, shape: Record<string, z.ZodType>, complete = (fields: Values, _raw: Values) => fields) {
    this.#codecs = new Map([...Object.entries(codecs), ...named(shape, codecs)]);
    this.#shape = shape;
    this.#complete = complete;
  }

  read(raw: Values): { fields: Values; rest: Values } {
    const fields = this.#take(raw);
    const returned = this.write(fields, {});
    const isOtherwise = (key: string) => !isSameJson(returned[key], raw[key]);
    const said = new Set(Object.keys(raw).filter(isOtherwise).map(this.#fieldOf));
    // All that a document has for one field, as soon as a part of it would not come back.
    return { fields, rest: pick(raw, (key) => isOtherwise(key) || (this.#codecs.has(key) && said.has(this.#fieldOf(key)))) };
  }

  write(fields: Values, rest: Values): Values {
    let raw: Values = {};
    for (const [key, { field, write, isAlias }] of this.#codecs) {
      const value = fields[field];
      const isUsual = value !== undefined && this.#isSame(field, value, undefined);
      const written = isAlias || isUsual ? undefined : write(value, fields);
      if (written !== undefined) raw[key] = written;
    }
    for (const [key, value] of Object.entries(rest)) if (!this.#codecs.has(key)) raw[key] ??= value;
    for (const field of new Set(Object.keys(rest).map(this.#fieldOf))) {
      if (field === undefined) continue;
      // As it was given, as long as that still says what the field says.
      const isOfField = (key: string) => this.#fieldOf(key) === field;
      const given = { ...pick(raw, (key) => !isOfField(key)), ...pick(rest, isOfField) };
      if (this.#isSame(field, this.#take(given)[field], fields[field])) raw = given;
    }
    const returned = this.#take(raw);
    for (const field of new Set([...Object.keys(fields), ...Object.keys(returned)])) {
      if (!this.#isSame(field, returned[field], fields[field])) raw[ours(field)] = fields[field] ?? null;
    }
    return raw;
  }

  #fieldOf = (key: string): string | undefined => this.#codecs.get(key)?.field;

  #take(raw: Values): Values {
    const found: Values = {};
    for (const [key, { field, read, isAlias }] of this.#codecs) {
      const before = found[field];
      if (isAlias && before !== undefined && !Array.isArray(before)) continue;
      const value = this.#parse(field, read(raw[key]));
      if (value !== undefined) found[field] = Array.isArray(before) ? joined(before, value) : value;
    }
    const fields = this.#complete(found, raw);
    for (const field of Object.keys(this.#shape)) {
      const value = raw[ours(field)];
      if (value === null) delete fields[field];
      const parsed = this.#parse(field, value ?? undefined);
      if (parsed !== undefined) fields[field] = parsed;
    }
    return fields;
  }

  #parse(field: string, value: unknown): unknown {
    const parsed = value === undefined ? undefined : this.#shape[field]?.safeParse(value);
    return parsed?.success ? parsed.data : undefined;
  }

  /** A field with a default is the same whether it is missing or has that. */
  #isSame(field: string, a: unknown, b: unknown): boolean {
    const schema = this.#shape[field];
    const usual = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
    return isSameJson(withoutOwn(a ?? usual), withoutOwn(b ?? usual));
  }
}

/** How the fields of ours are read under their own names. Those of the caller's own mean something else elsewhere. */
function named(shape: Record<string, z.ZodType>, codecs: Record<string, Codec>): [key: string, codec: Codec][] {
  const asText = (raw: unknown) => (typeof raw === "number" ? `${raw}` : raw);
  const fields = Object.keys(shape).filter((field) => !(field in codecs) && !ownFields.some((own) => own === field));
  return fields.map((field) => {
    const read = Object.values(codecs).find((codec) => codec.field === field)?.read ?? asText;
    return [field, { field, read, write: () => undefined, isAlias: true }];
  });
}

/** What two lists have, each entry once. */
const joined = (list: unknown[], more: unknown): unknown[] =>
  Array.isArray(more) ? [...list, ...more.filter((one) => !list.some((other) => isSameJson(withoutOwn(one), withoutOwn(other))))] : list;

/** Leaves out what entries keep of another document: it can be out of date. */
export const withoutOwn = <Value>(value: Value): Value =>
  value === undefined ? value : JSON.parse(JSON.stringify(value, (key, inner) => (key === "custom" ? undefined : inner)));

const pick = (values: Values, test: (key: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => test(key)));

/** Returns the fields of a schema, or of the one under `.optional()`, `.default()` and lists; of a union, those of its object. */
export function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return shapeOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return shapeOf(schema.element as z.ZodType);
  const [found = {}] =
    schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]).map(shapeOf).filter((shape) => Object.keys(shape).length > 0) : [];
  return found;
}
