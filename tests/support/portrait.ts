import { PNG } from "pngjs";

const size = 160;
const fine = 4;

const inside = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** From the back to the front: an ellipse (its centre and radii as shares of the side) and its colour. */
const shapes = [
  { ellipse: [0.5, 0.42, 0.235, 0.27], color: [74, 66, 66] },
  { ellipse: [0.5, 0.7, 0.09, 0.14], color: [205, 167, 143] },
  { ellipse: [0.5, 1.08, 0.4, 0.32], color: [63, 91, 115] },
  { ellipse: [0.5, 0.44, 0.175, 0.22], color: [222, 186, 162] },
  { ellipse: [0.44, 0.25, 0.2, 0.11], color: [74, 66, 66] },
] as const;

function colorAt(x: number, y: number): readonly number[] {
  // Below the shoulders, the coat goes straight down.
  return shapes.findLast(({ ellipse }) => inside(x, Math.min(y, 1.08), ellipse))?.color ?? [221, 227, 232];
}

function draw(height: number): string {
  const image = new PNG({ width: size, height });
  for (let at = 0; at < size * height; at++) {
    const samples = Array.from({ length: fine * fine }, (_, i) =>
      colorAt(((at % size) + ((i % fine) + 0.5) / fine) / size, (Math.floor(at / size) + (Math.floor(i / fine) + 0.5) / fine) / size),
    );
    for (const channel of [0, 1, 2]) {
      image.data[4 * at + channel] = samples.reduce((sum, color) => sum + (color[channel] ?? 0), 0) / samples.length;
    }
    image.data[4 * at + 3] = 255;
  }
  const bytes = PNG.sync.write(image, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

/** A portrait of nobody. */
export const portrait = draw(size);

/** The same person down to the knees: the face is in the upper third. */
export const tallPortrait = (): string => draw(1.75 * size);
