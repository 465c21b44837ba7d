import { createHash } from "node:crypto";
import * as z from "zod";
import { InternalFault } from "../../domain/errors/errors.ts";
import { canonicalJson } from "../../domain/json/canonical-json.ts";
import type { JsonObject } from "../../domain/json/json-object.ts";
import type { StoredVersion } from "../../domain/ports.ts";
import { type BesideContent, type ResumeContent, resumeContent, storedContent } from "../../domain/resume.ts";
import type { StoredResume } from "../../domain/stored-resume.ts";
import { adopt } from "./adopt.ts";

/** Makes an item with one attribute for each field, as earlier systems have it. `custom` is JSON text: DynamoDB refuses some numbers and deep nesting. */
export function toItem({ content, ...head }: StoredResume): JsonObject {
  const item: JsonObject = { writes: [], ...content, ...head };
  if (content.custom) item.custom = JSON.stringify(content.custom);
  return item;
}

/** Tells whether an item is ours: it has a list of writes, or what damage left of one. An item of another system has none, or text of its own there. */
export const isOurs = ({ writes }: JsonObject): boolean => writes !== undefined && typeof writes !== "string";

/**
 * Returns the id of an item; undefined when it is ours and damaged. The id of an item of another system follows from its content, so that it is the
 * same in each call.
 */
export function idOf(item: JsonObject): string | undefined {
  if (isOurs(item)) return typeof item.id === "string" ? item.id : undefined;
  return `adopted-${createHash("sha256").update(canonicalJson(item)).digest("hex").slice(0, 32)}`;
}

const time = z.iso.datetime().optional();
const names = z.array(z.string());

/** The bookkeeping of a stored resume: all but its content, beside which it stands in an item. */
const head = z.object({
  id: z.string(),
  version: z.int().min(0),
  created_at: time,
  updated_at: time,
  deleted_at: time,
  expires_at: z.number().optional(),
  purging: z.literal(true).optional(),
  moving_to: z.string().optional(),
  owner: z.string().optional(),
  former: names.optional(),
  changed: names.optional(),
  same_day: z.literal(true).optional(),
  writes: names,
} satisfies BesideContent satisfies Record<keyof Omit<StoredResume, "content">, z.ZodType>);

const listed = head.pick({ version: true, updated_at: true, deleted_at: true, changed: true, same_day: true });

/** The attributes that a list of versions reads. */
export const listedAttributes = Object.keys(listed.shape);

/** Reads these attributes of an item. Throws an error that names the places where it is damaged. */
export function toListed(item: JsonObject): StoredVersion {
  const parsed = listed.safeParse(item);
  if (!parsed.success) throw damaged(parsed.error);
  return parsed.data;
}

/** Reads an item. Throws an error that names the places where it is damaged. */
export function fromItem(item: JsonObject): StoredResume {
  if (!isOurs(item)) return adopted(item, parse(item));
  const parsed = head.safeParse(item);
  if (!parsed.success) throw damaged(parsed.error);
  const fields = Object.fromEntries(Object.entries(item).filter(([name]) => !(name in head.shape)));
  if (typeof fields.custom === "string") fields.custom = JSON.parse(fields.custom);
  return { ...parsed.data, content: parse(fields) };
}

const adopted = (item: JsonObject, content: ResumeContent): StoredResume => ({ id: idOf(item) as string, version: 0, content });

/** Reads an item without its content, and without what else is damaged: enough to erase it. Throws when its id or version cannot be read. */
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
  new InternalFault(`A stored resume does not fit the model at: ${error.issues.map(({ path }) => path.join(".")).join(", ")}`);
