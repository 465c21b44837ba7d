declare module "subset-font" {
  /** `text`: the characters to keep. `keepFeatures`: the OpenType features to keep. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: "sfnt"; keepFeatures: string[]; noHinting: boolean },
  ): Promise<Buffer>;
}
