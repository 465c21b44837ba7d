import { AlignmentType, BorderStyle, type IStylesOptions } from "docx";
import { type DocxLook, halfPoints, twips } from "./docx-look.ts";

/** Styles of a resume beside those that Word has. */
export const ids = { headline: "Headline", contacts: "ContactLine", subtitle: "EntrySubtitle", keywords: "Keywords", bullet: "ListBullet" };

/** Makes the styles of a document: those that Word knows by name, so that a reader finds its way and a designer changes all of a kind at once. */
export function wordStyles(look: DocxLook, language: { value: string; eastAsia: string; bidirectional: string }): IStylesOptions {
  const { size, text, space, accent, quiet, rule, isCentred, hasRule, font } = look;
  const alignment = isCentred ? AlignmentType.CENTER : AlignmentType.START;
  const letters = (points: number) => ({ size: halfPoints(points), sizeComplexScript: halfPoints(points) });
  const bold = { bold: true, boldComplexScript: true };
  const after = (points: number) => ({ spacing: { before: 0, after: twips(space(points)) } });
  const paragraph = (id: string, name: string, options: object) => ({ id, name, basedOn: "Normal", quickFormat: true, ...options });
  return {
    default: {
      document: {
        run: { font, ...letters(size), language },
        paragraph: { spacing: { before: 0, after: twips(space(2)), line: look.line } },
      },
      title: { run: { ...letters(text(25)), ...bold, font }, paragraph: { alignment, ...after(2) } },
      heading1: {
        run: { ...letters(text(11.5)), ...bold, color: accent },
        paragraph: {
          keepNext: true,
          spacing: { before: twips(space(12)), after: twips(space(4)) },
          ...(hasRule && { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 2, color: rule } } }),
        },
      },
      heading2: {
        // Not of complex scripts, of which a run cannot say that it is not: titles are, and dates are not.
        run: { ...letters(size), bold: true, boldComplexScript: false, color: "auto" },
        paragraph: { keepNext: true, spacing: { before: twips(space(6)), after: 0 } },
      },
      // One of several roles at one employer.
      heading3: {
        run: { ...letters(size), bold: false, color: "auto" },
        paragraph: { keepNext: true, spacing: { before: twips(space(4)), after: 0 } },
      },
      hyperlink: { run: { color: "auto", underline: { type: "single", color: quiet } } },
    },
    paragraphStyles: [
      paragraph(ids.headline, "Headline", { run: { ...letters(text(12)), color: quiet }, paragraph: { alignment, ...after(3) } }),
      paragraph(ids.contacts, "Contact Line", { run: { ...letters(text(9.5)), color: quiet }, paragraph: { alignment, ...after(0) } }),
      paragraph(ids.subtitle, "Entry Subtitle", { paragraph: { keepNext: true, ...after(1) } }),
      paragraph(ids.keywords, "Keywords", {
        run: { color: quiet },
        paragraph: { spacing: { before: twips(space(2)), after: twips(space(2)) } },
      }),
      paragraph(ids.bullet, "List Bullet", { paragraph: { contextualSpacing: true, ...after(1) } }),
    ],
  };
}
