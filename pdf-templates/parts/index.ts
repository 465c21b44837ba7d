/** All that a template is made of. */
export { View } from "../../pdf-engine/marks.ts";
export { shownBeside, shownWithin } from "./anchor.tsx";
export { OneLine, Stacked, TwoLines } from "./entry-head.tsx";
export { Code, Contacts, Heading, Headline, Name, Photo } from "./primitives.tsx";
export { Row } from "./row.tsx";
export { needsTwoLines, Sections } from "./sections.tsx";
export { Sheet } from "./sheet.tsx";
export { fill, styles } from "./style.ts";
export type { TemplateProps } from "./template.ts";
export { Narrow } from "./words.tsx";
