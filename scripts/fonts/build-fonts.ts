/** Builds pdf-templates/type/fonts/ from the packages pinned in scripts/fonts/: `npm run fonts`. Same input, same bytes. */
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import subsetFont from "subset-font";
import { renameFont } from "./rename-font.ts";
import { families } from "./sources.ts";

const target = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL("../../pdf-templates/type/fonts/", import.meta.url);
const source = (name: string, file: string) => new URL(`./node_modules/${name}/${file}`, import.meta.url);

const owners: string[] = [];
let licence = "";
let total = 0;

for (const { name, package: from, styles, characters, features } of families) {
  for (const [style, file] of Object.entries(styles)) {
    const options = { targetFormat: "sfnt", keepFeatures: features, noHinting: true } as const;
    const font = renameFont(await subsetFont(await readFile(source(from, file)), characters, options), name, style);
    await writeFile(new URL(`${name.replaceAll(" ", "")}-${style}.ttf`, target), font);
    console.log(`${name} ${style}`.padEnd(30), `${Math.round(font.length / 1000)} kB`.padStart(8));
    total += font.length;
  }
  const text = await readFile(source(from, from.startsWith("@") ? "LICENSE_FONT" : "LICENSE.md"), "utf8");
  const { version } = JSON.parse(await readFile(source(from, "package.json"), "utf8"));
  // Some name the font that they reserve on a line of its own.
  const [owner = ""] = text.split(/\s*\n(?:\s*\n|This Font Software)/);
  owners.push(`## ${name}\n\nA subset of the fonts in ${from} ${version}. ${owner.replace(/\s+/g, " ").trim()}\n`);
  licence ||= text.slice(owner.length).trim();
}

await writeFile(new URL("LICENSE.md", target), `# Licence of the bundled fonts\n\n${owners.join("\n")}\n${licence}\n`);
console.log(`${(total / 1e6).toFixed(1)} MB`);
if (total > 30e6) throw new Error("The fonts are over their budget of 30 MB");
