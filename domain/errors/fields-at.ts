import * as z from "zod";

/** Returns the fields that an object may have at a path into what a schema describes; none where it describes no object. */
export function fieldsAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  let here: unknown = schema;
  for (const step of [...path, undefined]) {
    while (here instanceof z.ZodOptional || here instanceof z.ZodDefault || here instanceof z.ZodNullable) here = here.unwrap();
    if (here instanceof z.ZodUnion) here = here.options.find((option) => option instanceof z.ZodObject);
    if (step === undefined) break;
    here = inside(here, step);
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function inside(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodObject ? schema.shape[step as string] : undefined;
}
