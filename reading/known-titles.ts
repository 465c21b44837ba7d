import { findLocale } from "../domain/languages.ts";
import { comparable } from "../domain/locales/comparable.ts";
import { type Locale, locales } from "../domain/locales/locales.ts";
import { type SectionName, sectionNames } from "../domain/presentation.ts";
import { moreTitles } from "./more-titles.ts";

/**
 * Tells whether a title is one that the section commonly has: in the language of the resume or in English, or in any language that is
 * known where the resume names none. Undefined for custom sections, which can be about anything, and for a title that is not found in
 * a language whose titles are not listed.
 */
export function isWellKnown(section: SectionName, title: string, tag: string | undefined): boolean | undefined {
  if (section === "custom_sections") return undefined;
  const own = findLocale(tag);
  const read: (Locale | undefined)[] = tag === undefined ? (Object.keys(locales) as Locale[]) : [own, "en"];
  if (read.some((locale) => locale && titlesOf(section, locale).has(simple(title)))) return true;
  const isListed = tag === undefined || (own !== undefined && locales[own].alsoRead.titles !== "unlisted");
  return isListed ? false : undefined;
}

function titlesOf(section: SectionName, locale: Locale): Set<string> {
  const { headings, alsoRead } = locales[locale];
  const others = alsoRead.titles === "unlisted" ? [] : (alsoRead.titles[section] ?? []);
  return new Set([headings[section], ...others].map(simple));
}

let sections: Map<string, SectionName> | undefined;

/** Finds the section that has this title in any language, with its words apart or not; undefined where it is none's. */
export function sectionTitled(title: string): SectionName | undefined {
  sections ??= new Map(
    sectionNames.flatMap((section) =>
      [
        ...(moreTitles[section]?.split("|").map(simple) ?? []),
        ...(Object.keys(locales) as Locale[]).flatMap((locale) => [...titlesOf(section, locale)]),
      ].map((known) => [known.replaceAll(" ", ""), section] as const),
    ),
  );
  return sections.get(simple(title).replaceAll(" ", ""));
}

const simple = (title: string) =>
  comparable(title)
    .replace(/&/g, " and ")
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/[ :]+$/, "");
