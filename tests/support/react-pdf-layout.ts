import layoutDocument from "@react-pdf/layout";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import type { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { nodesOf } from "../../pdf-engine/layout/nodes.ts";
import { prepared } from "../../pdf-engine/layout/prepared.ts";
import { shapedFonts } from "../../pdf-engine/layout/shaped-fonts.ts";
import { textsIn } from "../../pdf-engine/layout/text-pieces.ts";

/** A node as React-PDF lays it out: its lines may stand to the left of where they say. */
export type ReactPdfNode = Omit<LaidNode, "children"> & { alignOffset?: number; children?: ReactPdfNode[] };

const lay = layoutDocument as unknown as (document: object, fonts: object) => Promise<ReactPdfNode>;

/** Lays a document out as React-PDF does, shaped by our fonts, with lines as high as ours. `pageProps` are added to each page. */
export async function layOutByReactPdf(element: Parameters<typeof layOut>[0], pageProps: object): Promise<ReactPdfNode> {
  const { document } = await prepared(element);
  const nodes = nodesOf(element);
  const heights = textsIn(document).map(({ node }) => node.style ?? {});
  for (const [i, { node: text }] of textsIn(nodes).entries()) {
    const { lineHeight, fontSize = 18 } = heights[i] ?? {};
    if (lineHeight) text.style = [text.style, { fontSize, lineHeight: lineHeight / fontSize }].flat() as unknown as LaidNode["style"] & {};
  }
  const children = nodes.children?.map((page) => ({ ...page, props: { ...page.props, ...pageProps } }));
  const fonts = { ...shapedFonts(element.props.fonts), getEmojiSource: () => null, getHyphenationCallback: () => (word: string) => [word] };
  return lay({ ...nodes, children }, fonts);
}
