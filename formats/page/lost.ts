import { markedTexts, type SetPage } from "./set-page.ts";

/** What a format may have no place for. */
const found = {
  photo: ({ photo }: SetPage) => photo !== undefined,
  qr: ({ qr }: SetPage) => qr !== undefined,
  marks: (page: SetPage) => markedTexts(page).some((text) => text.some((run) => run.kind === "text" && (run.strong || run.em || run.code))),
};

const sentences: Record<keyof typeof found, string> = {
  photo: "has no photo: it is left out.",
  qr: "has no QR code: it is left out.",
  marks: "has no bold, italics and code: such words stand as the others.",
};

/** Says what of a resume a format leaves out, a sentence each. */
export const lost = (page: SetPage, format: string, what: (keyof typeof found)[]): string[] =>
  what.filter((name) => found[name](page)).map((name) => `${format} ${sentences[name]}`);
