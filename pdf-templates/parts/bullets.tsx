import { use } from "react";
import { directionOf } from "../../outline/direction.ts";
import { type Inline, plain, splitAtBreaks } from "../../outline/text/inline.ts";
import { View } from "../../pdf-engine/marks.ts";
import { Runs } from "./runs.tsx";
import { fill, type Style } from "./style.ts";
import { Typesetting, Words } from "./words.tsx";

/** Letters that may be kept together: at the foot of a page, a few lines of them leave no more than that empty. */
const short = 300;

/** More than the distance to what follows, and less than that with a line of it, in points. */
const followed = 8;

const bullet = "•";

type BulletsProps = {
  of: Inline[];
  /** What stands below the list, and not without the end of it on another page. */
  below: string;
  style: Style;
  /** Of a bullet and the space after it, in points. */
  width: number;
};

/**
 * Sets each text with a hanging bullet: one text, or two from right to left, where a first line cannot hang. Of short bullets, no page has
 * one alone.
 */
export function Bullets({ of: bullets, below, style, width }: BulletsProps) {
  const { direction } = use(Typesetting);
  const texts = bullets.map(plain);
  const presence = texts.map((text, i) => {
    const next = texts[i + 1] ?? below;
    const isAtEnd = i === 0 || i >= texts.length - 2;
    return isAtEnd && next && text.length + next.length <= short ? { minPresenceAhead: followed } : {};
  });
  return bullets.map((of, i) =>
    direction === "rtl" || directionOf(texts[i] ?? "", direction) === "rtl" ? (
      <View key={i} role="item" wrap={(texts[i] ?? "").length > short} {...presence[i]} style={{ flexDirection: "row-reverse" }}>
        {/* Were it as high as the text, a page could not break between them. */}
        <Words role="label" style={[style, { width, textAlign: "right", alignSelf: "flex-start" }]}>
          {bullet}
        </Words>
        <Words role="body" ragged style={[style, fill]}>
          <Runs of={of} />
        </Words>
      </View>
    ) : (
      // The layout hangs the first line of every paragraph of a text: each is a text of its own.
      splitAtBreaks(of).map((line, j) => (
        <Words
          key={`${i} ${j}`}
          {...(j === 0 ? ({ role: "item", label: bullet } as const) : ({ role: "more" } as const))}
          ragged
          {...presence[i]}
          style={[style, { marginLeft: width, textIndent: j === 0 ? -width : 0 }]}
        >
          <Runs of={j === 0 ? [{ kind: "text", text: `${bullet}  ` }, ...line] : line} />
        </Words>
      ))
    ),
  );
}
