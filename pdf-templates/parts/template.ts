import type { ReactElement } from "react";
import type { Outline } from "../../outline/outline.ts";
import type { Look } from "./look.ts";

export type TemplateProps = { resume: Outline; look: Look };

/** Makes the pages of a resume: a `<Sheet>` with all of the outline on it. */
export type Template = (props: TemplateProps) => ReactElement;
