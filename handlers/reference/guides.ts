import { readFile } from "node:fs/promises";
import { Marked } from "marked";

export type Guide = {
  /** Its name in the address, such as `data-model`. */
  name: string;
  title(): Promise<string>;
  /** Makes its page. */
  html(): Promise<string>;
};

/** The guides for those who call the API, in the order of reading. The other pages of docs/ are for those who run the service or change it. */
const names = [
  "data-model",
  "formats",
  "templates",
  "variants",
  "shares",
  "import",
  "ats",
  "typescript",
  "sign-in",
  "deleting",
  "readers",
  "pdf-ua",
];

/** Lists the guides of a folder: files of Markdown, whose first lines are their titles. */
export const guidesIn = (folder: URL): Guide[] =>
  names.map((name) => {
    const text = () => readFile(new URL(`${name}.md`, folder), "utf8");
    return { name, title: async () => titleOf(await text()), html: async () => pageOf(await text(), folder) };
  });

const titleOf = (text: string) => text.slice(2, text.indexOf("\n"));

async function pageOf(text: string, folder: URL): Promise<string> {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ tokens, href }) {
        const label = this.parser.parseInline(tokens);
        const address = addressOf(href);
        return address === undefined ? label : `<a href="${address}">${label}</a>`;
      },
      // What is wide scrolls by itself, and the page does not; without a tab stop the keyboard could not scroll it.
      code({ text, lang }) {
        return `<pre tabindex="0" aria-label="${lang || "text"}"><code>${escaped(text)}</code></pre>\n`;
      },
      table(token) {
        const row = (cells: typeof token.header, tag: string) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("")}</tr>\n`;
        const rows = token.rows.map((cells) => row(cells, "td")).join("");
        return `<div class="wide" tabindex="0"><table>\n<thead>${row(token.header, "th")}</thead>\n<tbody>${rows}</tbody>\n</table></div>\n`;
      },
    },
  });
  const title = titleOf(text);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · resume-gateway</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="guide.css">
<nav><a href="../../docs">API reference</a></nav>
<main>
${await withPictures(await marked.parse(text), folder)}</main>
</html>
`;
}

/** Returns the anchor of a heading, as the links in the guides write it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

/** Returns where a link of a guide leads here; undefined if it leads to what only the repository has. */
function addressOf(href: string): string | undefined {
  if (/^(https?:|#)/.test(href)) return href;
  const [, name = "", anchor = ""] = /^([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  return names.includes(name) ? name + anchor : undefined;
}

/** Puts the pictures into the page itself, which is then one file. */
async function withPictures(html: string, folder: URL): Promise<string> {
  const files = [...new Set([...html.matchAll(/src="([^":]+\.png)"/g)].map(([, file]) => file as string))];
  const bytes = await Promise.all(files.map((file) => readFile(new URL(file, folder), "base64")));
  return files.reduce((page, file, i) => page.replaceAll(`src="${file}"`, `src="data:image/png;base64,${bytes[i]}"`), html);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
