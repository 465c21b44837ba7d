import * as z from "zod";
import type { JsonObject } from "../json/json-object.ts";
import { mergePatchSchema } from "../json/merge-patch.ts";
import { cleanJson } from "./custom.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

/** What a variant changes in a resume. Every part may be left out. */
export type Variant = {
  title?: string | undefined;
  tags?: string[] | undefined;
  content?: JsonObject | undefined;
  entries?: Record<string, JsonObject | null> | undefined;
  add?: Record<string, unknown[]> | undefined;
  order?: Record<string, string[]> | undefined;
};

export const variantName = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "must be a name of up to 40 characters: small letters a to z, digits and hyphens")
  .meta({ description: "The name of a variant of the resume.", example: "acme" });

const entryId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be the id of an entry");

/** Returns the fields of a resume that are lists of entries. */
export const listsOf = (shape: z.ZodRawShape): Record<string, z.ZodArray> =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      let inner: unknown = field;
      while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
      return inner instanceof z.ZodArray ? [[name, inner]] : [];
    }),
  );

/** Makes the schema of the variants of a resume with these fields. */
export function variantsOf(shape: z.ZodRawShape) {
  const { email: _, custom: __, ...fields } = shape;
  const lists = listsOf(fields);
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(lists, name)));
  const byList = (schema: (list: z.ZodArray, name: string) => z.ZodType) =>
    z.strictObject(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, schema(list, name)]))).partial();
  const variant = z
    .strictObject({
      title: text(300).describe("What the variant is for. It is shown nowhere."),
      tags: z.array(text(100)).max(100).describe("Shows only entries that carry one of these tags, or none at all."),
      content: mergePatchSchema(z.strictObject(others))
        .meta({ id: "VariantContent" })
        .optional()
        .describe("A JSON Merge Patch (RFC 7396) of the fields that are no lists: null removes a field."),
      entries: z
        .record(entryId, z.record(z.string(), cleanJson).nullable())
        .describe("By the `id` of an entry, a JSON Merge Patch (RFC 7396) of it, or null to leave it out."),
      add: byList((list, name) => list.describe(`Entries that follow those of \`${name}\`.`))
        .meta({ id: "VariantAdditions" })
        .optional()
        .describe("Entries of its own, by list. They follow those of the resume."),
      order: byList((_, name) => z.array(entryId).max(200).describe(`Ids of entries of \`${name}\`, in their order.`))
        .meta({ id: "VariantOrder" })
        .optional()
        .describe("By list, ids of entries. These entries share the places that they have, in this order; the others stay where they are."),
    })
    .partial()
    .meta({
      id: "Variant",
      examples: [{ title: "For Example Ltd", content: { headline: "Captain" }, entries: { mill: { role: "Lead" }, bakery: null } }],
    }) as unknown as z.ZodType<Variant, Variant>;
  return z
    .record(variantName, variant)
    .refine((variants) => Object.keys(variants).length <= limits.variants, `must have at most ${limits.variants} variants`);
}
