import { buffer } from "node:stream/consumers";
import { type DocumentProps, pdf } from "@react-pdf/renderer";
import { cloneElement, type ReactElement } from "react";

type LayoutData = { _INTERNAL__LAYOUT__DATA_: { children: unknown[] } };

// One instance for the life of the process: each new one would leak its reconciler's root.
const instance = pdf();
let last: Promise<unknown> = Promise.resolve();

/**
 * The bytes of a document. One at a time: the instance holds one document, and rendering is all computation.
 * A document whose turn comes after `signal` has fired is not rendered any more: the promise rejects with its reason.
 */
export function render(document: ReactElement<DocumentProps>, signal: AbortSignal): Promise<{ bytes: Uint8Array; pages: number }> {
  const next = last.then(() => {
    signal.throwIfAborted();
    return renderNow(document);
  });
  last = next.catch(() => {});
  return next;
}

async function renderNow(document: ReactElement<DocumentProps>): Promise<{ bytes: Uint8Array; pages: number }> {
  let pages = 0;
  const onRender = (data: object) => {
    pages = (data as LayoutData)._INTERNAL__LAYOUT__DATA_.children.length;
  };
  // A key of its own mounts each document anew. React would else patch the nodes of the last one, and react-pdf leaves
  // those that move where they were: somebody else's text.
  instance.container.document = null;
  const fresh = cloneElement(document, { key: crypto.randomUUID(), onRender });
  await new Promise<void>((resolve) => instance.updateContainer(fresh, resolve));
  // What a component throws goes to the console alone.
  if (!instance.container.document) throw new Error("The template could not be rendered.");
  const bytes = await buffer(await instance.toBuffer());
  return { bytes, pages };
}
