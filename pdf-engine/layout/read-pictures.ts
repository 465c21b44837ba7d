import { pngHeader } from "../../domain/fields/image-header.ts";
import { readJpeg } from "../file/jpeg.ts";
import type { LaidNode } from "./laid-out.ts";

/** Reads the pictures of a tree, each from a `data:` URI. One that is damaged stays away. */
export function readPictures(node: LaidNode): void {
  if (node.type === "IMAGE") {
    const image = pictureOf(node.props?.src ?? "");
    if (image) node.image = image;
  }
  node.children?.forEach(readPictures);
}

/** Returns the bytes of a picture, and how wide and high it is, as it is to be seen, in pixels. */
function pictureOf(src: string): LaidNode["image"] {
  const data = Buffer.from(src.slice(src.indexOf(",") + 1), "base64");
  const png = pngHeader(data);
  if (png) return { data, width: png.width, height: png.height };
  try {
    const { width, height, orientation } = readJpeg(data);
    // From the fifth on, what is wide was held upright (Exif 2.32 §4.6.4).
    return orientation > 4 ? { data, width: height, height: width } : { data, width, height };
  } catch {
    return undefined;
  }
}
