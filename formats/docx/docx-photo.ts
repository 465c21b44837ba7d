import {
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  TextWrappingSide,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from "docx";
import { jpegHeader, pngHeader } from "../../domain/fields/image-header.ts";

/** As high as a photo is in most templates, in pixels of 1/96 inch. */
const height = 96;

/** Word measures what floats in 914,400ths of an inch. */
const gap = 114_300;

/** Sets a portrait at the far end of the head, with the text beside it. Undefined for bytes that are no picture. */
export function photoRun(uri: string, alt: string, isRtl: boolean): ImageRun | undefined {
  const data = Buffer.from(uri.slice(uri.indexOf(",") + 1), "base64");
  const png = pngHeader(data);
  const size = png ?? jpegHeader(data);
  if (!size) return undefined;
  return new ImageRun({
    type: png ? "png" : "jpg",
    data,
    transformation: { width: Math.round((height * size.width) / size.height), height },
    altText: { name: alt, title: alt, description: alt },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.MARGIN,
        align: isRtl ? HorizontalPositionAlign.LEFT : HorizontalPositionAlign.RIGHT,
      },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, offset: 0 },
      wrap: { type: TextWrappingType.SQUARE, side: TextWrappingSide.BOTH_SIDES },
      margins: { left: gap, right: gap },
    },
  });
}
