import { createHash } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../../domain/json/canonical-json.ts";
import type { JsonObject } from "../../domain/json/json-object.ts";
import { type BesideContent, type ResumeContent, resumeContent, storedContent } from "../../domain/resume.ts";
import type { StoredResume } from "../../domain/stored-resume.ts";
import { adopt } from "./adopt.ts";

/** One attribute a field, as earlier systems have it; `custom` as JSON, for DynamoDB refuses some numbers and deep nesting. */
export function toItem({ content, ...head }: StoredResume): JsonObject {
  const item: JsonObject = { writes: [], ...content, ...head };
  if (content.custom) item.custom = JSON.stringify(content.custom);
  return item;
}

/** Every item of ours lists its writes, and one without a list is damaged; in another system's, text may stand under any name of ours. */
export const isOurs = ({ writes }: JsonObject): boolean => writes !== undefined && typeof writes !== "string";

/**
 * An item of another system gets an id by what it holds: the same in each call that reads it. Undefined where one of ours is damaged.
 */
export function idOf(item: JsonObject): string | undefined {
  if (isOurs(item)) return typeof item.id === "string" ? item.id : undefined;
  return `adopted-${createHash("sha256").update(canonicalJson(item)).digest("hex").slice(0, 32)}`;
}

const time = z.iso.datetime().optional();
const names = z.array(z.string());

/** All of a stored resume but its content, among whose fields it stands in an item. */
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
} satisfies BesideContent satisfies Record<keyof Omit<StoredResume, "content">, z.ZodType>);

/** Throws an error that names the places where an item is damaged. */
export function fromItem(item: JsonObject): StoredResume {
  if (!isOurs(item)) return adopted(item, parse(item));
  const parsed = head.safeParse(item);
  if (!parsed.success) throw damaged(parsed.error);
  const fields = Object.fromEntries(Object.entries(item).filter(([name]) => !(name in head.shape)));
  if (typeof fields.custom === "string") fields.custom = JSON.parse(fields.custom);
  return { ...parsed.data, content: parse(fields) };
}

const adopted = (item: JsonObject, content: ResumeContent): StoredResume => ({ id: idOf(item) as string, version: 0, content });

/** An item without its content, and without whatever else is damaged: enough to erase it. Throws where it cannot be told which version it is. */
export function withoutContent(item: JsonObject): StoredResume {
  const content = resumeContent.parse({ email: item.email });
  if (!isOurs(item)) return adopted(item, content);
  const key = z.object({ id: z.string(), version: z.int().min(1) }).safeParse(item);
  if (!key.success) throw damaged(key.error);
  const sound = Object.entries(head.shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(item[name]);
    return success ? [[name, data]] : [];
  });
  // An owner that cannot be read is nobody: that lets in no one but an administrator.
  const owner = item.owner === undefined ? undefined : String(item.owner);
  return { ...key.data, ...Object.fromEntries(sound), owner, content };
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
