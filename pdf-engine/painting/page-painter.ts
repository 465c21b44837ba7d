import type { Resources } from "../file/resources.ts";
import type { LaidNode } from "../layout/laid-out.ts";
import type { Mark, StructureElement } from "../structure/structure.ts";
import type { Tags } from "../structure/tags.ts";
import { contentOrder, numbersIn } from "./content-order.ts";
import type { PageContent } from "./page-content.ts";
import { paintBox } from "./paint-box.ts";
import { rgb } from "./paint-color.ts";
import { paintImage } from "./paint-image.ts";
import { paintText } from "./paint-text.ts";
import { isBlankText } from "./text-segments.ts";

/** Draws one page, and says what each thing on it is. */
export class PagePainter {
  readonly #page: PageContent;
  readonly #resources: Resources;
  readonly #tags: Tags;
  readonly #later: Set<number | undefined>;
  /** Counts the pictures that could not be read. */
  unreadable = 0;

  /** `next` is the page after this one, if any. */
  constructor(page: PageContent, resources: Resources, tags: Tags, next?: LaidNode) {
    this.#page = page;
    this.#resources = resources;
    this.#tags = tags;
    this.#later = new Set(next ? numbersIn(next) : []);
  }

  paint(sheet: LaidNode): void {
    this.#node(sheet, 0, 0, this.#tags.root);
  }

  /** Draws a node. `left` and `top` are its parent's. */
  #node(node: LaidNode, left: number, top: number, parent: StructureElement): void {
    const x = left + (node.box?.left ?? 0);
    const y = top + (node.box?.top ?? 0);
    paintBox(this.#page, node, x, y);
    switch (node.type) {
      case "TEXT":
        this.#text(node, x, y, parent);
        return;
      case "IMAGE":
        this.#image(node, x, y, parent);
        return;
      case "PAGE":
      case "VIEW": {
        if (node.props?.role === "figure") {
          this.#figure(node, x, y, parent);
          return;
        }
        const place = this.#tags.box(node, parent);
        for (const child of this.#ordered(node, place)) this.#node(child, x, y, place);
        return;
      }
      default:
        throw new Error(`The painter knows pages, views, texts and images, and no ${node.type}.`);
    }
  }

  /** Returns the children of a box as they are painted. Each has its place in the structure as the resume has it. */
  #ordered({ children = [] }: LaidNode, place: StructureElement): LaidNode[] {
    const ordered = contentOrder(children, ({ props }) => this.#later.has(props?.origin));
    const isInOrder = ordered.every((child, i) => child === children[i]);
    if (!isInOrder) for (const child of children) if (child.type === "VIEW") this.#tags.box(child, place);
    return ordered;
  }

  /** Draws the boxes of a figure as one shape, so that there are no seams between them. */
  #figure(node: LaidNode, x: number, y: number, parent: StructureElement): void {
    const { box, props, children = [] } = node;
    if (!box) return;
    const page = this.#page;
    const { alt = "", href } = props ?? {};
    const area = [x, page.up(y + box.height), x + box.width, page.up(y)];
    const link = href === undefined ? undefined : parent.add("P").add("Link");
    this.#tags.figure(node, alt, link ?? parent, area).kids.push(page.begin("Figure"));
    page.draw("q");
    page.draw("rg", ...rgb(children[0]?.style?.backgroundColor));
    for (const { box } of children) if (box) page.draw("re", x + box.left, page.up(y + box.top), box.width, -box.height);
    page.draw("f");
    page.draw("Q");
    page.end();
    if (!link || href === undefined) return;
    const annotation = this.#tags.link(href, area);
    page.annotations.push(annotation);
    link.kids.push({ page: page.ref, annotation });
  }

  #text(node: LaidNode, x: number, y: number, parent: StructureElement): void {
    if (isBlankText(node)) return;
    const page = this.#page;
    const fontOf = (font: unknown) => this.#resources.font(font);
    if (node.props?.role === "footer") {
      page.beginArtifact("footer");
      paintText(page, node, x, y, { fontOf, onSegment: () => {} });
      page.end();
      return;
    }
    const { label, body } = this.#tags.text(node, parent);
    let link: { url: string; element: StructureElement } | undefined;
    let last: Mark | undefined;
    paintText(page, node, x, y, {
      fontOf,
      typeOf: ({ link, label, marks }) => marks.at(-1) ?? (link ? "Link" : label ? "Lbl" : (body.type ?? "P")),
      onSegment: ({ mark, segment, area }) => {
        if (segment.link !== link?.url) link = undefined;
        if (segment.link) link ??= { url: segment.link, element: body.add("Link") };
        const whole = link?.element ?? (segment.label && label ? label : body);
        if (mark !== last)
          segment.marks.reduce((outer, type) => (outer.last?.type === type ? outer.last : outer.add(type)), whole).kids.push(mark);
        last = mark;
        if (!link) return;
        const annotation = this.#tags.link(link.url, area);
        page.annotations.push(annotation);
        link.element.kids.push({ page: page.ref, annotation });
      },
    });
  }

  #image(node: LaidNode, x: number, y: number, parent: StructureElement): void {
    const { box, image, props } = node;
    if (!box) return;
    const page = this.#page;
    const picture = image && this.#resources.image(image.data);
    if (!picture) {
      this.unreadable++;
      return;
    }
    const { name, image: embedded } = picture;
    const alt = props?.alt;
    if (alt) {
      const area = [x, page.up(y + box.height), x + box.width, page.up(y)];
      this.#tags.figure(node, alt, parent, area).kids.push(page.begin("Figure"));
    } else {
      page.beginArtifact("decoration");
    }
    paintImage(page, node, name, embedded, x, y);
    page.end();
  }
}
