import { type AttachedFile, attach } from "../file/attached-file.ts";
import { addInfo, addMetadata } from "../file/document-info.ts";
import { addOutputIntent } from "../file/output-intent.ts";
import { PdfFile } from "../file/pdf-objects.ts";
import { PdfText } from "../file/pdf-values.ts";
import { Resources } from "../file/resources.ts";
import type { LaidOut } from "../layout/lay-out.ts";
import { addOutline, type Bookmark, bookmarksOf } from "../structure/bookmarks.ts";
import { writeStructure } from "../structure/structure.ts";
import { Tags } from "../structure/tags.ts";
import { PageContent } from "./page-content.ts";
import { PagePainter } from "./page-painter.ts";
import { type PaintedText, prepareText } from "./painted-text.ts";

/** A PDF, the text in it, and how many of its pictures could not be read. */
export type Painted = { bytes: Uint8Array; painted: PaintedText; unreadable: number };

/** Paints a document as a tagged PDF, which carries `attached` if there is one. It changes the layout, so paint a document once. */
export function paint({ layout, props }: LaidOut, attached?: AttachedFile): Painted {
  const painted = prepareText(layout);
  const file = new PdfFile();
  const resources = new Resources(file, painted.clusters);
  const tags = new Tags(file, props.language);
  const pages = file.ref();
  const bookmarks: Bookmark[] = [];
  let unreadable = 0;
  const sheets = layout.children ?? [];
  const kids = sheets.map((sheet, i) => {
    const { width = 0, height = 0 } = sheet.box ?? {};
    const page = new PageContent(file.ref(), width, height);
    const painter = new PagePainter(page, resources, tags, sheets[i + 1]);
    painter.paint(sheet);
    unreadable += painter.unreadable;
    bookmarks.push(...bookmarksOf(sheet, page.ref));
    return file.add(
      {
        Type: "/Page",
        Parent: pages,
        MediaBox: [0, 0, width, height],
        Contents: file.stream({}, page.content),
        Resources: page.resources,
        Annots: page.annotations.length > 0 ? page.annotations : undefined,
        StructParents: page.isTagged ? tags.keyOf(page.ref) : undefined,
        Tabs: "/S",
      },
      page.ref,
    );
  });
  file.add({ Type: "/Pages", Count: kids.length, Kids: kids }, pages);
  resources.embedFonts();
  const outline = addOutline(file, bookmarks);
  const catalog = file.add({
    Type: "/Catalog",
    Pages: pages,
    Lang: props.language ? new PdfText(props.language) : undefined,
    MarkInfo: { Marked: true },
    StructTreeRoot: writeStructure(file, tags.root, (ref) => tags.keyOf(ref)),
    Metadata: addMetadata(file, props, { archival: resources.hasInks ? undefined : attached ? 3 : 2 }),
    OutputIntents: [addOutputIntent(file)],
    ViewerPreferences: { DisplayDocTitle: true },
    ...(attached && attach(file, attached)),
    ...(outline && { Outlines: outline, PageMode: "/UseOutlines" as const }),
  });
  return { bytes: file.finish(catalog, addInfo(file, props)), painted, unreadable };
}
