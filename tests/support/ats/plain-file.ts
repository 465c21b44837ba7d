import { localeOf, locales } from "../../../domain/locales/locales.ts";
import type { TextItem } from "../../../domain/ports.ts";
import { sectionNames } from "../../../domain/presentation.ts";
import type { RenderedContent } from "../../../domain/resume.ts";

type Cell = string | undefined;
type Row = { size: number; space: number; cells: Cell[] };

/**
 * The texts of a resume in the plainest of layouts: one column, each text of a heading by itself, dates at the right. So that what reads files
 * is tried on one that none of our templates has made.
 */
export function plainFile(content: RenderedContent, { columnWidth = 200, lineHeight = 12 } = {}): TextItem[] {
  const { presentation: { locale, hidden_sections = [], section_titles = {} } = {} } = content;
  const { headings } = locales[localeOf(locale)];
  const rows: Row[] = [
    { size: 24, space: 24, cells: [content.name] },
    { size: 10, space: 16, cells: [content.email, content.phone, content.location?.city] },
  ];
  for (const section of sectionNames) {
    const values = content[section];
    if (hidden_sections.includes(section) || !values?.length) continue;
    rows.push({ size: 14, space: 28, cells: [section_titles[section]?.trim() || headings[section]] });
    if (typeof values === "string") rows.push(line(values));
    else for (const value of values) rows.push(...entryRows(value as Record<string, unknown> | string));
  }
  let y = 2_000;
  const filled = rows.filter(({ cells }) => cells.some((text) => text?.trim()));
  return filled.flatMap(({ size, space, cells }) => {
    y -= (space * lineHeight) / 12;
    return cells.flatMap((text, i) =>
      text?.trim() ? [{ text, page: 1, x: 50 + i * columnWidth, y, width: Math.min(text.length * 2, columnWidth - 20), height: size }] : [],
    );
  });
}

const line = (text: Cell): Row => ({ size: 10, space: 12, cells: [text] });

function entryRows(entry: Record<string, unknown> | string): Row[] {
  if (typeof entry === "string") return [line(entry)];
  const {
    role,
    company,
    organization,
    degree,
    institution,
    name,
    title,
    start,
    end,
    year,
    date,
    details = [],
    items = [],
    keywords,
    language,
    fluency,
    reference,
    summary,
  } = entry;
  const range = [start, end ?? year ?? date].filter((text) => typeof text === "string" && text.trim()).join(" – ");
  const [what, where] = [
    role ?? degree ?? name ?? title ?? language,
    company ?? organization ?? institution ?? fluency ?? reference,
  ] as Cell[];
  return [
    { size: 10, space: 20, cells: [what, range] },
    line(where),
    line(summary as Cell),
    ...((keywords as string[]) ?? []).map(line),
    ...(details as string[]).filter((text) => text.trim()).map((text) => line(`• ${text}`)),
    ...(items as Record<string, unknown>[]).flatMap(entryRows),
  ];
}
