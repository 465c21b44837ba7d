import { createHash } from "node:crypto";
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

export function fromItem(item: JsonObject): StoredResume {
  if (!isOurs(item)) return { id: idOf(item), version: 0, content: parse(item) };
  const { id, version, created_at, updated_at, deleted_at, expires_at, purging, owner, former, changed, writes, ...fields } = item;
  if (typeof fields.custom === "string") fields.custom = JSON.parse(fields.custom);
  const head = { id, version, created_at, updated_at, deleted_at, expires_at, purging, owner, former, changed, writes };
  return { ...head, content: parse(fields) } as StoredResume;
}

/** An item of ours without its content, be that damaged: enough to erase it. */
export function withoutContent({ email, id, version, purging, former, writes }: JsonObject): StoredResume {
  return { id, version, purging, former, writes, content: resumeContent.parse({ email }) } as StoredResume;
}

function parse(fields: JsonObject): StoredResume["content"] {
  const parsed = storedContent.safeParse(fields);
  if (parsed.success) return parsed.data;
  const adopted = storedContent.safeParse(adopt(fields));
  if (adopted.success) return adopted.data;
  const paths = adopted.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new Error(`A stored resume does not fit the model at: ${paths}`);
}
