import { type Inline, plain, type Run } from "../../outline/inline.ts";
import { Text, type TextMark, type TextProps } from "../../pdf-engine/marks.ts";
import { stylesOf } from "../type/families.ts";
import { markBreaks, shareOut } from "../type/line-breaks.ts";
import { scriptRuns } from "../type/script-runs.ts";
import { Anchor } from "./anchor.tsx";
import type { RunsProps, Typeset } from "./words.tsx";

type TextRun = Extract<Run, { kind: "text" }>;

/** Sets the runs of a paragraph or a bullet, each as it is marked. It stands within `<Words>`, as an `<Anchor>` does. */
export function Runs({ of, color, typesetting }: RunsProps & { color: string }) {
  const runs = joined(of);
  // Where a line may break depends on what stands at both sides, be it marked or not.
  const texts = typesetting ? shareOut(markBreaks(plain(runs)), runs.map(textOf)) : runs.map(textOf);
  return runs.map((run, i) => <Piece key={i} run={run} text={texts[i] ?? ""} color={color} typesetting={typesetting} />);
}
