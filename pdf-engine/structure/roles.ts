/** Standard structure types (ISO 32000-1 §14.8.4) that a document of ours has. */
export type StructureType = "Document" | "Sect" | "Div" | "H1" | "H2" | "H3" | "P" | "L" | "LI" | "Lbl" | "LBody" | "Link" | "Figure";

/** What nodes say they are, in their `role`, and what that is in a PDF. Other texts are paragraphs; other boxes are nothing but layout. */
const types: Record<string, StructureType> = {
  section: "Sect",
  title: "H1",
  heading: "H2",
  subheading: "H3",
  item: "LI",
  /** The sign before an item, and the text of it, where these are two. */
  label: "Lbl",
  body: "LBody",
  /** It is read before anything else, wherever it stands. */
  lead: "Div",
};

export const typeOf = (role: string | undefined): StructureType | undefined => (role === undefined ? undefined : types[role]);

export const isLead = (role: string | undefined): boolean => role === "lead";

/** Name and number of a page: of the paper, and not of the document. */
export const isPagination = (role: string | undefined): boolean => role === "footer";

/** A further paragraph of the item before it. */
export const isMore = (role: string | undefined): boolean => role === "more";
