import layoutDocument, { type DocumentNode, type SafeDocumentNode } from "@react-pdf/layout";
import { type DocumentProps, pdf } from "@react-pdf/renderer";
import { cloneElement, type ReactElement } from "react";
import { numberNodes } from "./laid-out.ts";
import { type PaintedText, prepareText } from "./painted-text.ts";
import { paint } from "./painter.ts";
import { shapedFonts } from "./shaped-fonts.ts";

/** A PDF, and the text in it. */
export type Rendered = { bytes: Uint8Array; pages: number; painted: PaintedText };

// One instance for the life of the process: each new one would leak its reconciler's root.
const instance = pdf();
let last: Promise<unknown> = Promise.resolve();

/**
 * The bytes of a document. One at a time: the instance holds one document, and rendering is all computation.
 * A document whose turn comes after `signal` has fired is not rendered any more: the promise rejects with its reason.
 */
export function render(document: ReactElement<DocumentProps>, signal: AbortSignal): Promise<Rendered> {
  const next = last.then(() => {
    signal.throwIfAborted();
    return renderNow(document);
  });
  last = next.catch(() => {});
  return next;
}

// Its layout is React-PDF's, and what paints it is ours. Its fonts are an argument that its types leave out.
const lay = layoutDocument as (document: DocumentNode, fonts: typeof shapedFonts) => Promise<SafeDocumentNode>;

async function renderNow(document: ReactElement<DocumentProps>): Promise<Rendered> {
  // A key of its own mounts each document anew. React would else patch the nodes of the last one, and react-pdf leaves
  // those that move where they were: somebody else's text.
  instance.container.document = null;
  await new Promise<void>((resolve) => instance.updateContainer(cloneElement(document, { key: crypto.randomUUID() }), resolve));
  // What a component throws goes to the console alone.
  if (!instance.container.document) throw new Error("The template could not be rendered.");
  numberNodes(instance.container.document);
  const layout = await lay(instance.container.document, shapedFonts);
  const painted = prepareText(layout);
  return { bytes: paint(layout, document.props), pages: layout.children.length, painted };
}
