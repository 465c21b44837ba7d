import type { ReactElement } from "react";
import type { Outline } from "../outline/outline.ts";
import type { Look } from "./parts/look.ts";

export type TemplateProps = { resume: Outline; look: Look };

/** A template: the typeface that it is set in, and what makes the pages of a resume, a `<Sheet>` with all of the outline in it. */
export type Template = { typeface: "sans" | "serif"; Pages: (props: TemplateProps) => ReactElement };
