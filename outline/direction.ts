import type { Presentable } from "./presentable.ts";

export type Direction = "ltr" | "rtl";

const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const letter = /\p{L}/u;

/**
 * The direction of a text: that of its first letter (UAX #9, P2), or of a right-to-left document if it has a letter of that. What has
 * no letter reads from the left, or the groups of a phone number would change places.
 */
export function directionOf(text: string, document: Direction | "auto"): Direction {
  // From when to when: where a phone number without letters keeps the order of its groups.
  if (document === "rtl" && /\d – |– \d/.test(text)) return "rtl";
  if (!rtlLetter.test(text)) return "ltr";
  if (document === "rtl") return "rtl";
  const first = letter.exec(text)?.[0] ?? "";
  return rtlLetter.test(first) ? "rtl" : "ltr";
}

/** The direction of a resume: as it asks, or that of most of its letters, addresses apart; "auto", which leaves it to each text, for all but right to left. */
export function directionOfResume({
  email: _,
  url: _url,
  profiles: _profiles,
  presentation,
  photo: _photo,
  ...texts
}: Presentable): Direction | "auto" {
  const { direction = "auto" } = presentation ?? {};
  if (direction !== "auto") return direction;
  const all = textsIn(texts).join("\n");
  if (!rtlLetter.test(all)) return "auto";
  const letters = all.match(/\p{L}/gu) ?? [];
  return letters.filter((char) => rtlLetter.test(char)).length > letters.length / 2 ? "rtl" : "auto";
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
