import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { type PdfDict, type PdfValue, Ref, written } from "./pdf-values.ts";

/** Limits the objects of one object stream: a reader unpacks all of it to find one. */
const together = 400;

type Packed = { stream: number; index: number };

/**
 * Writes a PDF 1.7. Objects that are no streams go into object streams (ISO 32000-1 §7.5.7): the structure of a page is a hundred small objects,
 * and a table of these in plain text would be larger than the page.
 */
export class PdfFile {
  #size = 1;
  #values: { ref: Ref; text: string }[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  #places = new Map<number, number | Packed>();

  constructor() {
    // Four bytes that no text has, so that none takes the file for text.
    this.#write(Buffer.from("%PDF-1.7\n%\xff\xff\xff\xff\n", "latin1"));
  }

  /** Reserves a number for an object that is added later. */
  ref(): Ref {
    return new Ref(this.#size++);
  }

  add(value: PdfValue, ref = this.ref()): Ref {
    this.#values.push({ ref, text: written(value) });
    return ref;
  }

  /** Adds a stream. It is compressed here, unless its dictionary has a filter or it is metadata. */
  stream(dict: PdfDict, data: Uint8Array | string, ref = this.ref()): Ref {
    const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
    const isPlain = dict.Filter === undefined && dict.Type !== "/Metadata";
    const body = isPlain ? deflateSync(bytes) : bytes;
    const head = written({ ...dict, ...(isPlain && { Filter: "/FlateDecode" }), Length: body.length });
    this.#places.set(ref.id, this.#length);
    this.#write(Buffer.from(`${ref.id} 0 obj\n${head}\nstream\n`, "latin1"));
    this.#write(body);
    this.#write(Buffer.from("\nendstream\nendobj\n"));
    return ref;
  }

  /** Returns all of the file. Its identifier is a hash of its content, so the same content has the same bytes. */
  finish(root: Ref, info: Ref): Uint8Array {
    while (this.#values.length > 0) this.#pack(this.#values.splice(0, together));
    const hash = createHash("sha256");
    for (const chunk of this.#chunks) hash.update(chunk);
    const id = `<${hash.digest("hex").slice(0, 32)}>`;
    const ref = this.ref();
    const start = this.#length;
    this.#places.set(ref.id, start);
    const table = deflateSync(this.#table());
    const form = `/Type/XRef/W[1 3 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 6>>/Size ${this.#size}/Length ${table.length}`;
    this.#write(Buffer.from(`${ref.id} 0 obj\n<<${form}/Root ${written(root)}/Info ${written(info)}/ID[${id}${id}]>>\nstream\n`));
    this.#write(table);
    this.#write(Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
    return Buffer.concat(this.#chunks);
  }

  #write(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  #pack(values: { ref: Ref; text: string }[]): void {
    const ref = this.ref();
    let at = 0;
    const places = values.map((value, index) => {
      const place = `${value.ref.id} ${at}`;
      at += value.text.length + 1;
      this.#places.set(value.ref.id, { stream: ref.id, index });
      return place;
    });
    const head = `${places.join(" ")}\n`;
    const body = values.map(({ text }) => text).join("\n");
    this.stream({ Type: "/ObjStm", N: values.length, First: head.length }, head + body, ref);
  }

  /** Tells where each object is (§7.5.8.3). Each row is its difference from the row above, for neighbours stand close together. */
  #table(): Buffer {
    const rows = Buffer.alloc(7 * this.#size);
    let above = Buffer.alloc(6);
    for (let id = 0; id < this.#size; id++) {
      const row = Buffer.alloc(6);
      const place = this.#places.get(id);
      if (typeof place === "number") {
        row[0] = 1;
        row.writeUIntBE(place, 1, 3);
      } else if (place) {
        row[0] = 2;
        row.writeUIntBE(place.stream, 1, 3);
        row.writeUInt16BE(place.index, 4);
      } else if (id === 0) {
        row.writeUInt16BE(0xffff, 4);
      }
      rows[7 * id] = 2;
      for (const [i, byte] of row.entries()) rows[7 * id + 1 + i] = byte - (above[i] ?? 0);
      above = row;
    }
    return rows;
  }
}
