import bidiFactory from "bidi-js";

const { getMirroredCharacter } = bidiFactory();

/** Brackets turned round: textkit has mirrored those of right-to-left text, which HarfBuzz does, too, and a reader of the file as well. */
export const unmirrored = (text: string): string => Array.from(text, (char) => getMirroredCharacter(char) ?? char).join("");
