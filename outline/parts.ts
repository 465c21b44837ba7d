import type { SectionName } from "../domain/presentation.ts";
import type { Entry, Item } from "./outline.ts";
import { authorsLine } from "./own-name.ts";
import type { Phrasing } from "./phrasing.ts";
import type { Presentable } from "./presentable.ts";
import { spanOf } from "./span.ts";
import { asTyped } from "./text/inline.ts";
import { join, list, listed, named, paragraphsIn } from "./text/lists.ts";

/** An entry whose marks are not read yet. */
export type TypedEntry = Omit<Entry, "paragraphs" | "bullets" | "positions"> &
  Record<"paragraphs" | "bullets", string[]> & { positions: TypedEntry[] };

const entry = (parts: Partial<Omit<TypedEntry, "kind">>): TypedEntry => ({
  kind: "entry",
  notes: [],
  paragraphs: [],
  bullets: [],
  keywords: [],
  positions: [],
  ...parts,
  // Without an address there is nothing that the label could stand for.
  urlLabel: parts.url ? parts.urlLabel : undefined,
});

const item = (label: string | undefined, text?: string | undefined): Item => ({ kind: "item", label, text });

/** Takes off the bullet signs that people type before their bullets. */
const bulletsIn = (texts: (string | undefined)[] | undefined): string[] => list(texts).map((text) => text.replace(/^[•‣▪●∙*–-]\s+/u, ""));

/** Between two texts that share a place; it is seen, and not heard. */
const between = "  ·  ";

const bareDoi = (doi: string) => doi.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "");
const doiAddress = (doi: string) => `https://doi.org/${bareDoi(doi)}`;
const doiText = (doi: string) => `doi:${bareDoi(doi)}`;

type PartsOf = (content: Presentable, phrasing: Phrasing, index: number) => (TypedEntry | Item)[];

/** What each section consists of. */
export const partsOf: Record<SectionName, PartsOf> = {
  summary: () => [],

  experience: ({ experience = [] }, { period, keywords }) =>
    experience.map(
      ({ role, company, start, end, url, url_label, description, summary, details, keywords: used, positions = [], ...job }) => {
        const span = spanOf(positions);
        const isGroup = positions.length > 0 && company !== undefined;
        return entry({
          title: isGroup ? company : role,
          date: period(start ?? span.start, end ?? span.end),
          subtitle: isGroup ? role : company,
          place: join([job.location, job.employment_type], between),
          url,
          urlLabel: url_label,
          paragraphs: [description, summary].flatMap(paragraphsIn),
          bullets: bulletsIn(details),
          ...keywords(used),
          positions: positions.map(({ role, start, end, location, summary, details, keywords: used }) =>
            entry({
              title: role,
              date: period(start, end),
              place: location,
              paragraphs: paragraphsIn(summary),
              bullets: bulletsIn(details),
              ...keywords(used),
            }),
          ),
        });
      },
    ),

  education: ({ education = [] }, { period, grade, keywords }) =>
    education.map(({ degree, area, institution, start, end, year, location, url, url_label, score, summary, details, courses }) =>
      entry({
        title: listed(list([degree, area])) || undefined,
        date: period(start, end ?? year),
        subtitle: institution,
        place: location,
        url,
        urlLabel: url_label,
        notes: grade(score).map(asTyped),
        paragraphs: paragraphsIn(summary),
        bullets: bulletsIn(details),
        ...keywords(courses, "courses"),
      }),
    ),

  skills({ skills = [], presentation }, { label }) {
    const plain = skills.filter((skill) => typeof skill === "string");
    const groups = skills.filter((skill) => typeof skill === "object");
    return [
      ...(plain.length > 0
        ? (presentation?.skills_style === "columns" ? plain : [listed(plain)]).map((text) => item(undefined, text))
        : []),
      ...groups.map(({ name, level, keywords }) => {
        const text = keywords && listed(list(keywords));
        return item(label(named(name, level), text), text);
      }),
    ];
  },

  projects: ({ projects = [] }, { period, keywords }) =>
    projects.map(({ name, role, organization, type, description, date, start, end, location, url, url_label, details, keywords: used }) =>
      entry({
        title: name,
        date: period(start ?? date, end),
        subtitle: join([role, organization]),
        place: join([location, type], between),
        url,
        urlLabel: url_label,
        paragraphs: paragraphsIn(description),
        bullets: bulletsIn(details),
        ...keywords(used),
      }),
    ),

  certifications: ({ certifications = [] }, { days, grade }) =>
    certifications.map(({ name, issuer, date, expires, score, url, url_label, summary }) =>
      entry({
        title: name,
        date: days(date, expires),
        subtitle: issuer,
        url,
        urlLabel: url_label,
        notes: grade(score).map(asTyped),
        paragraphs: paragraphsIn(summary),
      }),
    ),

  publications({ publications = [], name: person, name_reading }, { day }) {
    const names = list([person, name_reading]);
    return publications.map(({ name, publisher, date, doi, url, url_label, authors, summary }) =>
      entry({
        title: name,
        date: day(date),
        subtitle: publisher,
        ...(url || !doi ? { url, urlLabel: url_label } : { url: doiAddress(doi), urlLabel: url_label ?? doiText(doi) }),
        notes: [...(authors ? [authorsLine(list(authors), names)] : []), ...(url && doi ? [asTyped(doiText(doi))] : [])],
        paragraphs: paragraphsIn(summary),
      }),
    );
  },

  awards: ({ awards = [] }, { day }) =>
    awards.map(({ title, awarder, date, url, url_label, summary }) =>
      entry({ title, date: day(date), subtitle: awarder, url, urlLabel: url_label, paragraphs: paragraphsIn(summary) }),
    ),

  volunteer: ({ volunteer = [] }, { period }) =>
    volunteer.map(({ role, organization, start, end, location, url, url_label, summary, details }) =>
      entry({
        title: role,
        date: period(start, end),
        subtitle: organization,
        place: location,
        url,
        urlLabel: url_label,
        paragraphs: paragraphsIn(summary),
        bullets: bulletsIn(details),
      }),
    ),

  languages({ languages = [] }) {
    const shown = languages.map(({ language, fluency, certificates = [] }) => {
      const passed = certificates.map(({ name, score }) => join([name, score], " "));
      return named(language, join([fluency, ...passed]));
    });
    return [item(undefined, listed(list(shown)))];
  },

  interests({ interests = [] }) {
    const nameOf = ({ name, keywords }: (typeof interests)[number]) => named(name, keywords && listed(list(keywords)));
    // A format sets the parts of a section alike, so where one has a paragraph all are entries.
    if (interests.some(({ summary }) => summary))
      return interests.map((interest) => entry({ title: nameOf(interest), paragraphs: paragraphsIn(interest.summary) }));
    return [item(undefined, listed(list(interests.map(nameOf))))];
  },

  references: ({ references = [] }) =>
    references.map(({ name, position, organization, relationship, email, phone, reference }) =>
      entry({
        title: name,
        subtitle: join([position, organization]),
        place: relationship,
        notes: list([join([email, phone], between)]).map(asTyped),
        paragraphs: paragraphsIn(reference),
      }),
    ),

  custom_sections: ({ custom_sections = [] }, { day }, index) =>
    (custom_sections[index]?.items ?? []).map(({ title, subtitle, date, location, url, url_label, text, details }) =>
      entry({
        title,
        date: day(date),
        subtitle,
        place: location,
        url,
        urlLabel: url_label,
        paragraphs: paragraphsIn(text),
        bullets: bulletsIn(details),
      }),
    ),
};
