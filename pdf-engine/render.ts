import layoutDocument from "@react-pdf/layout";
import { type DocumentProps, pdf } from "@react-pdf/renderer";
import { cloneElement, type ReactElement } from "react";
import { addFooters } from "./layout/footers.ts";
import { type LaidNode, numberNodes } from "./layout/laid-out.ts";
import { breakPage } from "./layout/pagination.ts";
import { type PaintedText, prepareText } from "./painting/painted-text.ts";
import { paint } from "./painting/painter.ts";
import { shapedFonts } from "./shaping/shaped-fonts.ts";

/** A PDF, the text in it, and how many of its pictures could not be read. */
type Painted = { bytes: Uint8Array; painted: PaintedText; unreadable: number };

/** A document of which each text has its place, and how to make a PDF of it, once. */
export type LaidOut = { pages: number; layout: LaidNode; paint(): Painted };

// One instance for the life of the process: each new one would leak its reconciler's root.
const instance = pdf();
let last: Promise<unknown> = Promise.resolve();

/**
 * Lays a document out. One at a time: the instance holds one document, and it is all computation.
 * A document whose turn comes after `signal` has fired is not laid out any more: the promise rejects with its reason.
 */
export function layOut(document: ReactElement<DocumentProps>, signal: AbortSignal): Promise<LaidOut> {
  const next = last.then(async () => {
    signal.throwIfAborted();
    const layout = await layOutNow(document);
    await addFooters(layout, layOutNow);
    return { pages: layout.children?.length ?? 0, layout, paint: () => paintNow(layout, document.props) };
  });
  last = next.catch(() => {});
  return next;
}

/** The bytes of a document, laid out and painted. */
export async function render(document: ReactElement<DocumentProps>, signal: AbortSignal): Promise<Painted & { pages: number }> {
  const { pages, paint } = await layOut(document, signal);
  return { ...paint(), pages };
}

// The steps are React-PDF's, whose types leave out the fonts and the half of the nodes.
const layoutWith = layoutDocument as unknown as (document: LaidNode, fonts: typeof shapedFonts) => Promise<LaidNode>;
const lay = (document: LaidNode) => layoutWith(document, shapedFonts);

async function layOutNow(document: ReactElement<DocumentProps>): Promise<LaidNode> {
  // A key of its own mounts each document anew. React would else patch the nodes of the last one, and react-pdf leaves
  // those that move where they were: somebody else's text.
  instance.container.document = null;
  await new Promise<void>((resolve) => instance.updateContainer(cloneElement(document, { key: crypto.randomUUID() }), resolve));
  // What a component throws goes to the console alone.
  const nodes = instance.container.document as LaidNode | null;
  if (!nodes) throw new Error("The template could not be rendered.");
  numberNodes(nodes);
  // A page that does not wrap is as high as its content.
  const asHighAsContent = nodes.children?.map((page) => ({ ...page, props: { ...page.props, wrap: false } })) ?? [];
  const layout = await lay({ ...nodes, children: asHighAsContent });
  return { ...layout, children: layout.children?.flatMap(breakPage) ?? [] };
}

function paintNow(layout: LaidNode, props: DocumentProps): Painted {
  const painted = prepareText(layout);
  return { ...paint(layout, props), painted };
}
