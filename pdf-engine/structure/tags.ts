import type { PdfFile } from "../file/pdf-objects.ts";
import { PdfText, type Ref } from "../file/pdf-values.ts";
import { type LaidNode, textOf } from "../layout/laid-out.ts";
import { languageByLetters } from "./language.ts";
import { heard } from "./separators.ts";
import { StructureElement } from "./structure.ts";
import { structureTypeOf } from "./structure-types.ts";

/** The flag of an annotation that is on paper as on the screen (ISO 32000-1 §12.5.3). */
const print = 4;

/** An element, and where its content goes. */
type Tagged = { element: StructureElement; label?: StructureElement | undefined; body: StructureElement };

/** Builds the structure of a document from its nodes, in their order. The parts of a node that is broken over pages are one element. */
export class Tags {
  readonly #file: PdfFile;
  readonly root = new StructureElement("Document");
  readonly #language: string | undefined;
  readonly #known = new Map<unknown, Tagged>();
  readonly #keys = new Map<Ref, number>();

  constructor(file: PdfFile, language: string | undefined) {
    this.#file = file;
    this.#language = language;
  }

  /** Returns the number of a page or an annotation, by which the structure says whose it is. */
  keyOf(ref: Ref): number {
    const key = this.#keys.get(ref) ?? this.#keys.size;
    this.#keys.set(ref, key);
    return key;
  }

  /** Returns the place of a box: an element, if it has a role. Each page goes on where the last left off, column by column. */
  box(node: LaidNode, parent: StructureElement): StructureElement {
    const { role } = node.props ?? {};
    const type = structureTypeOf(role);
    return this.#once(node, () => {
      const element = type === "LI" ? listIn(parent, role === "numbered").add(type) : new StructureElement(type);
      if (type === "LI") return { element, body: element };
      parent.kids.push(element);
      return { element, body: element };
    }).body;
  }

  /**
   * Adds the element of a text. Text from right to left is in the file as it stands on the paper, so its element says it as it was written, unless that
   * would hide a link.
   */
  text(node: LaidNode, parent: StructureElement): Tagged {
    return this.#once(node, () => {
      const { label } = node.props ?? {};
      const text = textOf(node)
        .slice(label?.length ?? 0)
        .trim();
      const isBackwards = node.style?.direction === "rtl" && !node.children?.some(({ type }) => type === "LINK");
      const said = { lang: languageByLetters(text, this.#language), actual: isBackwards ? heard(text) : undefined };
      const type = structureTypeOf(node.props?.role) ?? "P";
      if (type !== "LI") {
        const item = node.props?.role === "more" ? listIn(parent).last?.last : undefined;
        const element = (item ?? parent).add(type, said);
        return { element, body: element };
      }
      const element = listIn(parent).add("LI");
      return { element, label: label === undefined ? undefined : element.add("Lbl"), body: element.add("LBody", said) };
    });
  }

  figure(node: LaidNode, alt: string, parent: StructureElement, area: number[]): StructureElement {
    return this.#once(node, () => {
      const element = parent.add("Figure", { alt, layout: { Placement: "/Block", BBox: area } });
      return { element, body: element };
    }).body;
  }

  /** Adds a link over an area of a page. Nothing of it is to be seen; who cannot see the page hears where it leads. */
  link(url: string, area: number[]): Ref {
    const annotation = this.#file.ref();
    const address = new PdfText(url);
    const looks = { Rect: area, Border: [0, 0, 0], F: print };
    const leads = { A: { S: "/URI", URI: address }, Contents: address, StructParent: this.keyOf(annotation) } as const;
    return this.#file.add({ Type: "/Annot", Subtype: "/Link", ...looks, ...leads }, annotation);
  }

  #once(node: LaidNode, make: () => Tagged): Tagged {
    const key = node.props?.origin ?? node;
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }
}

/** Returns the list that a place ends with, a new one where it ends with something else. */
const listIn = (place: StructureElement, isNumbered = false): StructureElement =>
  place.last?.type === "L" ? place.last : place.add("L", isNumbered ? { numbering: "Decimal" } : {});
