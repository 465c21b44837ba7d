export type Side = "Top" | "Right" | "Bottom" | "Left";
type Corner = "TopLeft" | "TopRight" | "BottomRight" | "BottomLeft";
type Axis = "Vertical" | "Horizontal";
type Align = "stretch" | "flex-start" | "center" | "flex-end";

/** What a text has from what it stands in. The height of a line is in points here, and a factor on the size as it is written. */
type Inherited = {
  color?: string;
  fontFamily?: string;
  fontSize?: number;
  fontStyle?: string;
  fontWeight?: number | string;
  lineHeight?: number;
  textAlign?: "left" | "center" | "right";
};

/** A part of what is there, as "45%". */
type Share = `${number}%`;

/** The style of a node as the layout reads it: the part of React-PDF's that templates use. Points. */
export type BoxStyle = Inherited & {
  direction?: "ltr" | "rtl";
  textIndent?: number;
  maxLines?: number;
  textDecoration?: "none";
  backgroundColor?: string;
  objectFit?: "cover";
  objectPositionY?: string;
  flexDirection?: "row" | "row-reverse" | "column";
  flexWrap?: "wrap";
  flexGrow?: number;
  flexShrink?: number;
  flexBasis?: number | "auto";
  alignItems?: Align;
  alignSelf?: Align;
  justifyContent?: "flex-start" | "center" | "flex-end" | "space-between";
  columnGap?: number;
  rowGap?: number;
  position?: "absolute";
  top?: number;
  right?: number;
  bottom?: number;
  left?: number;
  width?: number | Share;
  maxWidth?: number | Share;
  height?: number;
} & Partial<Record<`margin${Side}`, number | Share>> &
  Partial<Record<`padding${Side}` | `border${Side}Width` | `border${Corner}Radius`, number>> &
  Partial<Record<`border${Side}Color`, string>>;

const sides = ["Top", "Right", "Bottom", "Left"] as const;
const corners = ["TopLeft", "TopRight", "BottomRight", "BottomLeft"] as const;
const axes: Record<Axis, readonly Side[]> = { Vertical: ["Top", "Bottom"], Horizontal: ["Left", "Right"] };

const inherited = ["color", "fontFamily", "fontSize", "fontStyle", "fontWeight", "lineHeight", "textAlign"] as const;
const others =
  "direction textIndent maxLines textDecoration backgroundColor objectFit objectPositionY flexDirection flexWrap flexGrow flexShrink flexBasis " +
  "alignItems alignSelf justifyContent columnGap rowGap position top right bottom left width maxWidth height";

/** The properties that the engine knows, and what each stands for. */
const known = new Map<string, readonly string[]>([
  ...[...inherited, ...others.split(" ")].map((name) => [name, [name]] as const),
  ...["margin", "padding"].flatMap((edge) => [
    [edge, sides.map((side) => `${edge}${side}`)] as const,
    ...sides.map((side) => [`${edge}${side}`, [`${edge}${side}`]] as const),
    ...Object.entries(axes).map(([axis, of]) => [`${edge}${axis}`, of.map((side) => `${edge}${side}`)] as const),
  ]),
  ...["Width", "Color"].flatMap((of) => [
    [`border${of}`, sides.map((side) => `border${side}${of}`)] as const,
    ...sides.map((side) => [`border${side}${of}`, [`border${side}${of}`]] as const),
  ]),
  ["borderRadius", corners.map((corner) => `border${corner}Radius`)],
  ...corners.map((corner) => [`border${corner}Radius`, [`border${corner}Radius`]] as const),
]);

/** What a text is set in where nothing is said: as in React-PDF. */
const usualSize = 18;

/** A style as it is written: lists of styles, of which the last counts. */
type Written = Record<string, unknown> | readonly Written[] | null | undefined | false;

/** Returns the style of an element that stands in another, with what it has from that. Throws for a property that the engine does not know. */
export function computedStyle(written: unknown, outer: BoxStyle): BoxStyle {
  const style: Record<string, unknown> = {};
  for (const name of inherited) if (outer[name] !== undefined) style[name] = outer[name];
  write(written as Written, style);
  return style;
}

/** Returns what changes in the style of a box on later pages. Its texts stay as they are: throws where they would not. */
export function changesOf(written: unknown): BoxStyle {
  const style: Record<string, unknown> = {};
  write(written as Written, style);
  const ofText = inherited.find((name) => name in style);
  if (ofText) throw new Error(`The engine knows no "${ofText}" of later pages.`);
  return style;
}

function write(written: Written, style: Record<string, unknown>): void {
  const own: Record<string, unknown> = {};
  flatten(written, own);
  for (const name in own) {
    const value = own[name];
    const names = known.get(name);
    if (!names) throw new Error(`The engine knows no style "${name}".`);
    if (name === "lineHeight") style[name] = (value as number) * ((own.fontSize as number | undefined) ?? usualSize);
    else if (names.length === 1) style[name] = value;
    else for (const each of names) style[each] = value;
  }
}

function flatten(written: Written, into: Record<string, unknown>): void {
  if (!written) return;
  if (Array.isArray(written)) for (const each of written) flatten(each, into);
  else for (const [name, value] of Object.entries(written)) if (value !== undefined && value !== null) into[name] = value;
}
