import { comparable } from "../domain/locales/comparable.ts";
import { asTyped, type Inline } from "./text/inline.ts";

const wordsOf = (name: string): string[] => comparable(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Tells whether an author is a person: "Ada Example", "Example, Ada", "A. Example" and "Example A" all are Ada Example. */
export function isPerson(author: string, name: string): boolean {
  const [own, given] = [wordsOf(name), wordsOf(author)];
  const last = own.at(-1);
  if (own.length < 2 || given.length < 2 || last === undefined || !given.includes(last))
    return own.join(" ") === given.join(" ") && own.length > 0;
  const others = own.slice(0, -1);
  return given
    .toSpliced(given.indexOf(last), 1)
    .every((word) => others.some((other) => other === word || (word.length === 1 && other.startsWith(word))));
}

/** Marks a part of a text as important, where it is in it. */
export function withStrong(text: string, part: string | undefined): Inline {
  const at = part ? text.indexOf(part) : -1;
  if (!part || at < 0) return asTyped(text);
  const pieces: Inline = [
    { kind: "text", text: text.slice(0, at) },
    { kind: "text", text: part, strong: true },
    { kind: "text", text: text.slice(at + part.length) },
  ];
  return pieces.filter((run) => run.kind === "break" || run.text !== "");
}
