import { use } from "react";
import type { Inline, Setting } from "../../outline/text/inline.ts";
import { Link, Text, type TextMark } from "../../pdf-engine/marks.ts";
import { hasItalics, mono } from "../type/families.ts";
import { markBreaks } from "../type/line-breaks.ts";
import { type ScriptRun, scriptRuns, shareOut } from "../type/script-runs.ts";
import { useSheet } from "./sheet.tsx";
import { type RunsProps, Typesetting } from "./words.tsx";

/** Sets a paragraph or a bullet, each run as it is marked. It stands within `<Words>`, which says how it is set when it is more than plain text. */
export function Runs({ of, typesetting }: RunsProps) {
  const { quiet } = useSheet();
  const { fonts } = use(Typesetting);
  const runs = joined(of);
  const texts = runs.map(({ text }) => text);
  // Fonts and breaks depend on what stands beside a letter, be that marked or not.
  const parts = typesetting && shareOut(scriptRuns(markBreaks(texts.join("")), fonts, typesetting.direction), texts);
  const direction = typesetting && { direction: typesetting.direction };
  return runs.map(({ text, link, ...setting }, i) => {
    const pieces = parts?.[i] ?? [{ family: fonts.base, text }];
    const shown = pieces.map((piece, j) => <Piece key={j} {...piece} setting={setting} direction={direction} />);
    if (!link) return shown;
    return (
      <Link key={i} src={link} style={{ textDecoration: "none", color: quiet, ...direction }}>
        {shown}
      </Link>
    );
  });
}

type TextRun = { text: string } & Setting;

/** Joins what is not marked, the breaks included. */
function joined(of: Inline): TextRun[] {
  const runs: TextRun[] = [];
  let isOpen = false;
  for (const run of of) {
    const { kind, ...own } = run.kind === "break" ? { kind: run.kind, text: "\n" } : run;
    const isPlain = Object.keys(own).length === 1;
    const last = runs.at(-1);
    if (isPlain && isOpen && last) last.text += own.text;
    else runs.push(own);
    isOpen = isPlain;
  }
  return runs;
}

type PieceProps = ScriptRun & { setting: Omit<Setting, "link">; direction: { direction: "ltr" | "rtl" } | undefined };

function Piece({ family: own, text, setting: { strong, em, code }, direction }: PieceProps) {
  const { fonts } = use(Typesetting);
  const family = code && [...text].every((char) => fonts.draws(mono, char)) ? mono : own;
  const marks: TextMark[] = [...(strong ? ["Strong" as const] : []), ...(em ? ["Em" as const] : []), ...(code ? ["Code" as const] : [])];
  if (family === fonts.base && marks.length === 0) return text;
  const isItalic = em && hasItalics(family);
  const style = {
    ...(family !== fonts.base && { fontFamily: family, fontStyle: "normal" as const }),
    ...(isItalic && { fontStyle: "italic" as const }),
    ...((strong || (em && !isItalic)) && { fontWeight: 600 }),
    ...direction,
  };
  return (
    <Text style={style} {...(marks.length > 0 && { marks })}>
      {text}
    </Text>
  );
}
