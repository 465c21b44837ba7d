import { comparable } from "../../domain/locales/comparable.ts";

/** The digits of a phone number. Undefined for a text that is none: E.164 has at most 15 digits, and nothing else but signs belongs to it. */
export function phoneDigits(text: string): string | undefined {
  const digits = comparable(text).replace(/[\p{P}\p{S}\s]/gu, "");
  return /^\d{7,15}$/.test(digits) ? digits : undefined;
}
