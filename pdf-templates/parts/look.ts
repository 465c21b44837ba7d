import type { TemplateFacts } from "../../domain/templates.ts";

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

/** What a template is told of how it should look. */
export type Look = {
  page: "A4" | "Letter";
  /** The colour that the resume asks for, or the template's own. It is dark enough to be read on white. */
  accent: string;
  isRtl: boolean;
  /** What stays free at both sides of the page, in points, at this density. */
  margin: number;
  /** What the foot of a page leaves free at both sides, in points, at any density. */
  foot: number;
  /** Returns a size of text, in points, at this density. */
  text(points: number): number;
  /** Returns a distance, in points, at this density. */
  space(points: number): number;
};

/** Returns the look of a template at a density. */
export function lookOf({ margin }: TemplateFacts, asked: Pick<Look, "page" | "accent" | "isRtl">, density: Density): Look {
  const space = (points: number) => points * density.space;
  return {
    ...asked,
    margin: margin.fixed + space(margin.shrinks),
    foot: margin.fixed + margin.shrinks,
    text: (points) => (points <= smallest ? points : Math.max(smallest, points * density.text)),
    space,
  };
}
