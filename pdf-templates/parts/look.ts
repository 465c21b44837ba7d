/** How tightly a resume is set: factors on sizes of text and on distances. */
export type Density = { text: number; space: number };

/** From what a template is designed to be, down to what can still be read with ease: never below 8.4 points of body text. */
export const densities: [Density, ...Density[]] = [
  { text: 1, space: 1 },
  { text: 1, space: 0.85 },
  { text: 0.97, space: 0.75 },
  { text: 0.94, space: 0.66 },
  { text: 0.91, space: 0.58 },
  { text: 0.88, space: 0.5 },
];

/** Points of text below which nothing is set, however many pages are asked for. */
const smallest = 8.4;

/** What a template gets to know of how it should look. */
export type Look = {
  page: "A4" | "Letter";
  /** As the resume asks, or the template's own; dark enough to be read on white. */
  accent: string | undefined;
  isRtl: boolean;
  /** A size of text, in points, at this density. */
  text(points: number): number;
  /** A distance, in points, at this density. */
  space(points: number): number;
};

export const lookOf = (look: Omit<Look, "text" | "space">, density: Density): Look => ({
  ...look,
  text: (points) => (points <= smallest ? points : Math.max(smallest, points * density.text)),
  space: (points) => points * density.space,
});
