import * as z from "zod";
import { findLocale, languages } from "./languages.ts";
import type { ResumeContent } from "./resume.ts";

/** The warnings of an answer to a write. */
export const warnings = z
  .array(z.string())
  .meta({ description: "What is stored, but will not look as it was meant; each begins with its path.", example: [] });

type Entry = Record<string, unknown>;

const lists = ["experience", "education", "projects", "volunteer", "certifications", "awards", "publications"] as const;
const dates = ["start", "end", "year", "date", "expires"];
const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/;

/** Says what is stored but will not look as it was meant, each with its path: dates that there are not, ends before their starts, addresses that are no links. */
export function warningsOf(content: ResumeContent): string[] {
  const entries = lists.flatMap((name) => (content[name] ?? []).map((entry, i): [string, Entry] => [`${name}[${i}]`, entry]));
  const positions = content.experience.flatMap(({ positions = [] }, i) =>
    positions.map((position, j): [string, Entry] => [`experience[${i}].positions[${j}]`, position]),
  );
  const inSections = (content.custom_sections ?? []).flatMap(({ items = [] }, i) =>
    items.map((item, j): [string, Entry] => [`custom_sections[${i}].items[${j}]`, item]),
  );
  const all = [...entries, ...positions, ...inSections];
  const linked = (["profiles", "contacts"] as const).flatMap((name) =>
    (content[name] ?? []).map((entry, i): [string, Entry] => [`${name}[${i}]`, entry]),
  );
  return [
    ...all.flatMap(([path, entry]) => dates.flatMap((field) => dateFault(`${path}.${field}`, entry[field]))),
    ...all.flatMap(([path, { start, end }]) => orderFault(path, start, end)),
    ...localeFault(content.presentation?.locale),
    ...[["", content] as [string, Entry], ...linked, ...all].flatMap(([path, { url }]) => linkFault(path ? `${path}.url` : "url", url)),
  ];
}

function dateFault(path: string, text: unknown): string[] {
  const [, year, month, day] = iso.exec(typeof text === "string" ? text.trim() : "") ?? [];
  if (!month) return [];
  if (Number(month) < 1 || Number(month) > 12) return [`${path} has a month that there is not: it is shown as it was written.`];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return day && (Number(day) < 1 || Number(day) > last) ? [`${path} has a day that there is not: it is shown as it was written.`] : [];
}

/** Compares dates in ISO 8601 by what both say: a year and a month of it are not one before the other. */
function orderFault(path: string, start: unknown, end: unknown): string[] {
  const [from, to] = [start, end].map((date) => (typeof date === "string" && /^\d{4}(-\d\d){0,2}$/.test(date) ? date : undefined));
  if (!from || !to) return [];
  const length = Math.min(from.length, to.length);
  return from.slice(0, length) > to.slice(0, length) ? [`${path} ends before it starts.`] : [];
}

/** Says that headings are in English where the resume is in none of the languages that they can be in. */
function localeFault(tag: string | undefined): string[] {
  if (tag === undefined || findLocale(tag)) return [];
  // A tag begins with a code of two or three letters (BCP 47): "german" is the name of a language.
  const fault = /^[a-z]{2,3}\b/i.test(tag) ? `is none of ${languages.join(", ")}` : "is no language tag such as en";
  return [`presentation.locale ${fault}: headings and dates are in English.`];
}

const linkFault = (path: string, url: unknown): string[] =>
  typeof url === "string" && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url.trim()) && !/^\s*(https?|mailto|tel):/i.test(url)
    ? [`${path} is no link in the PDF: its address begins with none of https:, http:, mailto: and tel:.`]
    : [];
