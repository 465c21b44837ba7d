import { deflateSync } from "node:zlib";
import type { Cluster } from "../shaping/cluster.ts";
import type { ShapedFont } from "../shaping/shaped-font.ts";
import { utf16 } from "./pdf-values.ts";
import { TrueTypeSubset } from "./truetype-subset.ts";

/** What a file has of a font: the font file and its ToUnicode map, both compressed. */
export type FontSubset = { file: Uint8Array; toUnicode: Uint8Array };

/** The subsets of a font that are kept: as many as documents that are made in turns. */
const remembered = 8;

const subsets = new WeakMap<ShapedFont, Map<string, FontSubset>>();

/** Returns the subset of a font that has these clusters, numbered from 1. The next version of a document mostly has the same. */
export function subsetOf(font: ShapedFont, clusters: readonly Cluster[]): FontSubset {
  const known = subsets.get(font) ?? new Map<string, FontSubset>();
  subsets.set(font, known);
  const key = clusters.map(({ key }) => key).join("\n");
  const subset = known.get(key) ?? made(font, clusters);
  // A Map is in the order of its insertions: what is used moves to the end.
  known.delete(key);
  known.set(key, subset);
  for (const oldest of known.keys()) {
    if (known.size <= remembered) break;
    known.delete(oldest);
  }
  return subset;
}

function made(font: ShapedFont, clusters: readonly Cluster[]): FontSubset {
  return {
    file: deflateSync(new TrueTypeSubset(font, clusters).encode()),
    toUnicode: deflateSync(toUnicode(clusters.map(({ text }) => text))),
  };
}

/** Maps each number but 0, which is never drawn, to its text (ISO 32000-1 §9.10.3). All numbers of a range share their first byte. */
function toUnicode(texts: string[]): string {
  const hex = (cid: number) => cid.toString(16).padStart(4, "0");
  const ranges = [];
  for (let first = 1; first <= texts.length; first = (first | 0xff) + 1) {
    const range = texts.slice(first - 1, first | 0xff);
    ranges.push(`<${hex(first)}><${hex(first + range.length - 1)}>[${range.map((text) => `<${utf16(text)}>`).join("")}]`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join("\n")}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
