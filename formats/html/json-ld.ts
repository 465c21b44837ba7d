import { parseDate } from "../../domain/locales/parse-date.ts";
import type { Presentable } from "../../outline/presentable.ts";
import { linkTarget } from "../../outline/text/links.ts";

type Thing = Record<string, unknown>;

const thing = (type: string, fields: Thing): Thing | undefined =>
  Object.values(fields).some((value) => value !== undefined) ? { "@type": type, ...fields } : undefined;

const named = (type: string, names: (string | undefined)[]): Thing[] | undefined => {
  const things = [...new Set(names)].flatMap((name) => (name ? [{ "@type": type, name }] : []));
  return things.length > 0 ? things : undefined;
};

/** Tells whether a date is "present", or the word for it in any language that is known. */
const isNow = (date: string | undefined): boolean => parseDate(date ?? "")?.to === Number.POSITIVE_INFINITY;

/** Describes the person of a resume for search engines (https://schema.org/Person). The photo, which the page has, is not repeated. */
export function personOf(resume: Presentable): Thing {
  const {
    name,
    headline,
    email,
    contact_email = email,
    phone,
    url,
    location,
    profiles = [],
    summary,
    experience = [],
    education = [],
  } = resume;
  const { skills = [], languages = [], awards = [] } = resume;
  const sites = profiles.flatMap(({ url }) => (url ? (linkTarget(url) ?? []) : []));
  const known = skills.flatMap((skill) => (typeof skill === "string" ? [skill] : [skill.name, ...(skill.keywords ?? [])]));
  const texts = (list: (string | undefined)[]) => (list.some(Boolean) ? list.filter(Boolean) : undefined);
  const { address: streetAddress, city: addressLocality, region: addressRegion, postal_code: postalCode } = location ?? {};
  return {
    "@context": "https://schema.org",
    "@type": "Person",
    name,
    jobTitle: headline,
    description: summary,
    email: contact_email,
    telephone: phone,
    url: url && linkTarget(url),
    sameAs: texts(sites),
    address: thing("PostalAddress", { streetAddress, addressLocality, addressRegion, postalCode, addressCountry: location?.country_code }),
    worksFor: named(
      "Organization",
      experience.filter(({ end, positions = [] }) => [end, ...positions.map((held) => held.end)].some(isNow)).map(({ company }) => company),
    ),
    alumniOf: named(
      "EducationalOrganization",
      education.map(({ institution }) => institution),
    ),
    knowsAbout: texts(known),
    knowsLanguage: texts(languages.map(({ language }) => language)),
    award: texts(awards.map(({ title }) => title)),
  };
}
