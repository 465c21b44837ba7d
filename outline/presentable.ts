import type { PdfDocument } from "../domain/ports.ts";
import { cleanText } from "./clean-text.ts";

/** A value of which everything may be missing. */
type Partly<Value> = Value extends (infer Item)[]
  ? Partly<Item>[]
  : Value extends object
    ? { [Key in keyof Value]?: Partly<Value[Key]> | undefined }
    : Value;

/** What is left of a resume to show: no empty text, list or entry. */
export type Shown = Partly<PdfDocument["content"]> & { email: string };

/** Fields of several lines; in any other, a line break is a space. */
const multiline = new Set(["summary", "description", "text", "reference", "details"]);

/** Text without what must not be in a PDF, and with line breaks only where they belong. */
function normalize(text: string, field: string): string {
  const clean = cleanText(text);
  return multiline.has(field) ? clean : clean.replace(/\s*\n\s*/g, " ");
}

/** Drops what is empty at any depth, and brings text to the form in which it is shown; `show` gets it with its field's name. */
export function presentable(content: PdfDocument["content"], show: (text: string, field: string) => string): Shown {
  const prune = (value: unknown, field: string): unknown => {
    if (typeof value === "string") return show(normalize(value, field), field) || undefined;
    if (Array.isArray(value)) {
      const items = value.map((item) => prune(item, field)).filter((item) => item !== undefined);
      return items.length > 0 ? items : undefined;
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const kept = prune(inner, key);
      return kept === undefined ? [] : [[key, kept]];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  };
  const { photo, ...texts } = content;
  return { ...(prune(texts, "") as Shown), photo };
}
