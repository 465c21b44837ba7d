import type { RenderedContent } from "../../domain/resume.ts";
import { isCountry, isPlace } from "./place-shape.ts";

type Location = NonNullable<RenderedContent["location"]>;

/** Signs between the parts of an address, in any script. */
const comma = /[,،、，]\s*/u;

/** Reads a place: "Turin", "Turin, IT", "1 Mill Lane, 10100 Turin, IT". Of any other the parts can't be told: it stays as one text. Undefined where a text is no place. */
export function addressIn(text: string): Location | undefined {
  const parts = text
    .split(comma)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0 || text.length > 150 || (parts.length === 1 && !isPlace(text) && !/^\p{Lu}[\p{L} '-]+$/u.test(text)))
    return undefined;
  return eastAsianPlace(text) ?? placeOf(parts, text.includes("،") ? "، " : ", ") ?? { text };
}

const zip = String.raw`(?:[A-Z]{1,2}-)?\d{4} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,7}(?:-\d{3,4})?|\d{2}-\d{3}|\d{3} \d{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|[A-Z]\d{2} ?[A-Z\d]{4}`;
const zipAlone = new RegExp(`^(?:${zip})$`, "u");
const zipAndCity = new RegExp(`^(${zip})\\s+(\\p{L}[^,\\d]*)$`, "u");
const cityAndZip = new RegExp(`^(\\p{L}[^,\\d]*?)[\\s-]+(${zip})$`, "u");
const isWord = (text: string | undefined): text is string => text !== undefined && /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(text);

/** Tells whether a text has a postal code among the parts of an address. */
export const hasPostalCode = (text: string): boolean => {
  const parts = text.split(comma).map((part) => part.trim());
  return (
    (parts.length > 1 &&
      /\p{L}{2}/u.test(text) &&
      parts.some((part) => [zipAlone, zipAndCity, cityAndZip].some((one) => one.test(part)))) ||
    eastAsianPlace(text) !== undefined
  );
};

/** Countries that write a state before the postal code, where others write the city: "Sydney, NSW 2000", "Quận 1, Thành phố Hồ Chí Minh 700000". */
const stateAndZip = new Set("AU BB CA ID TH US VN".split(" "));

function placeOf(parts: string[], sign: string): Location | undefined {
  const rest = [...parts];
  const last = rest.at(-1) ?? "";
  const isState = rest.length === 2 && usStates.has(last) && isWord(rest[0]);
  const country_code = rest.length > 1 && !isState && (/^[A-Z]{2}$/.test(last) || isCountry(last)) ? rest.pop() : undefined;
  const of = (place: Location, streets: string[], others: string[] = []) =>
    others.length > 1 || /^\p{Ll}/u.test(others[0] ?? "")
      ? undefined
      : withRegion({
          ...(streets.length > 0 && { address: streets.join(sign) }),
          ...place,
          ...(others[0] && { region: others[0] }),
          ...(country_code && { country_code }),
        });
  const at = rest.findLastIndex((part) => zipAlone.test(part) || zipAndCity.test(part) || (cityAndZip.test(part) && rest.length > 1));
  const found = rest[at] ?? "";
  const [, before = "", behind = ""] = zipAndCity.exec(found) ?? [];
  if (before) return of({ postal_code: before, city: behind }, rest.slice(0, at), rest.slice(at + 1));
  const [, named = "", code = ""] = cityAndZip.exec(found) ?? [];
  const isRegion = /^[A-Z]{2,3}$/.test(named) || (at > 1 && stateAndZip.has(country_code ?? ""));
  if (code && isRegion)
    return of({ city: rest[at - 1] ?? "", region: named, postal_code: code }, rest.slice(0, at - 1), rest.slice(at + 1));
  if (code) return of({ city: named, postal_code: code }, rest.slice(0, at), rest.slice(at + 1));
  if (at > 0) return of({ city: rest[at - 1] ?? "", postal_code: found }, rest.slice(0, at - 1), rest.slice(at + 1));
  const streets = rest.slice(0, rest.findLastIndex((part) => /\d/u.test(part)) + 1);
  const [city, ...others] = rest.slice(streets.length);
  return isCity(city) ? of({ city }, streets, others) : undefined;
}

const isCity = (text: string | undefined): text is string => isWord(text?.replace(/\/(?=\p{Lu})/u, " "));

/** A city and its state in one: "São Paulo-SP", "Kadıköy/İstanbul". */
function withRegion(place: Location): Location {
  const [, city, region] = /^(.+?)(?:-([A-Z]{2}))$/u.exec(place.city ?? "") ?? /^(.+?)\/(\p{Lu}.+)$/u.exec(place.city ?? "") ?? [];
  return city && region && !place.region ? { ...place, city, region } : place;
}

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/u;

/** From the largest to the smallest: prefecture or province, city or ward, street. */
const japanese = /^〒?\s*(\d{3}-?\d{4})?\s*(東京都|北海道|(?:京都|大阪)府|\p{Script=Han}{2,3}県)?((?:(?!\d).){1,6}?[市区郡町村])?\s*(.*)$/u;
const chinese =
  /^(\d{3}(?:\d{2,3})?)?\s*(\p{Script=Han}{2,7}?(?:省|自治区|特别行政区|市|縣)(?=\p{Script=Han}{1,8}?[区區市县縣鄉鎮]))?(\p{Script=Han}{1,8}?[区區市县縣鄉鎮])?\s*(.*)$/u;
const korean = /^([^\s,]+(?:시|도))?\s*([^\s,]+(?:구|시|군))?\s*([^,]*?)(?:,\s*(\d{5}))?$/u;

/** Reads an address in Han or in Hangul, which has no commas; undefined for any other. */
function eastAsianPlace(text: string): Location | undefined {
  const [, all = text, country_code] = /^(.+?)\s*[,、，]\s*([A-Z]{2})$/u.exec(text) ?? [];
  const isKorean = hangul.test(all);
  if (!isKorean && !han.test(all)) return undefined;
  const isJapanese = country_code === "JP" || /〒|[県都府]/u.test(all) || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(all);
  const found = isKorean ? korean.exec(all) : (isJapanese ? japanese : chinese).exec(all);
  const [postal_code, region, city, address] = isKorean
    ? [found?.[4], found?.[1], found?.[2], found?.[3]]
    : [found?.[1], found?.[2], found?.[3], found?.[4]];
  if (!city && !region) return undefined;
  return {
    ...(address && { address }),
    ...(postal_code && { postal_code }),
    ...(city && { city }),
    ...(region && { region }),
    ...(country_code && { country_code }),
  };
}

const usStates = new Set(
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split(
    " ",
  ),
);
