import { comparable } from "../domain/locales/comparable.ts";
import type { TextItem } from "../domain/ports.ts";
import type { SectionName } from "../domain/presentation.ts";
import { entriesIn, type ReadEntry } from "./entries.ts";
import { sectionTitled } from "./known-titles.ts";
import { type Line, linesOf, lineText } from "./lines.ts";
import { type ReadSection, sectionsIn, type TitleOf } from "./sections.ts";
import { phoneDigits } from "./words/phone-digits.ts";

/** What a program finds in the file of a resume. A text that it does not find is empty. */
export type ResumeRead = {
  name: string;
  email: string;
  phone: string;
  sections: ReadSection[];
  entries: (section: SectionName) => ReadEntry[];
};

/** Reads a resume out of a file's texts. `titleOf` knows titles beside those that are usual in some language. */
export function readResume(items: readonly TextItem[], titleOf: TitleOf = sectionTitled): ResumeRead {
  const lines = linesOf(items);
  const { head, sections } = sectionsIn(lines, titleOf);
  const contacts = [...head, ...lines].map(lineText);
  return {
    name: nameIn(head),
    email: first(contacts, emailIn),
    phone: first(
      head.flatMap(({ parts }) => parts.map(({ text }) => text)),
      phoneIn,
    ),
    sections,
    entries(section) {
      const ofName = sections.filter(({ name }) => name === section);
      // Under a title that nobody knows there may be any.
      const found = ofName.length > 0 ? ofName : sections.filter(({ name }) => name === undefined);
      return found.flatMap((one) => entriesIn(one.lines));
    },
  };
}

/** The largest text before the first title that may be a name; the first of several. */
function nameIn(head: readonly Line[]): string {
  const lines = head.filter((line) => /\p{L}/u.test(lineText(line)) && !/[@\p{N}]|:\/\//u.test(line.parts[0]?.text ?? ""));
  const tallest = Math.max(...lines.map(({ height }) => height));
  const at = lines.findIndex(({ height }) => height === tallest);
  // A long name goes on in the next line.
  const end = lines.findIndex(({ height, page }, i) => i > at && (height !== tallest || page !== lines[at]?.page));
  return lines
    .slice(Math.max(at, 0), end < 0 ? lines.length : end)
    .map(({ parts }) => parts[0]?.text)
    .join(" ");
}

const emailIn = (text: string): string =>
  text.split(/[\s\p{Cf}<>():,;|]+/u).find((word) => /^[^@]+@[^@]+\.[\p{L}\p{N}-]{2,}$/u.test(word)) ?? "";

function phoneIn(text: string): string {
  const numbers = comparable(text).match(/\+?\(?\d[\d\s()./\p{Pd}]{5,}\d/gu) ?? [];
  return numbers.find(phoneDigits) ?? "";
}

function first(texts: string[], find: (text: string) => string): string {
  for (const text of texts) if (find(text)) return find(text);
  return "";
}
