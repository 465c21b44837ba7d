import { ExternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from "docx";
import type { Inline } from "../../outline/text/inline.ts";
import { linked } from "../page/linked.ts";

const rtl = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}]`;
/** From the first to the last of letters that read from the right, with what is neither between them. */
const fromRight = new RegExp(String.raw`${rtl}(?:[^\p{L}]*${rtl})*(?:[\p{M}]*)`, "gu");

/** Cuts a text where its direction changes: Word wants to be told of each run. */
function* directed(text: string): Generator<{ text: string; rightToLeft?: true }> {
  let end = 0;
  for (const { 0: part, index } of text.matchAll(fromRight)) {
    if (index > end) yield { text: text.slice(end, index) };
    yield { text: part, rightToLeft: true };
    end = index + part.length;
  }
  if (end < text.length) yield { text: text.slice(end) };
}

/** Sets a text in one way. */
export const textRuns = (text: string, options: Omit<IRunOptions, "text" | "children"> = {}): TextRun[] =>
  [...directed(text)].map((run) => new TextRun({ ...options, ...run }));

function runsOf(run: Inline[number], style: IRunOptions = {}): TextRun[] {
  if (run.kind === "break") return [new TextRun({ break: 1 })];
  const { strong = false, em = false, code = false } = run;
  return textRuns(run.text, {
    ...style,
    ...(strong && { bold: true, boldComplexScript: true }),
    ...(em && { italics: true, italicsComplexScript: true }),
    ...(code && { font: "Consolas" }),
  });
}

/** Sets a text with its marks and links. */
export const inlineRuns = (text: Inline): ParagraphChild[] =>
  linked(text).flatMap(({ link, runs }): ParagraphChild[] =>
    link
      ? [new ExternalHyperlink({ link, children: runs.flatMap((run) => runsOf(run, { style: "Hyperlink" })) })]
      : runs.flatMap((run) => runsOf(run)),
  );

/** Sets a text that leads somewhere, if `link` says where. */
export const linkRuns = (text: string, link: string | undefined): ParagraphChild[] =>
  inlineRuns([{ kind: "text", text, ...(link && { link }) }]);
