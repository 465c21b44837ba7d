import type { ReactElement } from "react";

/**
 * What a part of a resume is, for the engine to say it in the file: to those who hear a document, its structure is what its looks are to others.
 * A `lead` is read first, wherever it stands; a `footer` is of the page, and not read. An `item` of a list is one text, `more` being further
 * paragraphs of it, or a box with a `label` and a `body`.
 */
type Role = "section" | "title" | "heading" | "subheading" | "item" | "label" | "body" | "more" | "lead" | "footer";

/** The role of a node, to be spread into its props: React-PDF passes on what it does not know. */
export const role = (role: Role): object => ({ role });

/** What a page has at its foot: a page with nothing but that, for the number of the page and of all pages. The engine asks for it from the second page on. */
export type Footer = (numbers: { page: number; pages: number }) => ReactElement;
