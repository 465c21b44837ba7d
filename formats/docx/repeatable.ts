import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The first moment that a zip file can name. In local time, which is what it names. */
const epoch = new Date(1980, 0, 1);

/** What Word looks at first. */
const first = "[Content_Types].xml";

/** Numbers what has a random name or the number of a count that goes on from file to file, in the order in which it stands. */
function renumbered(files: Record<string, string>): Record<string, string> {
  const links = new Map<string, string>();
  const number = (id: string) => links.get(id) ?? links.set(id, `rIdLink${links.size + 1}`).get(id);
  let pictures = 0;
  return Object.fromEntries(
    Object.entries(files).map(([name, xml]) => [
      name,
      xml
        .replace(/\b(r:id|r:embed|Id)="(rId(?!\d+")[^"]+)"/g, (_, attribute: string, id: string) => `${attribute}="${number(id)}"`)
        .replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++pictures}"`)
        .replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ""),
    ]),
  );
}

/** Packs a Word file anew, so that the same content gives the same bytes: with no date, no random name, and its parts in one order. */
export function repeatable(docx: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).sort(([a], [b]) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const isXml = (name: string) => /\.(xml|rels)$/.test(name);
  const texts = renumbered(Object.fromEntries(parts.flatMap(([name, bytes]) => (isXml(name) ? [[name, strFromU8(bytes)]] : []))));
  const packed = parts.map(([name, bytes]) => [name, texts[name] === undefined ? bytes : strToU8(texts[name])]);
  return zipSync(Object.fromEntries(packed), { mtime: epoch, level: 6 });
}
