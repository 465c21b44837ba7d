import type { Presentable } from "./presentable.ts";
import { hasHan, isArabic } from "./text/lists.ts";

/*
 * The order of an address, by its country: A is the street, C the city, S the state, province or prefecture, Z the postal code. What stands between
 * two letters goes where one of them is missing. The orders are facts that Google's libaddressinput gathers from postal operators
 * (https://github.com/google/libaddressinput, region_data_constants.cc, Apache License 2.0): its `fmt`, without the names, on one line. Where it has
 * no S, for the operator needs none, S follows the city.
 */

/** Of all countries that are not listed, such as DE, FR, IT and ES. */
const usual = "A, Z C, S";

const orders: Record<string, string> = {
  "A, C, S Z": "AU BB CA ID TH US VN",
  "A, C Z, S": "BH BN IL IN JO KH LB MT NG NP NZ PE SA SG VE",
  "A, C, S, Z": "AF CO EG GB IE KE LK NA RU SD UA ZA",
  "A, C-Z, S": "BD PK",
  "A, C-S, Z": "BR",
  "A, C, Z S": "PH",
  "A, Z C/S": "TR",
  "C, A, S, Z": "HU",
  "S, C, A, Z": "IR",
  "Z, S, C, A": "KZ",
};

/** Countries that write from the largest to the smallest in their own script, and the other way round in Latin letters (`lfmt`). */
const eastAsian: Record<string, { local: string; latin: string }> = {
  CN: { local: "Z SCA", latin: "A, C, S Z" },
  HK: { local: "SCA, Z", latin: "A, C, S, Z" },
  JP: { local: "〒Z SCA", latin: "A, C, S Z" },
  KR: { local: "S C A, Z", latin: "A, C, S Z" },
  TW: { local: "Z SCA", latin: "A, C, S Z" },
};

const byCountry = new Map(Object.entries(orders).flatMap(([order, countries]) => countries.split(" ").map((country) => [country, order])));

const hangul = /\p{Script=Hangul}/u;

/** Codes that people write in place of ISO 3166's. */
const alias: Record<string, string> = { UK: "GB", USA: "US" };

/** Writes an address on one line, in the order of its country: "1 Main St, Springfield, IL 62701, US", "〒100-0001 東京都千代田区1-1、JP". */
export function writeAddress({
  text,
  address,
  city,
  region,
  postal_code,
  country_code,
}: NonNullable<Presentable["location"]>): string | undefined {
  if (text) return text;
  const texts = [address, city, region].join("\n");
  const script = hangul.test(texts) ? "KR" : hasHan(texts) ? "CN" : undefined;
  const code = country_code?.toUpperCase() ?? script ?? "";
  const country = alias[code] ?? code;
  const order = eastAsian[country]?.[script ? "local" : "latin"] ?? byCountry.get(country) ?? usual;
  // Of a city that is a state, once.
  const state = region === city ? undefined : region;
  const zip = postal_code?.replace(/^〒\s*/, "");
  const parts: Record<string, string | undefined> = {
    A: address,
    C: city,
    S: state,
    // Some write the state there as well: "CA 94115".
    Z: state && zip?.startsWith(`${state} `) ? zip.slice(state.length + 1) : zip,
  };
  const groups = order.split(", ").map((group) =>
    Array.from(group.matchAll(/([^ACSZ〒]*)(〒?)([ACSZ])/g)).reduce((written, [, between = "", mark = "", part = ""]) => {
      const text = parts[part];
      return text ? `${written}${written && between}${mark}${text}` : written;
    }, ""),
  );
  const comma = isArabic(texts) ? "، " : script !== "CN" ? ", " : country === "JP" ? "、" : "，";
  return [...groups, country_code].filter(Boolean).join(comma) || undefined;
}
