import type { Inline } from "../../outline/text/inline.ts";
import { escaped } from "./escaped.ts";

type Mark = { kind: "strong" | "em" | "link"; link?: string | undefined };

/** The marks that a run has, in the order in which they open where they begin together and end together. */
function marksOf(run: Inline[number]): Mark[] | undefined {
  if (run.kind === "break") return undefined;
  return [
    ...(run.strong ? [{ kind: "strong" } as const] : []),
    ...(run.em ? [{ kind: "em" } as const] : []),
    ...(run.link ? [{ kind: "link", link: run.link } as const] : []),
  ];
}

const same = (a: Mark, b: Mark): boolean => a.kind === b.kind && a.link === b.link;

const signs = { strong: "**", em: "*" };

const opening = ({ kind }: Mark): string => (kind === "link" ? "[" : signs[kind]);

const closing = ({ kind, link }: Mark): string => (kind === "link" ? `](${address(link ?? "")})` : signs[kind]);

/** The target of a link. Within angle brackets it can have any brackets of its own. */
const address = (link: string): string => (/[()\\]/.test(link) ? `<${link.replace(/[<>\\]/g, encodeURIComponent)}>` : link);

/** Writes a text in CommonMark, so that it is read as the same runs again. */
export function marked(text: Inline): string {
  let written = "";
  let open: Mark[] = [];
  /** Counts the runs from a place on that have a mark. */
  const lasts = (mark: Mark, from: number): number => {
    const end = text.findIndex((run, i) => i > from && !(marksOf(run) ?? [mark]).some((other) => same(mark, other)));
    return (end < 0 ? text.length : end) - from;
  };
  const closeTo = (kept: number) => {
    for (const mark of open.slice(kept).reverse()) written += closing(mark);
    open = open.slice(0, kept);
  };
  text.forEach((run, i) => {
    if (run.kind === "break") {
      written += "\\\n";
      return;
    }
    const wanted = marksOf(run) ?? [];
    const ended = open.findIndex((mark) => !wanted.some((other) => same(mark, other)));
    if (ended >= 0) closeTo(ended);
    const begin = wanted.filter((mark) => !open.some((other) => same(mark, other))).sort((a, b) => lasts(b, i) - lasts(a, i));
    // Before a link, it would make a picture of it.
    if (begin[0]?.kind === "link") written = written.replace(/!$/, "\\!");
    for (const mark of begin) written += opening(mark);
    open = [...open, ...begin];
    written += run.code ? code(run.text) : escaped(run.text, written);
  });
  closeTo(0);
  return written;
}

/** Writes a code span, between more backticks than it has in a row (CommonMark 0.31.2 §6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = /^`|`$|^ .*\S.* $/.test(text) ? " " : "";
  return fence + padding + text + padding + fence;
}
