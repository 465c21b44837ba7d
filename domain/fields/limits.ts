/** Every size limit of the service, in bytes unless the name says otherwise. Text and list caps stand in the schema itself. */
export const limits = {
  /** A request body, before it is parsed. */
  body: 256 * 1024,
  /** A file that is sent to one machine; and one that is sent to a Lambda, or answered with by it: its events have at most 6 MB, in base64. */
  file: { onMachine: 10 * 1024 * 1024, inLambda: 4 * 1024 * 1024 },
  /** A whole resume as JSON. */
  resume: 256 * 1024,
  /** Lines of a PDF, about 80 pages: more keep a processor busy for many seconds. */
  printedLines: 4000,
  /** Characters of a text that a resume is read out of, beside the pictures in JSON and HTML: what is made of it takes many times its room. */
  typedText: 1024 * 1024,
  /** Pages of a PDF. */
  pages: 100,
  /** `custom` as JSON. */
  custom: 16 * 1024,
  /** Nested arrays and objects in `custom`. */
  customDepth: 32,
  /** `photo`, decoded. */
  photo: 100 * 1024,
  /** `photo`, width or height in pixels: a small file can unpack to a very large picture. */
  photoPixels: 4096,
  /** Share links of one resume. */
  shares: 50,
  /** The files of an archive of all that is stored of a person, before they are packed. The archive is made in memory. */
  archive: 64 * 1024 * 1024,
  /** Variants of one resume. */
  variants: 20,
  /** A canonical email (RFC 5321 §4.5.3.1.3, less the angle brackets). */
  email: 254,
  /** Calls in one tRPC batch. */
  batch: 10,
} as const;

/** Returns the size of a text in UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;
