import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Dict = { [key: string]: Value };
export type Entry = { value?: Value; stream?: { dict: Dict; data: string } };

/** Reads the objects of a PDF by pdf-lib, as `qpdf --json` writes them: `/name`, `12 0 R`, `u:text`, `b:` and bytes in hexadecimal digits. */
export async function objectsOf(bytes: Uint8Array): Promise<Record<string, Entry>> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const { Root, Info, ID } = context.trailerInfo;
  const trailer = Object.entries({ Root, Info, ID }).flatMap(([key, value]) => (value ? [[`/${key}`, valueIn(value)]] : []));
  const objects = context.enumerateIndirectObjects().map(([ref, object]) => [`obj:${ref}`, entryOf(object)]);
  return Object.fromEntries([...objects, ["trailer", { value: Object.fromEntries(trailer) }]]);
}

function entryOf(object: PDFObject): Entry {
  if (!(object instanceof PDFRawStream)) return { value: valueIn(object) };
  const isPacked = object.dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode");
  const data = isPacked ? decodePDFRawStream(object).decode() : object.contents;
  return { stream: { dict: dictOf(object.dict), data: Buffer.from(data).toString("base64") } };
}

const dictOf = (dict: PDFDict): Dict => Object.fromEntries(dict.entries().map(([key, value]) => [nameOf(key), valueIn(value)]));

const nameOf = (name: PDFName): string => `/${name.decodeText()}`;

function valueIn(object: PDFObject): Value {
  if (object instanceof PDFName) return nameOf(object);
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFBool) return object.asBoolean();
  if (object instanceof PDFRef) return `${object}`;
  if (object instanceof PDFArray) return object.asArray().map(valueIn);
  if (object instanceof PDFDict) return dictOf(object);
  if (object instanceof PDFString || object instanceof PDFHexString) return stringOf(object);
  return null;
}

function stringOf(string: PDFString | PDFHexString): string {
  const bytes = Buffer.from(string.asBytes());
  const isText = bytes.readUInt16BE(0) === 0xfeff || bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? `u:${string.decodeText()}` : `b:${bytes.toString("hex")}`;
}
