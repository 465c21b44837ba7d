import bidiFactory from "bidi-js";

const { getMirroredCharacter } = bidiFactory();

/** Turns brackets round. The layout has mirrored those of right-to-left text, but HarfBuzz mirrors them, too, and so does a reader of the file. */
export const unmirrored = (text: string): string => Array.from(text, (char) => getMirroredCharacter(char) ?? char).join("");
