import { isCleanText } from "../../domain/fields/text.ts";

/** What an entry's own data keeps of another document: texts as they are, anything else as JSON under a key that says so. */
const asJson = "json:";

/** Writes values of another document as texts. */
export const kept = (rest: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rest).map(([key, value]) =>
      typeof value === "string" && isCleanText(value) && !key.startsWith(asJson) ? [key, value] : [asJson + key, JSON.stringify(value)],
    ),
  );

/** Reads what {@link kept} wrote. */
export const returned = (custom: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(custom).map(([key, value]) => (key.startsWith(asJson) ? [key.slice(asJson.length), parsed(value)] : [key, value])),
  );

/** The caller can have put anything there. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
