import type { PdfFile } from "../file/pdf-objects.ts";
import { type PdfDict, PdfText, type PdfValue, type Ref } from "../file/pdf-values.ts";
import { roleMap, type StructureType } from "./structure-types.ts";

/** A part of a page's content. */
export type Mark = { page: Ref; mcid: number };
type Annotation = { page: Ref; annotation: Ref };
type Kid = StructureElement | Mark | Annotation;

type Attributes = {
  lang?: string | undefined;
  alt?: string | undefined;
  actual?: string | undefined;
  layout?: PdfDict;
  numbering?: "Decimal";
};

/** Holds a part of the document and its content, in the order of reading. Without a type, it is only a place for other parts. */
export class StructureElement {
  readonly type: StructureType | undefined;
  readonly attributes: Attributes;
  readonly kids: Kid[];
  #content: Kid[] | undefined;

  constructor(type?: StructureType, attributes: Attributes = {}, kids: Kid[] = []) {
    this.type = type;
    this.attributes = attributes;
    this.kids = kids;
  }

  add(type?: StructureType, attributes?: Attributes): StructureElement {
    const kid = new StructureElement(type, attributes);
    this.kids.push(kid);
    return kid;
  }

  get last(): StructureElement | undefined {
    const last = this.kids.at(-1);
    return last instanceof StructureElement ? last : undefined;
  }

  /** Its content, without places that stayed empty, found when it is first asked for. Lists with nothing between them become one list. */
  get content(): Kid[] {
    this.#content ??= contentOf(this.kids);
    return this.#content;
  }
}

function contentOf(kids: Kid[]): Kid[] {
  const content: Kid[] = [];
  const add = (kid: Kid) => {
    const last = content.at(-1);
    const goesOn = isList(kid) && isList(last);
    if (goesOn) content.splice(-1, 1, new StructureElement("L", last.attributes, [...last.kids, ...kid.kids]));
    else content.push(kid);
  };
  for (const kid of kids) {
    if (kid instanceof StructureElement && !kid.type) kid.content.forEach(add);
    else if (!(kid instanceof StructureElement && kid.content.length === 0)) add(kid);
  }
  return content;
}

const isList = (kid: Kid | undefined): kid is StructureElement => kid instanceof StructureElement && kid.type === "L";

/** The parents of marked content and annotations, by their `StructParents` or `StructParent` number. */
type Owners = Map<number, Ref | Ref[]>;

/**
 * Writes the elements, and to which of them each marked content and annotation belongs (ISO 32000-1 §14.7.4.4). `keyOf` returns the number of a page or
 * an annotation there.
 */
export function writeStructure(file: PdfFile, root: StructureElement, keyOf: (of: Ref) => number): Ref {
  const tree = file.ref();
  const owners: Owners = new Map();
  const used = typesIn(root);
  const levels = headingLevels(used);
  const mapped = Object.entries(roleMap).filter(([type]) => used.has(type));
  const RoleMap = mapped.length > 0 ? Object.fromEntries(mapped.map(([type, as]) => [type, `/${as}`] as const)) : undefined;
  const write = (element: StructureElement, parent: Ref): Ref => {
    const ref = file.ref();
    const content = element.content;
    const page = content.find((kid) => "mcid" in kid)?.page;
    const K = content.map((kid): PdfValue => {
      if (kid instanceof StructureElement) return write(kid, ref);
      if ("annotation" in kid) {
        owners.set(keyOf(kid.annotation), ref);
        return { Type: "/OBJR", Obj: kid.annotation, Pg: kid.page };
      }
      const key = keyOf(kid.page);
      const ofPage = owners.get(key) ?? [];
      if (Array.isArray(ofPage)) ofPage[kid.mcid] = ref;
      owners.set(key, ofPage);
      return kid.page === page ? kid.mcid : { Type: "/MCR", Pg: kid.page, MCID: kid.mcid };
    });
    const { type = "Div", attributes } = element;
    const { lang, alt, actual, layout, numbering = "Disc" } = attributes;
    const dict: PdfDict = {
      S: `/${levels.get(type) ?? type}`,
      P: parent,
      Pg: page,
      K: K.length === 1 ? K[0] : K,
      Lang: lang === undefined ? undefined : new PdfText(lang),
      ActualText: actual === undefined ? undefined : new PdfText(actual),
      Alt: alt === undefined ? undefined : new PdfText(alt),
      A: type === "L" ? { O: "/List", ListNumbering: `/${numbering}` } : layout && { O: "/Layout", ...layout },
    };
    return file.add(dict, ref);
  };
  const document = write(root, tree);
  const keys = [...owners.keys()].sort((a, b) => a - b);
  const ParentTree = { Nums: keys.flatMap((key) => [key, owners.get(key) ?? []]) };
  file.add({ Type: "/StructTreeRoot", K: document, RoleMap, ParentTree, ParentTreeNextKey: 1 + (keys.at(-1) ?? -1) }, tree);
  return tree;
}

function typesIn(element: StructureElement, used = new Set<string>()): Set<string> {
  if (element.type) used.add(element.type);
  for (const kid of element.content) if (kid instanceof StructureElement) typesIn(kid, used);
  return used;
}

/** Returns the level of each type of heading that is used. The first is always 1, even in a resume without a name. */
const headingLevels = (used: Set<string>): Map<string, string> =>
  new Map(["H1", "H2", "H3", "H4"].filter((type) => used.has(type)).map((type, i) => [type, `H${i + 1}`]));
