import type { TextProps } from "../../pdf-engine/marks.ts";
import type { Look } from "./look.ts";

/** A style of React-PDF's. Numbers are points. */
export type Style = Exclude<NonNullable<TextProps["style"]>, readonly unknown[]>;

/** Types the styles of a template, each under a name of its own. */
export const styles = <Name extends string>(make: (look: Look) => Record<Name, Style>) => make;

/** Takes the room that there is in a row. */
export const fill = { flexGrow: 1, flexShrink: 1, flexBasis: 0 } as const;
