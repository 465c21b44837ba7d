import type { RenderedContent } from "../../domain/resume.ts";
import { hasText } from "../words/has-text.ts";
import type { Located } from "./located.ts";

/*
 * What a resume says, by what it is: sentences, and names of skills and the like, which may be any word.
 */

/** Fields that are no text of a person's own, or that checks of their own judge. */
const others = new Set([
  "email",
  "contact_email",
  "phone",
  "url",
  "doi",
  "photo",
  "presentation",
  "country_code",
  "postal_code",
  "start",
  "end",
  "year",
  "date",
  "expires",
]);

const names = /^(skills|interests|profiles|languages|contacts|personal)\b|\.(keywords|courses|authors|score)\b/;

export type OwnText = Located<string> & { isProse: boolean };

/** Lists every text that a PDF shows and that people write themselves. */
export function textsOf(content: Partial<RenderedContent>): OwnText[] {
  const texts: OwnText[] = [];
  function walk(value: unknown, path: string) {
    if (typeof value === "string") {
      if (hasText(value)) texts.push({ path, value, isProse: !names.test(path) });
    } else if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) walk(item, `${path}[${i}]`);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) if (!others.has(key)) walk(inner, path ? `${path}.${key}` : key);
    }
  }
  walk(content, "");
  return texts;
}

/** The fields that say who it is and what was done. */
const core = /^(name|headline|summary)$|^experience\[\d+\]\.(role|company)$|^education\[\d+\]\.(degree|institution)$/;

const isBullet = ({ path }: OwnText): boolean => /\.details\[\d+\]$/.test(path);

/** Tells whether texts at fault take what matters from a resume: a core field, half of all texts, or half of the bullets. */
export function isGrave(faults: readonly OwnText[], all: readonly OwnText[]): boolean {
  const isHalf = (some: readonly OwnText[], of: readonly OwnText[]) => some.length > 0 && some.length * 2 >= of.length;
  // "–" may stand for the employer of one who works alone.
  const isCore = ({ path, value }: OwnText) => core.test(path) && (path === "name" || saysAny(value));
  return faults.some(isCore) || isHalf(faults, all) || isHalf(faults.filter(isBullet), all.filter(isBullet));
}

/** Tells whether a text has two letters, or one of a script whose letters are words or syllables. */
export const saysAny = (text: string): boolean => /\p{L}.*\p{L}|[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/su.test(text);
