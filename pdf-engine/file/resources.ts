import type { Cluster } from "../shaping/cluster.ts";
import { ShapedFont } from "../shaping/shaped-font.ts";
import { EmbeddedFont } from "./embedded-font.ts";
import { type EmbeddedImage, embedImage } from "./embedded-image.ts";
import type { PdfFile } from "./pdf-objects.ts";

type Picture = { name: string; image: EmbeddedImage };

/** Puts the fonts and pictures of a document into its file, each once. */
export class Resources {
  readonly #file: PdfFile;
  readonly #clusters: ReadonlyMap<unknown, ReadonlyMap<Cluster, unknown>>;
  readonly #fonts = new Map<unknown, EmbeddedFont>();
  readonly #images = new Map<string, Picture | undefined>();

  /** `clusters` has what the texts of the document need of each font, as its keys. */
  constructor(file: PdfFile, clusters: ReadonlyMap<unknown, ReadonlyMap<Cluster, unknown>>) {
    this.#file = file;
    this.#clusters = clusters;
  }

  font(font: unknown): EmbeddedFont {
    let embedded = this.#fonts.get(font);
    if (!embedded) {
      if (!(font instanceof ShapedFont)) throw new Error("The painter draws text in the fonts of its document, and in no other.");
      embedded = new EmbeddedFont(font, this.#file.ref(), this.#fonts.size + 1, this.#clusters.get(font)?.keys() ?? []);
      this.#fonts.set(font, embedded);
    }
    return embedded;
  }

  /** Returns a picture of the file, undefined for bytes that are no picture after all. */
  image(data: Buffer): Picture | undefined {
    const key = data.toString("latin1");
    if (!this.#images.has(key)) this.#images.set(key, this.#embed(data));
    return this.#images.get(key);
  }

  #embed(data: Buffer): Picture | undefined {
    try {
      return { name: `I${this.#images.size + 1}`, image: embedImage(this.#file, data) };
    } catch {
      return undefined;
    }
  }

  /** Whether a picture has colours that sRGB does not say. */
  get hasInks(): boolean {
    return [...this.#images.values()].some((picture) => picture?.image.hasInks);
  }

  /** Writes the fonts. Call it once all texts are drawn: only then is it known what they need of each font. */
  embedFonts(): void {
    for (const font of this.#fonts.values()) font.embed(this.#file);
  }
}
