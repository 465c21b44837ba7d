import { isJob } from "../words/callings.ts";
import {
  dateOf,
  filled,
  keywordsOf,
  linkOf,
  othersOf,
  readEntries,
  type SectionLines,
  type SectionReader,
  summaryOf,
  unplacedOf,
} from "./entry-fields.ts";
import { withRoles } from "./positions.ts";
import type { EntryRead } from "./read-entry.ts";
import { type WhatAndWhere, whatAndWhere } from "./what-and-where.ts";

export const experienceFields: SectionReader = (section) => {
  const jobs = withRoles(readEntries(section));
  const single = jobs.filter(({ roles }) => roles.length === 0);
  const all = new Map(whatAndWhere(single, "jobs", section.elsewhere).map((one, i) => [single[i], one]));
  return {
    fields: {
      experience: jobs.map((job) => {
        const [employer] = job.names;
        const { place: location, employment: employment_type } = job;
        if (job.roles.length > 0) {
          const head = { company: employer?.text, location, employment_type, ...linkOf(job), description: summaryOf(job) };
          return filled({ ...head, positions: job.roles.map(positionOf) });
        }
        const found = all.get(job) ?? { more: [] };
        return filled({
          ...jobOf(job, found),
          company: found.where,
          location: location ?? found.place,
          employment_type,
          keywords: keywordsOf(job),
        });
      }),
    },
    unplaced: jobs.flatMap(({ page, aside }) => unplacedOf(page, aside)),
  };
};

/** A role under its employer: a second text of its heading is where it was. */
function positionOf(entry: EntryRead) {
  const [role, place, ...more] = entry.names.map(({ text }) => text);
  const { url: _, url_label: __, ...own } = jobOf(entry, { more });
  return filled({ ...own, role, location: entry.place ?? place, keywords: keywordsOf(entry) });
}

const jobOf = (entry: EntryRead, { what, more }: WhatAndWhere) => ({
  role: what,
  start: entry.dates?.start,
  end: entry.dates?.end,
  ...linkOf(entry),
  summary: summaryOf(entry, more),
  details: [...entry.bullets, ...othersOf(entry, ["keywords"])],
});

export const volunteerFields: SectionReader = (section) => {
  const entries = readEntries(section);
  const all = whatAndWhere(entries, "jobs", section.elsewhere);
  return {
    fields: {
      volunteer: entries.map((entry, i) => {
        const one = all[i] ?? { more: [] };
        return filled({ ...jobOf(entry, one), organization: one.where, location: entry.place ?? one.place });
      }),
    },
    unplaced: entries.flatMap(({ page, aside, employment }) => unplacedOf(page, [...aside, employment])),
  };
};

/** What people are in projects. */
const maker = /^(co-?|lead |core |sole )*(maintainer|contributor|creator|author|founder|owner|lead|maker)$/iu;

export const projectsFields: SectionReader = (section: SectionLines) => ({
  fields: {
    projects: readEntries(section).map((entry) => {
      const [name, second, ...more] = entry.names.map(({ text }) => text);
      const [role = "", organization] = second?.split(/,\s+(.+)/u) ?? [];
      const isRole = (isJob(role) || maker.test(role)) && role.length < 60;
      const { start, end, isRange } = entry.dates ?? {};
      return filled({
        name,
        ...(isRole && { role, organization }),
        type: entry.aside.join(", "),
        description: summaryOf(entry, isRole || !second ? more : [second, ...more]),
        ...(isRange ? { start, end } : { date: dateOf(entry) }),
        location: entry.place,
        ...linkOf(entry),
        details: [...entry.bullets, ...othersOf(entry, ["keywords"])],
        keywords: keywordsOf(entry),
      });
    }),
  },
  unplaced: [],
});
