import type { Role } from "../marks.ts";

/** The standard structure types (ISO 32000-1 §14.8.4) that a document of ours has. */
export type StructureType =
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
  label: "Lbl",
  body: "LBody",
  more: undefined,
  footer: undefined,
};

/** Returns the structure type of a role, undefined where it has none. */
export const structureTypeOf = (role: Role | undefined): StructureType | undefined => role && types[role];
