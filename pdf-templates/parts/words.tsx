import { Children, cloneElement, createContext, Fragment, isValidElement, type ReactNode, use } from "react";
import { type Direction, directionOf } from "../../outline/direction.ts";
import { type Inline, plain } from "../../outline/text/inline.ts";
import { linkText } from "../../outline/text/links.ts";
import { Text, type TextProps } from "../../pdf-engine/marks.ts";
import { type Fonts, plainFonts } from "../type/font-choice.ts";
import { breakLonger, markBreaks } from "../type/line-breaks.ts";
import { scriptRuns } from "../type/script-runs.ts";

/** How the texts of a document are set. */
export type TypesettingValue = {
  fonts: Fonts;
  /** "auto" is that of each text. */
  direction: Direction | "auto";
  /** Characters of a word for which a line has room, where that is fewer than usual. */
  longest?: number;
};

/** Passes on how texts are set. */
export const Typesetting = createContext<TypesettingValue>({ fonts: plainFonts, direction: "auto" });

/** Lets a word break that is longer than lines have room for: of more than 20 letters, in texts that are large for their width. */
export const Narrow = ({ longest = 20, children }: { longest?: number; children: ReactNode }) => (
  <Typesetting value={{ ...use(Typesetting), longest }}>{children}</Typesetting>
);

/** As much as most lines have too little room by, and little enough that nobody misses it. */
const roomAtEnds = "2%";

/** No break costs as much, so none with a hyphen is chosen. */
const never = 10_000;

type WordsProps = Omit<TextProps, "children" | "style"> & {
  style?: TextProps["style"];
  children?: ReactNode;
  /** Leaves room where the lines of a text end, for the engine to set each in its natural width. */
  ragged?: boolean;
};

/**
 * Sets text of any script: a `<Text>` that reads in the direction of what it says. Each string in it, in fragments, links and texts as well, is drawn in
 * the fonts that have its characters. Plain Latin stays one text.
 */
export function Words({ children, style, ragged, ...props }: WordsProps) {
  const { fonts, direction, longest } = use(Typesetting);
  const text = textOf(children);
  const own = directionOf(text, direction);
  // React-PDF sets right-to-left text to the right by itself, but then takes it for text at the left of its box.
  const isRight = direction === "rtl" || own === "rtl";
  const styles = [
    isRight ? { textAlign: "right" as const } : {},
    ragged ? { [isRight ? "marginLeft" : "marginRight"]: roomAtEnds } : {},
    style ?? {},
    own === "rtl" ? { direction: own } : {},
  ].flat();
  return (
    <Text hyphenationPenalty={never} hyphenationCallback={breakLonger(longest)} {...props} style={styles}>
      {fonts.isPlain(text) ? children : cut(children, { fonts, direction: own })}
    </Text>
  );
}

/** How a text is set once its direction is known. */
type Set = { fonts: Fonts; direction: Direction };

/** The props of `<Anchor>` and of `<Runs>`, the elements within words that make their own text. */
export type AnchorProps = { url: string; text?: string; typesetting?: Set };
export type RunsProps = { of: Inline; typesetting?: Set };

type Inner = Partial<AnchorProps & RunsProps> & { children?: ReactNode; style?: TextProps["style"] };

function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return `${node}`;
  if (Array.isArray(node)) return node.map(textOf).join("");
  if (!isValidElement<Inner>(node)) return "";
  const { url, text, of, children } = node.props;
  if (of) return plain(of);
  return url === undefined ? textOf(children) : (text ?? linkText(url));
}

function cut(node: ReactNode, typesetting: Set): ReactNode {
  if (typeof node === "string" || typeof node === "number") return runs(`${node}`, typesetting);
  if (Array.isArray(node)) return Children.map(node, (child) => cut(child, typesetting));
  if (!isValidElement<Inner>(node)) return node;
  if (node.props.url !== undefined || node.props.of) return cloneElement(node, { typesetting });
  const children = cut(node.props.children, typesetting);
  const { direction } = typesetting;
  return node.type === Fragment ? children : cloneElement(node, { style: [node.props.style ?? {}, { direction }].flat() }, children);
}

/** Cuts a string where its font changes. */
export function runs(text: string, { fonts, direction }: Set): ReactNode[] {
  return scriptRuns(markBreaks(text), fonts, direction).map(({ family, text: part }, i) =>
    family === fonts.base ? (
      part
    ) : (
      <Text key={i} style={{ fontFamily: family, fontStyle: "normal", direction }}>
        {part}
      </Text>
    ),
  );
}
