import { parseDate } from "../../domain/locales/parse-date.ts";
import type { Dates } from "../shapes/when.ts";
import { isJob } from "../words/callings.ts";
import { type EntryRead, mayBeCity } from "./read-entry.ts";

/** An entry of a section, and the entries of the roles that stand under it. */
export type EntryWithRoles = EntryRead & { roles: EntryRead[] };

/** Gathers several roles at one employer under the entry that names it. */
export function withRoles(entries: readonly EntryRead[]): EntryWithRoles[] {
  const found: EntryWithRoles[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as EntryRead;
    const others = entries.slice(i + 1);
    const [employer, first] = headsOf(entry, others[0]);
    const count = others.findIndex((other) => !isUnder(employer, other, first));
    const roles = others.slice(0, count < 0 ? others.length : count);
    const isGroup = roles.length > 0 && (first !== undefined || employer.bullets.length === 0);
    const [name, place] = employer.names;
    const head = { ...employer, names: name ? [name] : [], place: employer.place ?? place?.text };
    found.push(isGroup ? { ...head, roles: [...(first ? [first] : []), ...roles] } : { ...entry, roles: [] });
    if (isGroup) i += roles.length;
  }
  return found;
}

/** The employer that an entry names, and the first role in the same entry, where its heading has both and the next has no employer. */
function headsOf(entry: EntryRead, next: EntryRead | undefined): [employer: EntryRead, first?: EntryRead] {
  const [employer, role, ...more] = entry.names;
  const isBoth = employer && role && more.length === 0 && employer.bold !== role.bold && !isJob(employer.text) && next?.names.length === 1;
  if (!isBoth) return [entry];
  const { place, url, urlLabel, page, names: _, ...own } = entry;
  const head = { place, url, urlLabel, page, names: [employer], paragraphs: [], bullets: [], labelled: [], aside: [] };
  return [head, { ...own, page, names: [role] }];
}

/** Tells whether an entry is of a role at an employer whose name stands above: it names none, and is set less boldly, or of dates within the other's. */
function isUnder(employer: EntryRead, { names, dates }: EntryRead, first: EntryRead | undefined): boolean {
  const [head, place, ...others] = employer.names;
  const [role] = names;
  if (!head || (place && !mayBeCity(place.text)) || others.length > 0 || !role || !dates || isJob(head.text)) return false;
  if (first) return names.length === 1 && role.bold === first.names[0]?.bold && isJob(role.text);
  const isLess = (head.bold && !role.bold) || role.size < head.size * 0.97;
  if (employer.dates) return (isLess || isJob(role.text)) && isWithin(dates, employer.dates);
  return names.length === 1 && (isLess || isJob(role.text)) && employer.paragraphs.length === 0;
}

function isWithin(inner: Dates, outer: Dates): boolean {
  const [from, to] = [parseDate(inner.start ?? ""), parseDate(inner.end ?? inner.start ?? "")];
  const [first, last] = [parseDate(outer.start ?? ""), parseDate(outer.end ?? outer.start ?? "")];
  return !!from && !!to && !!first && !!last && outer.isRange && from.from >= first.from && to.to <= last.to;
}
