import { type Line, lineText } from "../lines.ts";

/** Of icons' fonts, and signs of direction. */
const invisible = /[\p{Co}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/gu;

/** "2 / 5", "Page 2 of 5", "Ada Example · 2 / 2". */
const pageNumber =
  /(^|[\s·|–-])(page\s*)?\d{1,2}\s*(\/|of|von|de|sur|di|van|из|з|od)\s*\d{1,2}$|^(page|seite|página|pagina|стр\.?)\s*\d{1,2}$|^[–-]?\s*\d{1,2}\s*[–-]?$/iu;

/** Takes out what is no text of the resume: icons, signs of direction, page numbers, and heads that each page repeats. */
export function cleanLines(lines: readonly Line[]): Line[] {
  const cleaned = lines.flatMap((line) => {
    const parts = line.parts
      .map((part) => ({ ...part, text: spacedOut(part.text.replace(invisible, "").replace(/^\s*[|·]\s*$/u, "")).trim() }))
      .filter(({ text }) => text);
    return parts.length > 0 ? [{ ...line, parts }] : [];
  });
  const edges = edgesOf(cleaned);
  return cleaned.filter((line) => {
    const text = lineText(line);
    if (!edges.has(line)) return true;
    if (pageNumber.test(text)) return false;
    // The first of them is the resume's own head.
    return !cleaned.some((other) => other.page < line.page && lineText(other) === text && Math.abs(other.y - line.y) < 1);
  });
}

/** The lines at the top and the bottom of each page. */
function edgesOf(lines: readonly Line[]): Set<Line> {
  const pages = new Set(lines.map(({ page }) => page));
  return new Set(
    [...pages].flatMap((number) => {
      const ofPage = lines.filter(({ page }) => page === number);
      const heights = ofPage.map(({ y }) => y);
      const [bottom, top] = [Math.min(...heights), Math.max(...heights)];
      return ofPage.filter(({ y }) => y <= bottom + 1 || y >= top - 1);
    }),
  );
}

/** "E X P E R I E N C E" is one word, and so is what a narrow pair has joined: "K O N TA K T". */
function spacedOut(text: string): string {
  const words = text.split(" ");
  const single = words.filter((word) => /^\p{L}$/u.test(word));
  return words.length > 3 && single.length >= words.length * 0.6 && words.every((word) => word.length < 4) ? words.join("") : text;
}

/** Turns a page that is read from right to left over, so that its lines begin on the left as any other's do. */
export function leftToRight(lines: readonly Line[]): Line[] {
  const text = lines.map(lineText).join("");
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const rightToLeft = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0;
  if (rightToLeft * 2 < letters || letters === 0) return [...lines];
  return lines.map((line) => {
    const parts = line.parts.map((part) => ({ ...part, x: -part.end, end: -part.x }));
    return { ...line, x: Math.min(...parts.map(({ x }) => x)), parts };
  });
}
