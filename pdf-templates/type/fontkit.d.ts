// The package comes without types.
declare module "fontkit" {
  /** Opens a font file. */
  export function open(file: string): Promise<import("../../pdf-engine/marks.ts").Font>;
}
