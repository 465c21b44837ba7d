import type { Role, TextMark } from "../marks.ts";

/** The standard structure types (ISO 32000-1 §14.8.4) that a document of ours has, and those of PDF 2.0 that `roleMap` makes known. */
export type StructureType =
  | TextMark
  | "Document"
  | "Sect"
  | "Div"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Link"
  | "Figure";

/** What each role is in a PDF. Texts without a type are paragraphs; boxes without one are nothing but layout. */
const types: Record<Role, StructureType | undefined> = {
  section: "Sect",
  title: "H1",
  heading: "H2",
  subheading: "H3",
  position: "H4",
  item: "LI",
  numbered: "LI",
  label: "Lbl",
  body: "LBody",
  more: undefined,
  figure: "Figure",
  footer: undefined,
};

/** What types of PDF 2.0 (ISO 32000-2 §14.8.4) are for readers that know those of PDF 1.7. */
export const roleMap: Partial<Record<StructureType, StructureType | "Span">> = { Strong: "Span", Em: "Span" };

/** Returns the structure type of a role, undefined where it has none. */
export const structureTypeOf = (role: Role | undefined): StructureType | undefined => role && types[role];
