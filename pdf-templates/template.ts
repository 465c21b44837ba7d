import type { ReactElement } from "react";
import type { PdfDocument } from "../domain/ports.ts";
import type { Shown } from "./presentable.ts";

export type TemplateProps = { content: Shown; page_size: PdfDocument["page_size"] };

/** A template makes the pages of a resume: a `<Page>` or several. */
export type Template = (props: TemplateProps) => ReactElement;
