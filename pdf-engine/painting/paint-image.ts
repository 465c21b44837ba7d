import type { EmbeddedImage } from "../file/embedded-image.ts";
import type { LaidNode } from "../layout/laid-out.ts";
import type { PageContent } from "./page-content.ts";
import { clip } from "./paint-box.ts";

/** Returns the matrix that puts a picture of one by one upright into a box (Exif 2.32 §4.6.4: what its first row and column are). */
function upright(orientation: number, x: number, y: number, w: number, h: number): number[] {
  const matrices = [
    [w, 0, 0, h, x, y],
    [-w, 0, 0, h, x + w, y],
    [-w, 0, 0, -h, x + w, y + h],
    [w, 0, 0, -h, x, y + h],
    [0, -h, -w, 0, x + w, y + h],
    [0, -h, w, 0, x, y + h],
    [0, h, w, 0, x, y],
    [0, h, -w, 0, x + w, y],
  ];
  return matrices[orientation - 1] ?? upright(1, x, y, w, h);
}

/** Draws a picture that fills its box, or covers it and is cut: at both sides alike, above and below as `objectPositionY` says in percent. */
export function paintImage(page: PageContent, node: LaidNode, name: string, image: EmbeddedImage, x: number, y: number): void {
  const { box, style } = node;
  if (!box || !node.image) return;
  const { paddingTop = 0, paddingRight = 0, paddingBottom = 0, paddingLeft = 0 } = box;
  const [innerWidth, innerHeight] = [box.width - paddingLeft - paddingRight, box.height - paddingTop - paddingBottom];
  const shape = node.image.width / node.image.height;
  const covers = style?.objectFit === "cover";
  const width = covers ? Math.max(innerWidth, innerHeight * shape) : innerWidth;
  const height = covers ? Math.max(innerHeight, innerWidth / shape) : innerHeight;
  const left = x + paddingLeft + (innerWidth - width) / 2;
  const share = Number.parseFloat(style?.objectPositionY ?? "50%") / 100;
  const bottom = y + paddingTop + (innerHeight - height) * share + height;
  page.draw("q");
  clip(page, { left: x, top: y, width: box.width, height: box.height }, style);
  page.draw("cm", ...upright(image.orientation, left, page.up(bottom), width, height));
  page.image(name, image.ref);
  page.draw("Q");
}
