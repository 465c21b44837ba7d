import { createHash } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { JsonObject } from "../domain/custom.ts";
import { resumeContent, storedContent } from "../domain/resume.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { adopt } from "./adopt.ts";

/** One attribute a field, as earlier systems have it; `custom` as JSON, for DynamoDB refuses some numbers and deep nesting. */
export function toItem({ content, ...head }: StoredResume): JsonObject {
  const item: JsonObject = { writes: [], ...content, ...head };
  if (content.custom) item.custom = JSON.stringify(content.custom);
  return item;
}

/** Every item of ours lists its writes; of another system's, any attribute may bear a name of ours. */
export const isOurs = (item: JsonObject): item is JsonObject & { id: string; version: number; writes: string[] } =>
  Array.isArray(item.writes) && typeof item.id === "string" && typeof item.version === "number";

/** An item of another system gets an id by what it holds: the same in each call that reads it. */
export const idOf = (item: JsonObject): string =>
  isOurs(item) ? item.id : `adopted-${createHash("sha256").update(canonicalJson(item)).digest("hex").slice(0, 32)}`;

const time = z.iso.datetime().optional();
const names = z.array(z.string());

/** All of a stored resume but its content. */
const head = z.object({
  id: z.string(),
  version: z.int().min(0),
  created_at: time,
  updated_at: time,
  deleted_at: time,
  expires_at: z.number().optional(),
  purging: z.literal(true).optional(),
  owner: z.string().optional(),
  former: names.optional(),
  changed: names.optional(),
  writes: names,
});

/** Throws an error that names the places where an item is damaged. */
export function fromItem(item: JsonObject): StoredResume {
  if (!isOurs(item)) return { id: idOf(item), version: 0, content: parse(item) };
  const parsed = head.safeParse(item);
  if (!parsed.success) throw damaged(parsed.error);
  const fields = Object.fromEntries(Object.entries(item).filter(([name]) => !(name in head.shape)));
  if (typeof fields.custom === "string") fields.custom = JSON.parse(fields.custom);
  return { ...parsed.data, content: parse(fields) };
}

/** An item without its content, be that damaged: enough to erase it. */
export function withoutContent(item: JsonObject): StoredResume {
  const fields = isOurs(item) ? Object.entries(item).filter(([name]) => name in head.shape) : [];
  return { id: idOf(item), version: 0, ...Object.fromEntries(fields), content: resumeContent.parse({ email: item.email }) };
}

function parse(fields: JsonObject): StoredResume["content"] {
  const parsed = storedContent.safeParse(fields);
  if (parsed.success) return parsed.data;
  const adopted = storedContent.safeParse(adopt(fields));
  if (adopted.success) return adopted.data;
  throw damaged(adopted.error);
}

const damaged = (error: z.ZodError) =>
  new Error(`A stored resume does not fit the model at: ${error.issues.map(({ path }) => path.join(".")).join(", ")}`);
