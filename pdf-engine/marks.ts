import * as primitives from "@react-pdf/primitives";
import type * as ReactPdf from "@react-pdf/renderer";
import type { ComponentType, PropsWithChildren, ReactElement } from "react";
import { ShapedFont } from "./shaping/shaped-font.ts";

/*
 * What templates and engine share: the elements of a document, with those props of React-PDF's that the engine heeds, and what a template says of
 * an element beyond its looks. React-PDF ignores what it does not know.
 */

/**
 * Says what a part of a resume is. The engine writes it into the file, for people who hear a document instead of seeing it.
 *
 * - `section`: a box with a heading and what belongs to it.
 * - `title`, `heading`, `subheading`, `position`: whose resume it is, what heads a section, what heads an entry, what heads one of several within it.
 * - `item`: an item of a list, as one text or as a box with a `label` (the sign before it) and a `body`.
 * - `numbered`: an item of a numbered list, as a box with its number as `label`, and a `body`.
 * - `more`: a further paragraph of the item before it.
 * - `figure`: a box whose boxes are one drawing, which `alt` tells of, and which leads to `href`.
 * - `footer`: a text that belongs to the page, and is not read.
 */
export type Role =
  | "section"
  | "title"
  | "heading"
  | "subheading"
  | "position"
  | "item"
  | "numbered"
  | "label"
  | "body"
  | "more"
  | "figure"
  | "footer";

/** Says what a part of a text is, whatever it looks like: important, stressed, or typed into a computer. */
export type TextMark = "Strong" | "Em" | "Code";

/** Makes the foot of a page: a page with nothing but that. The engine asks for it from the second page on. */
export type Footer = (numbers: { page: number; pages: number }) => ReactElement;

/** Marks a place where a line may break and nothing is to be seen. It is no part of the text. */
export const softHyphen = "\u00ad";

/** Names one style of a font family. A weight above 500 is bold; 400 is the default. */
export type FontName = { fontFamily: string; fontWeight?: number | string; fontStyle?: string };

/** A font whose file is in memory. */
export { ShapedFont as Font };

/** Holds the fonts that a document may be set in. */
export type FontSource = {
  /** Reads a font. Rejects for a family that there is none of. */
  load(name: FontName): Promise<void>;
  /** Returns a font that was read, else undefined. */
  find(name: FontName): ShapedFont | undefined;
};

/** What a document says of itself, and the fonts that it is set in. */
export type DocumentProps = Pick<
  ReactPdf.DocumentProps,
  "title" | "author" | "subject" | "keywords" | "language" | "creator" | "producer" | "creationDate" | "modificationDate"
> & { fonts: FontSource };

export type PageProps = Pick<ReactPdf.PageProps, "size" | "style"> & { footer?: Footer };

type ViewProps = Pick<ReactPdf.ViewProps, "style" | "wrap" | "break" | "fixed" | "minPresenceAhead"> & {
  role?: Role;
  /** Puts the element into the bookmarks of the document. */
  bookmark?: { title: string };
  /** What a figure shows, and where it leads. */
  alt?: string;
  href?: string;
  /** What changes in its style on the pages after the first. What has no place on the first is laid out anew, in it. */
  later?: ReactPdf.ViewProps["style"];
};

export type TextProps = Pick<
  ReactPdf.TextProps,
  "style" | "wrap" | "break" | "minPresenceAhead" | "hyphenationCallback" | "hyphenationPenalty"
> & {
  role?: Role;
  /** The sign that an item of a list begins with. */
  label?: string;
  /** What a text within a text is. */
  marks?: readonly TextMark[];
};

type LinkProps = Pick<ReactPdf.LinkProps, "style"> & { src: string };

/** `src` is a `data:` URI. A picture without `alt` is decoration. */
type ImageProps = Pick<ReactPdf.ViewProps, "style"> & { src: string; alt: string | undefined };

type Element<Props> = ComponentType<PropsWithChildren<Props>>;

export const Document = primitives.Document as unknown as Element<DocumentProps>;
export const Page = primitives.Page as unknown as Element<PageProps>;
export const View = primitives.View as unknown as Element<ViewProps>;
export const Text = primitives.Text as unknown as Element<TextProps>;
export const Link = primitives.Link as unknown as Element<LinkProps>;
export const Image = primitives.Image as unknown as Element<ImageProps>;
