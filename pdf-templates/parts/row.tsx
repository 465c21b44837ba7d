import { type ReactNode, use } from "react";
import { View } from "../../pdf-engine/marks.ts";
import { fill, type Style } from "./style.ts";
import { Narrow, Typesetting, Words } from "./words.tsx";

/** Sets its children side by side, in the direction of reading. */
export const Row = ({ style = {}, children }: { style?: Style; children: ReactNode }) => (
  <View style={[{ flexDirection: use(Typesetting).direction === "rtl" ? "row-reverse" : "row" }, style]}>{children}</View>
);

type SplitProps = {
  texts: (ReactNode | undefined)[];
  /** A style for each text. */
  styles: Style[];
  /** Says that the first text heads an entry. */
  heading?: boolean;
};

/** Sets texts on one line: the first takes the room there is, the others stand at the far end. Any may be missing. */
export function Split({ texts, styles, heading = false }: SplitProps) {
  const isRtl = use(Typesetting).direction === "rtl";
  if (!texts.some(Boolean)) return null;
  // However long they are, nearly half of the line is left for the first.
  const isCrowded = texts.slice(1).filter(Boolean).length > 1;
  const near = { ...fill, textAlign: isRtl ? "right" : "left" } as const;
  const far = {
    textAlign: isRtl ? "left" : "right",
    flexShrink: 0,
    maxWidth: isCrowded ? "27%" : "45%",
    [isRtl ? "marginRight" : "marginLeft"]: 14,
  } as const;
  const row = (
    <Row>
      {texts.map((text, i) => {
        if (i > 0 && !text) return null;
        return (
          <Words key={i} {...(heading && i === 0 && { role: "subheading" })} style={[i === 0 ? near : far, styles[i] ?? {}]}>
            {text ?? ""}
          </Words>
        );
      })}
    </Row>
  );
  return isCrowded ? <Narrow>{row}</Narrow> : row;
}
