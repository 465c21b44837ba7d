import { readFile } from "node:fs/promises";
import { Font, type FontName, type FontSource } from "../../pdf-engine/marks.ts";
import { stylesOf } from "./families.ts";

const reading = new Map<string, Promise<Font>>();
const read = new Map<string, Font>();

/** Returns the name of a font's file, without its ending. A family that lacks the style gives its regular one. */
function fileOf({ fontFamily, fontWeight = 400, fontStyle = "normal" }: FontName): string {
  const styles = stylesOf[fontFamily];
  if (!styles) throw new Error(`There is no font family "${fontFamily}".`);
  const isBold = Number(fontWeight) > 500;
  const wanted = fontStyle === "italic" ? (isBold ? "SemiboldIt" : "It") : isBold ? "Semibold" : "Regular";
  return `${fontFamily}-${styles.includes(wanted) ? wanted : "Regular"}`;
}

const readFont = async (file: URL): Promise<Font> => new Font(await readFile(file));

/** Holds the fonts of all templates. Each file is read once, when a text first needs it. */
export const fontFiles: FontSource = {
  async load(name) {
    const file = fileOf(name);
    const font = reading.get(file) ?? readFont(new URL(`./fonts/${file.replaceAll(" ", "")}.ttf`, import.meta.url));
    reading.set(file, font);
    read.set(file, await font);
  },
  find: (name) => read.get(fileOf(name)),
};
