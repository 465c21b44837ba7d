import * as z from "zod";
import { type RenderedContent, resumeContent } from "../../domain/resume.ts";
import { ownFields } from "../../domain/sections/entry.ts";

/** A field of the model that holds text: its path, such as "experience[].role", and how long it may be. */
type Field = { path: string; text: string; max: number };

const { presentation: _presentation, photo: _photo, custom: _custom, variants: _variants, ...shown } = resumeContent.shape;

const own = new Set<string>(ownFields);

/** A resume in which every field that is shown is there, with a text of its own. */
export function aWholeResume(textOf: (number: number) => string) {
  const fields: Field[] = [];
  function fill(schema: unknown, path: string): unknown {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fill(schema.unwrap(), path);
    if (schema instanceof z.ZodObject)
      return Object.fromEntries(
        Object.entries(schema.shape)
          .filter(([name]) => path === "" || !own.has(name))
          .map(([name, inner]) => [name, fill(inner, path ? `${path}.${name}` : name)]),
      );
    if (schema instanceof z.ZodArray) {
      const { element } = schema;
      return (element instanceof z.ZodUnion ? element.options : [element]).map((inner) => fill(inner, `${path}[]`));
    }
    const text = textOf(fields.length);
    fields.push({ path, text, max: (schema instanceof z.ZodString && schema.maxLength) || 0 });
    return text;
  }
  const content = fill(z.strictObject(shown), "") as RenderedContent;
  return { fields, content };
}
