import { HeadingLevel, type IParagraphOptions, Paragraph, type ParagraphChild, Tab, TabStopType, TextRun } from "docx";
import { directionOf } from "../../outline/direction.ts";
import type { Entry, Section } from "../../outline/outline.ts";
import { type Inline, plain } from "../../outline/text/inline.ts";
import { linkTarget, linkText } from "../../outline/text/links.ts";
import { listed } from "../../outline/text/lists.ts";
import type { SetPage } from "../page/set-page.ts";
import { twips } from "./docx-look.ts";
import { inlineRuns, linkRuns, textRuns } from "./docx-runs.ts";
import { ids } from "./docx-styles.ts";

/** The one list of the document that has bullets. */
export const bulletList = "bullets";

/** Makes a paragraph that reads in the direction of what it says. */
export type Set = (text: string, options: IParagraphOptions) => Paragraph;

const withEnds = ({ heading, style }: IParagraphOptions): boolean =>
  heading === HeadingLevel.HEADING_2 || heading === HeadingLevel.HEADING_3 || style === ids.subtitle;

/** `width` is that of a line, in points: what stands after a tab ends there. */
export const setIn =
  (direction: SetPage["direction"], width: number): Set =>
  (text, options) =>
    new Paragraph({
      ...options,
      ...(withEnds(options) && { tabStops: [{ type: TabStopType.RIGHT, position: twips(width) }] }),
      bidirectional: direction === "rtl" || directionOf(text, direction) === "rtl",
    });

const quiet = { color: "57606A", bold: false };

const marked = (set: Set, text: Inline, options: IParagraphOptions = {}): Paragraph =>
  set(plain(text), { ...options, children: inlineRuns(text) });

export const section = (set: Set, { title, paragraphs, parts }: Section): Paragraph[] => [
  set(title, { heading: HeadingLevel.HEADING_1, children: textRuns(title) }),
  ...paragraphs.map((text) => marked(set, text)),
  ...parts.flatMap((part) => {
    if (part.kind === "entry") return entry(set, part);
    const { label = "", text = "" } = part;
    return [set(label + text, { children: [...textRuns(label, { bold: true, boldComplexScript: true }), ...textRuns(text)] })];
  }),
];

/** Sets texts at both ends of a line. */
const ends = (near: ParagraphChild[], far: string | undefined): ParagraphChild[] =>
  far ? [...near, new TextRun({ children: [new Tab()] }), ...textRuns(far, quiet)] : near;

function entry(
  set: Set,
  { title = "", date, subtitle, place, url, notes, paragraphs, bullets: points, keywords, positions, ...more }: Entry,
  heading: typeof HeadingLevel.HEADING_2 | typeof HeadingLevel.HEADING_3 = HeadingLevel.HEADING_2,
): Paragraph[] {
  const address = url ? linkRuns(more.urlLabel ?? linkText(url), linkTarget(url)) : [];
  const organization = [...textRuns(subtitle ?? ""), ...(subtitle && url ? [new TextRun("  ·  ")] : []), ...address];
  const listedKeywords = listed(keywords);
  return [
    ...(title || date ? [set(title, { heading, children: ends(textRuns(title, { boldComplexScript: true }), date) })] : []),
    ...(subtitle || url || place
      ? [
          set(subtitle ?? place ?? "", {
            style: ids.subtitle,
            children: organization.length > 0 ? ends(organization, place) : textRuns(place ?? "", quiet),
          }),
        ]
      : []),
    ...notes.map((text) => marked(set, text)),
    ...paragraphs.map((text) => marked(set, text)),
    ...points.map((text) => marked(set, text, { style: ids.bullet, numbering: { reference: bulletList, level: 0 } })),
    ...(keywords.length > 0
      ? [set(listedKeywords, { style: ids.keywords, children: textRuns(`${more.keywordsLabel ?? ""}${listedKeywords}`) })]
      : []),
    ...positions.flatMap((position) => entry(set, position, HeadingLevel.HEADING_3)),
  ];
}
