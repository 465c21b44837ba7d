import { leadingFactor, marginFactor, spaceFactor } from "../../domain/look/factors.ts";
import type { Presentation } from "../../domain/presentation.ts";
import type { PhotoShape, TemplateFacts } from "../../domain/templates.ts";
import { opticalSize } from "../type/families.ts";

/** How tightly a resume is set: factors on sizes of text and on distances. */
export type Density = { text: number; space: number };

/** The densities to try: from the template's own design down to the tightest that is easy to read. */
export const densities: [Density, ...Density[]] = [
  { text: 1, space: 1 },
  { text: 1, space: 0.85 },
  { text: 0.97, space: 0.75 },
  { text: 0.94, space: 0.66 },
  { text: 0.91, space: 0.58 },
  { text: 0.88, space: 0.5 },
];

/** Points of text below which nothing is set, however few pages are asked for. */
const smallest = 8.4;

/** The part of a template's distances that is left at least, however tightly a resume is set. */
const least = 0.5;

/** The size of capitals that look as large as small letters of size 1. */
const capitals = 0.9;

/** What a template is told of how it should look. */
export type Look = {
  page: "A4" | "Letter";
  /** The colour that the resume asks for, or the template's own. It is dark enough to be read on white. */
  accent: string;
  isRtl: boolean;
  /** How headline and organisations slant: not at all where the script of the resume's language has no italics. */
  slant: "italic" | "normal";
  photoShape: PhotoShape;
  skillsStyle: "lines" | "columns";
  /** The size of most of the text, in points, at this density. */
  size: number;
  /** What stays free at both sides of the page, in points, at this density. */
  margin: number;
  /** What the foot of a page leaves free at both sides, in points, at any density. */
  foot: number;
  /** Returns a width that has these points where the margins are as designed. */
  across(points: number): number;
  /** Returns what stays free at the top of a page that has these points by design. */
  top(points: number): number;
  /** Returns what stays free at the bottom of a page that has these points by design. The foot always has its place. */
  bottom(points: number): number;
  /** Returns a size of text, in points, at this density. */
  text(points: number): number;
  /** Returns a size of headings, in points, at this density: smaller where they are in capitals. */
  heading(points: number): number;
  /** Returns how many letters a line has room for that has room for these by design: fewer where the text is larger. */
  letters(count: number): number;
  /** Returns a distance, in points, at this density. */
  space(points: number): number;
  /** Returns a height of lines, as a factor on the size of their text. */
  leading(factor: number): number;
};

type Asked = Pick<Look, "page" | "accent" | "isRtl"> &
  Partial<Pick<Look, "slant">> & { inCapitals?: boolean } & Pick<
    Presentation,
    "typeface" | "text_size" | "margins" | "spacing" | "photo_shape" | "skills_style"
  >;

/** Returns the look of a template, as a resume asks for it, at a density. A size that is asked for is none to shrink. */
export function lookOf(facts: TemplateFacts, asked: Asked, density: Density): Look {
  const {
    page,
    accent,
    isRtl,
    slant = "italic",
    inCapitals = false,
    typeface = facts.typeface,
    text_size,
    margins = "normal",
    spacing = "normal",
  } = asked;
  const byTypeface = opticalSize[typeface] / opticalSize[facts.typeface];
  const [scale, dense] = text_size === undefined ? [byTypeface, density.text] : [text_size / facts.size, 1];
  const text = (points: number) => Math.max(Math.min(points, smallest), points * scale * dense);
  const space = (points: number) => points * Math.max(least, spaceFactor[spacing] * density.space);
  const factor = marginFactor[margins];
  const { fixed, shrinks } = facts.margin;
  return {
    page,
    accent,
    isRtl,
    slant,
    photoShape: asked.photo_shape ?? (facts.photo || "square"),
    skillsStyle: asked.skills_style ?? "lines",
    size: text(facts.size),
    margin: factor * (fixed + shrinks * density.space),
    foot: factor * (fixed + shrinks),
    across: (points) => points - 2 * (factor - 1) * (fixed + shrinks),
    top: (points) => factor * points,
    bottom: (points) => Math.max(1, factor) * points,
    text,
    heading: (points) => text(inCapitals ? points * capitals : points),
    letters: (count) => Math.min(count, Math.floor((count * facts.size) / text(facts.size))),
    space,
    leading: (lines) => lines * leadingFactor[spacing],
  };
}
