import { buffer } from "node:stream/consumers";
import { type DocumentProps, pdf } from "@react-pdf/renderer";
import { cloneElement, type ReactElement } from "react";

type LayoutData = { _INTERNAL__LAYOUT__DATA_: { children: unknown[] } };

// One instance for the life of the process: each new one would leak its reconciler's root.
const instance = pdf();
let last: Promise<unknown> = Promise.resolve();

/** The bytes of a document. One at a time: the instance holds one document, and rendering is all computation. */
export function render(document: ReactElement<DocumentProps>): Promise<{ bytes: Uint8Array; pages: number }> {
  const next = last.then(() => renderNow(document));
  last = next.catch(() => {});
  return next;
}

async function renderNow(document: ReactElement<DocumentProps>): Promise<{ bytes: Uint8Array; pages: number }> {
  let pages = 0;
  const onRender = (data: object) => {
    pages = (data as LayoutData)._INTERNAL__LAYOUT__DATA_.children.length;
  };
  const counted = cloneElement(document, { onRender });
  await new Promise<void>((resolve) => instance.updateContainer(counted, resolve));
  const bytes = await buffer(await instance.toBuffer());
  // React-PDF only logs what a component throws, and goes on without it.
  if (pages === 0) throw new Error("The template rendered no page.");
  return { bytes, pages };
}
