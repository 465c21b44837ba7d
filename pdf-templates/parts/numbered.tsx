import type { ReactNode } from "react";
import { View } from "../../pdf-engine/marks.ts";
import { useSheet } from "./sheet.tsx";
import { fill } from "./style.ts";
import { Words } from "./words.tsx";

/** The width of a digit, and of the dot and what is apart from it, in ems. */
const digit = 0.55;
const dot = 0.95;

type NumberedProps = {
  /** Undefined where there is to be none. */
  number: number | undefined;
  /** The highest number of the list: all have room for it. */
  last: number;
  children: ReactNode;
};

/** Sets a hanging number before an entry. */
export function Numbered({ number, last, children }: NumberedProps) {
  const { look } = useSheet();
  if (number === undefined) return children;
  const width = look.size * (digit * `${last}`.length + dot);
  // Between the digits and the entry stands the dot.
  const reading = look.isRtl ? ({ direction: "rtl", textAlign: "right" } as const) : ({ textAlign: "left" } as const);
  return (
    <View role="numbered" style={{ flexDirection: look.isRtl ? "row-reverse" : "row" }}>
      {/* Were it as high as the entry, a page could not break between them. */}
      <Words role="label" style={{ width, flexShrink: 0, alignSelf: "flex-start", ...reading }}>
        {`${number}.`}
      </Words>
      <View role="body" style={fill}>
        {children}
      </View>
    </View>
  );
}
