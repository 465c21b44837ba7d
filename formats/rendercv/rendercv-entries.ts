import { type Locale, locales } from "../../domain/locales/locales.ts";
import type { SectionName } from "../../domain/presentation.ts";
import type { Entry } from "../../outline/outline.ts";
import { linkTarget } from "../../outline/text/links.ts";
import { listed } from "../../outline/text/lists.ts";
import { isoDate } from "../page/iso-date.ts";
import { escaped } from "../text/escaped.ts";
import { marked } from "../text/marked.ts";

/** RenderCV's names of what heads an entry, in the sections that it has a kind of entry for. Both must be there. */
const kinds: Partial<Record<SectionName, { title: string; subtitle: string }>> = {
  experience: { title: "position", subtitle: "company" },
  education: { title: "area", subtitle: "institution" },
};

/** Tells whether all entries of a section have what RenderCV's kind for it must have. */
export const isOfOneKind = (name: SectionName, entries: Entry[]): boolean =>
  kinds[name] !== undefined && entries.every(({ title, subtitle }) => title && subtitle);

/** Writes an entry of a section, or, without one, an entry of any section. */
export function entryIn(section: SectionName | undefined, entry: Entry, locale: Locale): Record<string, unknown> {
  const { title = "", subtitle, place, date, url, urlLabel, notes, paragraphs, bullets, keywords, keywordsLabel } = entry;
  const names = section && kinds[section];
  const target = url && linkTarget(url);
  const link = (text: string) => marked([{ kind: "text", text, ...(target && { link: target }) }]);
  // An address that has a text of its own leads from there, any other from the name.
  const linked = urlLabel ? (text: string) => escaped(text) : link;
  const heads = names ? { [names.subtitle]: linked(subtitle ?? ""), [names.title]: escaped(title) } : { name: linked(title) };
  // Another kind of entry has no place for its organization.
  const above = names || !subtitle ? [] : [escaped(subtitle)];
  const summary = [...above, ...[...notes, ...paragraphs].map(marked), ...(urlLabel ? [link(urlLabel)] : [])].join("\n\n");
  const highlights = [...bullets.map(marked), ...(keywords.length > 0 ? [escaped(`${keywordsLabel ?? ""}${listed(keywords)}`)] : [])];
  return {
    ...heads,
    ...(date && dated(date, locale)),
    ...(place && { location: escaped(place) }),
    ...(summary && { summary }),
    ...(highlights.length > 0 && { highlights }),
  };
}

/** Writes a range of dates as such where both are dates, anything else as it is shown. */
function dated(text: string, locale: Locale): Record<string, string> {
  const [from, to, ...more] = text.split(" – ");
  const start = isoDate(from);
  const end = to === locales[locale].present ? "present" : isoDate(to);
  return start && end && more.length === 0 && (end === "present" || start <= end) ? { start_date: start, end_date: end } : { date: text };
}
