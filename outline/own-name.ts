import { comparable } from "../domain/locales/comparable.ts";
import { asTyped, type Inline } from "./text/inline.ts";
import { listed } from "./text/lists.ts";

/** Lists the authors of a publication, with the person among them set as important. `names` are the ways in which the person is written. */
export function authorsLine(authors: string[], names: string[]): Inline {
  const text = listed(authors);
  // Among others: of one author alone, all would be bold.
  const own = authors.length > 1 ? personAmong(authors, names) : -1;
  const name = authors[own];
  if (name === undefined) return asTyped(text);
  const start = authors.slice(0, own).reduce((at, author) => text.indexOf(author, at) + author.length, 0);
  const at = text.indexOf(name, start);
  const pieces: Inline = [
    { kind: "text", text: text.slice(0, at) },
    { kind: "text", text: name, strong: true },
    { kind: "text", text: text.slice(at + name.length) },
  ];
  return pieces.filter((run) => run.kind === "break" || run.text !== "");
}

/** Finds the place of a person among authors, -1 if there is none. Each word of a name may be the family's, the last one most of all. */
function personAmong(authors: string[], names: string[]): number {
  const ways = names
    .map(wordsOf)
    .flatMap((own) => [
      (author: string) => own.length > 0 && wordsOf(author).join("") === own.join(""),
      ...own.map((_, i) => (author: string) => isPerson(author, own.at(-1 - i) ?? "", own.toSpliced(-1 - i, 1))),
    ]);
  return ways.reduce((found, isWritten) => (found < 0 ? authors.findIndex(isWritten) : found), -1);
}

const wordsOf = (name: string): string[] => (name.match(/[\p{L}\p{M}]+/gu) ?? []).map(comparable);

/** Takes "JA" apart, as in "Example JA": initials without points. */
const initialsApart = (name: string, family: string): string =>
  name.replace(/(?<![\p{L}\p{M}])\p{Lu}{2,3}(?![\p{L}\p{M}])/gu, (word) => (comparable(word) === family ? word : [...word].join(" ")));

/**
 * Tells whether an author has this family name, and other names of the person or their initials: "Ada Example", "Example, Ada", "A. Example" and
 * "Example AB" all are Ada Example. Initials that the person leaves out elsewhere may follow.
 */
function isPerson(author: string, family: string, others: string[]): boolean {
  const written = wordsOf(initialsApart(author, family));
  if (!written.includes(family)) return false;
  const [first, ...more] = written.toSpliced(written.indexOf(family), 1);
  const isOwn = (word = "") => others.some((other) => other === word || (word.length === 1 && other.startsWith(word)));
  return first !== undefined && isOwn(first) && more.every((word) => word.length === 1 || isOwn(word));
}
