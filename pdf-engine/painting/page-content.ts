import type { EmbeddedFont } from "../file/embedded-font.ts";
import { decimal, type PdfDict, type Ref } from "../file/pdf-values.ts";
import type { Mark } from "../structure/structure.ts";
import type { StructureType } from "../structure/structure-types.ts";

/** Decoration, or what belongs to the paper. Readers leave it out. */
export type Artifact = "decoration" | "footer";

const artifacts: Record<Artifact, string> = { decoration: "/Artifact BMC", footer: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC" };

/** Collects the content of a page as it is drawn. Coordinates are PDF's, from the bottom; `up` makes them of the layout's. */
export class PageContent {
  readonly ref: Ref;
  readonly width: number;
  readonly height: number;
  readonly annotations: Ref[] = [];
  readonly #fonts = new Map<string, Ref>();
  readonly #images = new Map<string, Ref>();
  readonly #operators: string[] = [];
  #marks = 0;

  constructor(ref: Ref, width: number, height: number) {
    this.ref = ref;
    this.width = width;
    this.height = height;
  }

  /** Turns a distance from the top into one from the bottom. */
  up(y: number): number {
    return this.height - y;
  }

  /** Adds an operator with its operands. An operator without any is written as it is. */
  draw(operator: string, ...operands: number[]): void {
    this.#operators.push(operands.length > 0 ? `${operands.map(decimal).join(" ")} ${operator}` : operator);
  }

  /** Begins content that readers leave out. */
  beginArtifact(of: Artifact): undefined {
    this.draw(artifacts[of]);
  }

  /** Begins a part of the document. The caller puts the returned mark into the structure. */
  begin(type: StructureType): Mark {
    const mark: Mark = { page: this.ref, mcid: this.#marks++ };
    this.draw(`/${type}<</MCID ${mark.mcid}>>BDC`);
    return mark;
  }

  end(): void {
    this.draw("EMC");
  }

  font(font: EmbeddedFont, size: number): void {
    this.#fonts.set(font.name, font.ref);
    this.draw(`/${font.name} ${decimal(size)} Tf`);
  }

  image(name: string, ref: Ref): void {
    this.#images.set(name, ref);
    this.draw(`/${name} Do`);
  }

  get content(): string {
    return this.#operators.join("\n");
  }

  get isTagged(): boolean {
    return this.#marks > 0;
  }

  get resources(): PdfDict {
    return {
      ...(this.#fonts.size > 0 && { Font: Object.fromEntries(this.#fonts) }),
      ...(this.#images.size > 0 && { XObject: Object.fromEntries(this.#images) }),
    };
  }
}
