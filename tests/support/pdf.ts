import { getDocument } from "unpdf/pdfjs";

export type PdfText = { text: string; x: number; y: number; width: number; height: number };

/** What a reader finds in a PDF: its pages with their texts in the file's order, its links and its properties. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item): PdfText[] =>
      "str" in item && item.str.trim()
        ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, height: item.height }]
        : [],
    );
    const links = (await page.getAnnotations()).flatMap(({ subtype, url, unsafeUrl }) => (subtype === "Link" ? [url ?? unsafeUrl] : []));
    const flow = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
    pages.push({ width, height, texts, links, flow });
  }
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  await document.destroy();
  const words = pages
    .flatMap(({ texts }) => texts.map(({ text }) => text))
    .join(" ")
    .replace(/\s+/g, " ");
  /** The text as it is copied: item after item, with the ends of lines. */
  const flow = pages.map(({ flow }) => flow).join("\n");
  return { pages, info, words, flow };
}
