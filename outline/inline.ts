import MarkdownIt from "markdown-it";
import { linkTarget } from "./links.ts";

/** A piece of a text that is set in one way. `link` is where it leads. A break ends a line, not the paragraph. */
export type Run = ({ kind: "text"; text: string } & Setting) | { kind: "break" };

/** A paragraph or a bullet. */
export type Inline = Run[];

type Setting = { strong?: boolean; em?: boolean; code?: boolean; link?: string | undefined };

const marks = "*`[]()\\";

/*
 * CommonMark 0.31.2, in part: emphasis by asterisks, code spans, inline links, hard breaks, and a backslash before one of these marks. The rest is text.
 */
const parser = new MarkdownIt("zero").enable(["emphasis", "backticks", "link", "newline", "escape"]);
parser.validateLink = (url) => linkTarget(url) !== undefined;
parser.normalizeLink = (url) => url;

const { ruler } = parser.inline;
ruler.at("escape", (state, silent) => {
  const next = state.src[state.pos + 1];
  if (state.src[state.pos] !== "\\" || !next || !`${marks}\n`.includes(next)) return false;
  if (!silent) state.push(next === "\n" ? "hardbreak" : "text_special", "", 0).content = next;
  state.pos += 2;
  while (next === "\n" && state.src[state.pos] === " ") state.pos++;
  return true;
});

/** Takes what matches as text. */
function keep(name: string, pattern: RegExp): void {
  ruler.before("emphasis", name, (state, silent) => {
    pattern.lastIndex = state.pos;
    const [kept] = pattern.exec(state.src) ?? [];
    if (!kept) return false;
    if (!silent) state.pending += kept;
    state.pos += kept.length;
    return true;
  });
}
// Many names have one in them.
keep("underscore", /_+/y);
// There are no pictures, so there is no link in their place.
keep("picture", /!\[/y);

const addresses = parser.linkify.set({ fuzzyLink: true });

/** Without any of these, a text has no marks and no addresses. */
const special = /[*`[\\]| {2}\n|:\/\/|www\.|@|mailto:|\.\p{L}+\//iu;

/** Reads the marks of a paragraph or a bullet, and finds the addresses in it. */
export function inline(text: string): Inline {
  if (!special.test(text)) return [{ kind: "text", text }];
  const tokens = parser.parseInline(text, {}).flatMap(({ children }) => children ?? []);
  let open: Setting = {};
  return tokens.flatMap((token): Run[] => {
    const [mark] = token.type.split("_");
    if (mark === "hardbreak") return [{ kind: "break" }];
    if (mark === "softbreak") return [{ kind: "text", text: " ", ...open }];
    if (mark === "code") return [{ kind: "text", text: token.content, ...open, code: true }];
    if (token.nesting === 0) return open.link ? [{ kind: "text", text: token.content, ...open }] : withAddresses(token.content, open);
    const isOpen = token.nesting === 1;
    open =
      mark === "link" ? { ...open, link: isOpen ? linkTarget(`${token.attrGet("href")}`) : undefined } : { ...open, [mark ?? ""]: isOpen };
    return [];
  });
}

/** Cuts a text where an address begins or ends. A file such as README.md looks like a host, so a host alone is an address only with "www.". */
function withAddresses(text: string, setting: Setting): Run[] {
  const runs: Run[] = [];
  const add = (part: string, link?: string) => part && runs.push({ kind: "text", text: part, ...setting, ...(link && { link }) });
  let end = 0;
  for (const { schema, index, lastIndex, text: found, url } of addresses.match(text) ?? []) {
    const isSure = schema || /^www\.|\//i.test(found);
    const link = isSure ? linkTarget(schema ? url : found) : undefined;
    if (!link) continue;
    add(text.slice(end, index));
    add(found, link);
    end = lastIndex;
  }
  add(text.slice(end));
  return runs;
}

/** Returns a paragraph without its marks. */
export const plain = (runs: Inline): string => runs.map((run) => (run.kind === "break" ? "\n" : run.text)).join("");
