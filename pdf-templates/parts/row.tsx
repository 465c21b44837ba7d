import { type ReactNode, use } from "react";
import { type TextProps, View } from "../../pdf-engine/marks.ts";
import { fill, type Style } from "./style.ts";
import { Narrow, Typesetting, Words } from "./words.tsx";

/** Sets its children side by side, in the direction of reading. */
export const Row = ({ style = {}, children }: { style?: Style; children: ReactNode }) => (
  <View style={[{ flexDirection: use(Typesetting).direction === "rtl" ? "row-reverse" : "row" }, style]}>{children}</View>
);

/** A text of a line, apart from the others. */
export type Cell = { text: ReactNode; style: Style; role?: TextProps["role"] };

/** As wide as a machine takes for the end of a text, which is more than a space. */
const apart = 9;

type SplitProps = {
  /** Where the line begins; they take the room there is, and go on below where that is too little. */
  near: (Cell | undefined)[];
  /** Where the line ends. */
  far: (Cell | undefined)[];
};

/** Sets texts on one line, some where it begins and some where it ends. Any may be missing. */
export function Split({ near, far }: SplitProps) {
  const isRtl = use(Typesetting).direction === "rtl";
  const isThere = (cell: Cell | undefined): cell is Cell => Boolean(cell);
  const [start, end] = [near.filter(isThere), far.filter(isThere)];
  if (start.length + end.length === 0) return null;
  const isCrowded = end.length > 1;
  // However long they are, a third of the line or more is left for the first. Where two share the end, the second is the date: it is the one to stay
  // whole. "noviembre de 2017 – diciembre de 2017" has its line in a narrow column.
  const widest = isCrowded ? ["27%", "40%"] : ["58%"];
  const nearStyle = { textAlign: isRtl ? "right" : "left" } as const;
  const farStyle = (maxWidth: string) =>
    ({ textAlign: isRtl ? "left" : "right", flexShrink: 0, maxWidth, [isRtl ? "marginRight" : "marginLeft"]: 14 }) as const;
  const set = (own: Style) => (cell: Cell, i: number) => (
    <Words key={i} {...(cell.role && { role: cell.role })} style={[own, cell.style]}>
      {cell.text}
    </Words>
  );
  const row = (
    <Row>
      {start.length === 1 ? (
        start.map(set({ ...fill, ...nearStyle }))
      ) : (
        <Row style={{ ...fill, flexWrap: "wrap", columnGap: apart }}>{start.map(set(nearStyle))}</Row>
      )}
      {end.map((cell, i) => set(farStyle(widest[i] ?? "27%"))(cell, i))}
    </Row>
  );
  return isCrowded ? <Narrow>{row}</Narrow> : row;
}
