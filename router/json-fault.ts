import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";

/** What is wrong, by the parser's name for it. */
const words: Record<string, string> = {
  InvalidSymbol: "text stands in double quotes, and what has none is true, false, null or a number",
  InvalidNumberFormat: "a number is not written well",
  PropertyNameExpected: "a name in double quotes is expected; after the last one there is no comma",
  ValueExpected: "a value is expected; after the last one there is no comma",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a } is missing",
  CloseBracketExpected: "a ] is missing",
  EndOfFileExpected: "the JSON has ended before this",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfString: 'a " is missing at the end of a text, or a line break in it is not written as \\n',
  InvalidCharacter: "a line break or a control character in a text is written as \\n or \\u0000",
};

/**
 * Says where a text stops being JSON, and why: "line 3, column 14: a comma is missing". It quotes nothing of the text. Undefined where that cannot be
 * told, as of a text that nests too deep.
 */
export function jsonFault(text: string): string | undefined {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return undefined;
  }
  const [first] = errors;
  if (!first) return undefined;
  const before = text.slice(0, first.offset).split("\n");
  const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
  return `${place}: ${words[printParseErrorCode(first.error)] ?? "this is not JSON"}`;
}
