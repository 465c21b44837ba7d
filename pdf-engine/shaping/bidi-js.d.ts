// The package's own types take its CommonJS export for an ES module's.
declare module "bidi-js" {
  export default function bidiFactory(): {
    /** The level of each UTF-16 unit: odd is right-to-left (UAX #9). */
    getEmbeddingLevels(text: string, direction?: "ltr" | "rtl" | "auto"): { levels: Uint8Array };
    getMirroredCharacter(char: string): string | null;
  };
}
