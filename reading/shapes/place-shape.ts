import { comparable } from "../../domain/locales/comparable.ts";
import { locales } from "../../domain/locales/locales.ts";
import { isOrganization } from "../entries.ts";

/** Where work is done that has no place. */
const nowhere = /^(remote|hybrid|on-?site|worldwide|home office|télétravail|remoto|zdalnie|удал[её]нно|дистанционно)(\s*\(.+\))?$/iu;

let countries: Set<string> | undefined;

/** The names of all countries in the languages that are read, and some short forms in English. */
function countryNames(): Set<string> {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => english.of(code));
  const names = Object.keys(locales).flatMap((locale) => {
    const own = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
    return codes.flatMap((code) => own.of(code) ?? []);
  });
  return new Set([...names, "USA", "UK", "UAE", "England", "Scotland", "Wales", "Czech Republic", "Turkey"].map(comparable));
}

/** Tells whether a text names a country. */
export function isCountry(text: string): boolean {
  countries ??= countryNames();
  return countries.has(comparable(text.replaceAll(".", "")));
}

/** Tells whether a text has the shape of a place: "Turin, Italy", "Austin, TX", "Remote". */
export function isPlace(text: string): boolean {
  if (nowhere.test(text)) return true;
  const parts = text.split(/,\s*/u);
  const last = parts.at(-1) ?? "";
  if (text.length > 50 || parts.length > 3 || /[\p{N}@:;()–—]/u.test(text)) return false;
  const isLand = isCountry(last);
  if (parts.length === 1) return isLand && last.length > 3;
  return (
    (isLand || /^[A-Z]{2}$|^U\.?S\.?A\.?$|^D\.?C\.?$/u.test(last)) &&
    parts.every((part) => /^\p{Lu}/u.test(part) && part.split(" ").length <= 4)
  );
}

/** Takes a place off the end of a name: "Example Works, Turin, Italy", or of a firm, "Example Works Ltd, Turin". Undefined where there is none. */
export function placeBehind(text: string): { name: string; place: string } | undefined {
  const bare = text.replace(/\.$/u, "");
  const [, named = "", behind = ""] = /^(.+?)\s+[–—-]\s+(.+)$/u.exec(bare) ?? [];
  if (isPlace(behind)) return { name: named, place: behind };
  const commas = [...bare.matchAll(/,\s+/gu)];
  for (const { index, 0: comma } of commas) {
    const [name, place] = [bare.slice(0, index), bare.slice(index + comma.length)];
    if (isPlace(place) && (place.includes(",") || commas.length === 1)) return { name, place };
  }
  const [only, ...more] = commas;
  if (!only || more.length > 0) return undefined;
  const [name, place] = [bare.slice(0, only.index), bare.slice(only.index + only[0].length)];
  return isOrganization(name) && !isOrganization(place) && /^\p{Lu}\p{L}+( \p{Lu}\p{L}+)?$/u.test(place) ? { name, place } : undefined;
}
