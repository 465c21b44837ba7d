import type { PdfFile } from "../file/pdf-objects.ts";
import { PdfText, type Ref } from "../file/pdf-values.ts";
import type { LaidNode } from "../layout/laid-out.ts";

export type Bookmark = { title: string; page: Ref };

/** Returns the bookmarks of a page, in order. The first part of a node that is broken over pages has its bookmark. */
export function bookmarksOf(node: LaidNode, page: Ref): Bookmark[] {
  const { bookmark } = node.props ?? {};
  const own = bookmark ? [{ title: bookmark.title, page }] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => bookmarksOf(child, page))];
}

/** Adds the outline of a document (ISO 32000-1 §12.3.3), undefined without bookmarks. It has one level; each bookmark shows a page as a whole. */
export function addOutline(file: PdfFile, bookmarks: Bookmark[]): Ref | undefined {
  if (bookmarks.length === 0) return undefined;
  const outline = file.ref();
  const refs = bookmarks.map(() => file.ref());
  for (const [i, { title, page }] of bookmarks.entries()) {
    const around = { Parent: outline, Prev: refs[i - 1], Next: refs[i + 1] };
    file.add({ Title: new PdfText(title), Dest: [page, "/Fit"], ...around }, refs[i]);
  }
  return file.add({ Type: "/Outlines", First: refs[0], Last: refs.at(-1), Count: refs.length }, outline);
}
