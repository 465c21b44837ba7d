/** All that a template is made of. */
export { View } from "../../pdf-engine/marks.ts";
export { Anchor, linked } from "./anchor.tsx";
export { Contacts, EntryTitle, Heading, Headline, Lead, Name, Photo } from "./primitives.tsx";
export { Row, Split } from "./row.tsx";
export { Sections } from "./sections.tsx";
export { Sheet } from "./sheet.tsx";
export { fill, styles } from "./style.ts";
export type { TemplateProps } from "./template.ts";
export { Narrow, Words } from "./words.tsx";
