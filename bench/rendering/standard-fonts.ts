import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Lets the bundler follow the `require` by which pdfkit reaches the metrics of its own fonts. */
export const standardFonts: Plugin = {
  name: "standard-fonts",
  setup({ onLoad }) {
    onLoad({ filter: /pdfkit\.node\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replaceAll("require$1('#standard-fonts/", "require('#standard-fonts/");
      if (contents === source)
        throw new Error("pdfkit loads its own fonts in another way than before: see bench/rendering/standard-fonts.ts");
      return { contents };
    });
  },
};
