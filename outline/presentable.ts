import type { RenderedContent } from "../domain/resume.ts";
import { readableText } from "./readable-text.ts";
import { visible } from "./visible.ts";

/** A value of which everything may be missing. */
type Partly<Value> = Value extends (infer Item)[]
  ? Partly<Item>[]
  : Value extends object
    ? { [Key in keyof Value]?: Partly<Value[Key]> | undefined }
    : Value;

/** A resume in which nothing is hidden and nothing is empty. So any field may be missing. */
export type Presentable = Partly<RenderedContent>;

/** Fields that may have several lines. In any other, a line break becomes a space. */
const multiline = new Set(["summary", "description", "text", "reference", "details", "intro"]);

/** Parts of a resume in which every text is one line, and in which none is. */
const lines = new Set(["contacts", "personal", "location"]);
const paragraphs = new Set(["section_intros"]);

function normalize(text: string, field: string, part: string): string {
  const clean = readableText(text);
  return paragraphs.has(part) || (multiline.has(field) && !lines.has(part)) ? clean : clean.replace(/\s*\n\s*/g, " ");
}

/**
 * Prepares a resume for any format: drops what it hides and what is empty, and makes each text readable. `show` gets each text with the
 * name of its field, and may replace what the format cannot show.
 */
export function presentable(content: RenderedContent, show: (text: string, field: string) => string = (text) => text): Presentable {
  const prune = (value: unknown, field: string, part: string): unknown => {
    if (typeof value === "string") return show(normalize(value, field, part), field) || undefined;
    if (Array.isArray(value)) {
      const items = value.map((item) => prune(item, field, part)).filter((item) => item !== undefined);
      return items.length > 0 ? items : undefined;
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const kept = prune(inner, key, part || key);
      return kept === undefined ? [] : [[key, kept]];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  };
  const { photo, ...texts } = visible(content);
  return { ...(prune(texts, "", "") as Presentable), photo };
}
