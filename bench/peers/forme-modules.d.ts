/** What the peer calls of Forme, which `npm ci --prefix bench` brings. Sizes in points. */
declare module "@formepdf/core" {
  export function renderPdf(json: string): Promise<Uint8Array>;
}

declare module "@formepdf/react" {
  import type { FunctionComponent, ReactElement, ReactNode } from "react";

  export type Style = Record<string, string | number>;
  type Styled = { style?: Style; children?: ReactNode };
  type Font = { family: string; src: string; fontWeight: number; fontStyle?: "italic" };

  export const Document: FunctionComponent<Styled & { title: string; author: string; lang: string; fonts: Font[]; pdfUa: boolean }>;
  export const Page: FunctionComponent<{ size: "A4"; margin: Record<"top" | "right" | "bottom" | "left", number>; children: ReactNode }>;
  export const View: FunctionComponent<Styled & { wrap?: boolean; bookmark?: string }>;
  export const Text: FunctionComponent<Styled & { href?: string }>;
  export const Strong: FunctionComponent<Styled>;
  export const Fixed: FunctionComponent<Styled & { position: "footer" }>;
  /** The document as its engine takes it, but for fonts that are not data: URIs. */
  export function serialize(document: ReactElement): object;
}
