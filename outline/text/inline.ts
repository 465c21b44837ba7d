import MarkdownIt from "markdown-it";
import { linkTarget } from "./links.ts";

/** A piece of a text that is set in one way. `link` is where it leads. A break ends a line, not the paragraph. */
export type Run = ({ kind: "text"; text: string } & Setting) | { kind: "break" };

/** A paragraph or a bullet. */
export type Inline = Run[];

/** How a text is set: as important, as stressed, as typed into a computer, as a link. */
export type Setting = { strong?: boolean; em?: boolean; code?: boolean; link?: string | undefined };

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
// A link without a text would be a text that nobody sees.
keep("empty-link", /\[\](?=\()/y);
// There are no pictures, so there is no link in their place.
keep("picture", /!\[/y);

const addresses = parser.linkify.set({ fuzzyLink: true });

/** Without any of these, a text has no marks and no addresses. */
const special = /[*`[\\]| {2}\n|:\/\/|www\.|@|mailto:|\.\p{L}+\//iu;

const signs = /[*`[\\]/g;

/** The signs of a text of which some may be marks: nobody types as many, and to pair them takes time that grows with their square. */
const mostSigns = 1_000;

/**
 * Reads the marks of a paragraph or a bullet, and finds the addresses in it. Each end of a line is a break. A text of more than 1,000 signs that may be
 * marks has none.
 */
export function inline(text: string): Inline {
  if (!special.test(text) || (text.match(signs)?.length ?? 0) > mostSigns) return asTyped(text);
  const tokens = parser.parseInline(text, {}).flatMap(({ children }) => children ?? []);
  const around: Setting[] = [];
  let setting: Setting = {};
  return tokens.flatMap((token): Run[] => {
    const [mark = ""] = token.type.split("_");
    if (mark === "hardbreak" || mark === "softbreak") return [{ kind: "break" }];
    if (mark === "code") return [{ kind: "text", text: token.content, ...setting, code: true }];
    if (token.nesting === 0) return withAddresses(token.content, setting);
    if (token.nesting < 0) setting = around.pop() ?? {};
    else {
      around.push(setting);
      setting = { ...setting, ...(mark === "link" ? { link: linkTarget(`${token.attrGet("href")}`) } : { [mark]: true }) };
    }
    return [];
  });
}

/** Returns a text that has no marks, whatever stands in it. */
export const asTyped = (text: string): Inline =>
  text
    .split("\n")
    .flatMap((line, i): Run[] => [
      ...(i > 0 ? [{ kind: "break" } as const] : []),
      ...(line ? [{ kind: "text", text: line } as const] : []),
    ]);

/** Cuts a text where an address begins or ends, unless it is a link already. A file such as README.md looks like a host, so a host alone is an address only with "www.". */
function withAddresses(text: string, setting: Setting): Run[] {
  if (setting.link) return [{ kind: "text", text, ...setting }];
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

/** Cuts a text at its breaks. No line is empty. */
export function splitAtBreaks(runs: Inline): Inline[] {
  const lines: Inline[] = [[]];
  for (const run of runs) {
    if (run.kind === "break") lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines.filter((line) => line.length > 0);
}

/** Returns a paragraph without its marks. */
export const plain = (runs: Inline): string => runs.map((run) => (run.kind === "break" ? "\n" : run.text)).join("");
