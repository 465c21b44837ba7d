import type { Presentable } from "./presentable.ts";

export type Direction = "ltr" | "rtl";

const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const letter = /\p{L}/u;

/**
 * Finds the direction of a text. It is right to left if the first letter is Arabic or Hebrew (UAX #9, P2); in a right-to-left document, if any
 * letter is. A text without letters reads from the left, or else the groups of a phone number would change places.
 */
export function directionOf(text: string, document: Direction | "auto"): Direction {
  // A range of dates without letters reads from the right: "2019 – 2022".
  if (document === "rtl" && /\d – |– \d/.test(text)) return "rtl";
  if (!rtlLetter.test(text)) return "ltr";
  if (document === "rtl") return "rtl";
  const first = letter.exec(text)?.[0] ?? "";
  return rtlLetter.test(first) ? "rtl" : "ltr";
}

/**
 * Finds the direction of a resume: what it asks for, or right to left if most of its letters are Arabic or Hebrew. Addresses do not count.
 * "auto" otherwise: then each text has its own direction.
 */
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
