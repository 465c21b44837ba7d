import { type AtsCheck, type AtsCheckId, type AtsReport, atsCheckIds, maxPaths } from "../../domain/ats/report.ts";
import type { TextItem } from "../../domain/ports.ts";
import { type SectionName, sectionNames } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import type { TemplateName } from "../../domain/templates.ts";
import type { ReadEntry } from "../entries.ts";
import { isWellKnown, sectionTitled } from "../known-titles.ts";
import { readResume } from "../read-resume.ts";
import { languageOf } from "../words/language-of.ts";
import { bulletChecks } from "./bullet-checks.ts";
import type { Check, Fault } from "./check.ts";
import { entryChecks } from "./entry-checks.ts";
import { layoutChecks } from "./layout-checks.ts";
import { shownOf } from "./located.ts";
import { nameOfPlace } from "./place-names.ts";
import { readChecks } from "./read-checks.ts";
import { sectionChecks } from "./section-checks.ts";
import { textChecks } from "./text-checks.ts";
import { textsOf } from "./texts.ts";

/** Every check, by its id. */
export const atsChecks: Record<AtsCheckId, Check> = {
  ...sectionChecks,
  ...entryChecks,
  ...textChecks,
  ...bulletChecks,
  ...readChecks,
  ...layoutChecks,
};

const namedPaths = 3;

/** The PDF that a report is about: `items` are its texts in the order of the file. */
export type PdfRead = { template: TemplateName; pages: number; warnings: string[]; items: readonly TextItem[] };

/** Checks a resume and its PDF. The report depends on nothing else: the same resume has the same report. */
export function atsReportOf(content: RenderedContent, { template, pages, warnings, items }: PdfRead): AtsReport {
  const shown = shownOf(content);
  const prose = textsOf(shown).filter(({ isProse }) => isProse);
  const language = languageOf(prose.map(({ value }) => value).join("\n"), content.presentation?.locale);
  const read = readResume(items, titlesOf(shown));
  const checks = atsCheckIds.flatMap((id): AtsCheck[] => {
    const { weight, fine, judge } = atsChecks[id];
    const verdict = judge(shown, { language, template, pages, warnings, read });
    if (verdict === "not applicable") return [];
    if (verdict === "fine") return [{ id, status: "pass", weight, message: fine, paths: [] }];
    const { status, paths, most } = verdict;
    const message = messageOf(shown, verdict);
    return [{ id, status, weight, message, paths: paths.slice(0, maxPaths), ...(most !== undefined && { most }) }];
  });
  const { name, email, phone, sections, entries } = read;
  const found = {
    name,
    email,
    phone,
    sections: sections.map(({ title }) => title),
    jobs: entries("experience").map(counted),
    schools: entries("education").map(counted),
  };
  return { score: scoreOf(checks), checks, pages, warnings, template, read: found };
}

const counted = ({ title, organization, dates, bullets }: ReadEntry) => ({ title, organization, dates, bullets: bullets.length });

/** Knows the titles of a resume's own as well, where nobody can tell whether they are usual: in a language whose titles are not listed. */
function titlesOf({ presentation: { section_titles = {}, locale } = {} }: RenderedContent) {
  const own = sectionNames.filter((section) => isWellKnown(section, section_titles[section] ?? "", locale) === undefined);
  const ofOwn = new Map<string | undefined, SectionName>(own.map((section) => [section_titles[section], section]));
  return (title: string) => sectionTitled(title) ?? ofOwn.get(title);
}

function messageOf(content: RenderedContent, { todo, paths }: Fault): string {
  if (paths.length === 0) return `${todo}.`;
  const more = paths.length - namedPaths;
  const named = paths.slice(0, namedPaths).map((path) => {
    const place = nameOfPlace(content, path);
    return place ? `${place} (${path})` : path;
  });
  return `${todo}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

const halves = { pass: 2, advice: 1, fail: 0 };

/** Rounds down to a whole number, so that 100 means that every check passed. */
function scoreOf(checks: AtsCheck[]): number {
  const total = checks.reduce((sum, { weight }) => sum + weight, 0);
  const points = checks.reduce((sum, { weight, status }) => sum + weight * halves[status], 0);
  return Math.min(Math.floor((points * 50) / total), ...checks.flatMap(({ most }) => most ?? []));
}
