/** What the peer calls of pdfkit, which comes without types. Points; `y` is where the next line begins, from the top. */
declare module "pdfkit" {
  interface PDFDocument extends AsyncIterable<Uint8Array> {
    y: number;
    page: { margins: { bottom: number }; maxY(): number };
    outline: { addItem(title: string): void };
    registerFont(name: string, bytes: Uint8Array): void;
    font(name: string, size?: number): PDFDocument;
    fillColor(color: string): PDFDocument;
    strokeColor(color: string): PDFDocument;
    lineWidth(points: number): PDFDocument;
    moveTo(x: number, y: number): PDFDocument;
    lineTo(x: number, y: number): PDFDocument;
    stroke(): void;
    text(text: string): void;
    text(text: string, x: number, y: number, options: TextOptions): void;
    widthOfString(text: string): number;
    currentLineHeight(includeGap: boolean): number;
    addPage(): void;
    switchToPage(page: number): void;
    bufferedPageRange(): { count: number };
    end(): void;
  }

  export type TextOptions = {
    width?: number;
    align?: "left" | "right";
    /** Between lines, beyond the font's own height. */
    lineGap?: number;
    indent?: number;
    link?: string;
    /** The next text goes on in the same line. */
    continued?: boolean;
  };

  const PDFDocument: new (options: object) => PDFDocument;
  export default PDFDocument;
}
