declare module "pdfkit" {
  /** A PDF as it is written: a stream of its bytes. */
  export default class PDFDocument {
    constructor(options: {
      pdfVersion: "1.7";
      compress: boolean;
      lang?: string | undefined;
      displayTitle: boolean;
      autoFirstPage: boolean;
      info: Record<string, string | Date>;
    });
    endMetadata(): void;
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  }
}
