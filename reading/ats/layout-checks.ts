import type { Check } from "./check.ts";

const usualPages = 2;

/** Publications above which a resume is a list of all of them, which nobody wants shorter. */
const fewPublications = 10;

/** Checks of the PDF: is all text in it, and has it few pages? */
export const layoutChecks = {
  "text-kept": {
    weight: 2,
    fine: "All text is in the PDF as it was written.",
    judge: (_, { warnings }) =>
      warnings.length === 0 ? "fine" : { status: "fail", todo: "Write otherwise what the PDF could not show (see warnings)", paths: [] },
  },
  pages: {
    weight: 1,
    fine: "The PDF has as many pages as its readers expect.",
    judge({ presentation, publications = [] }, { pages }) {
      const { max_pages } = presentation ?? {};
      if (max_pages !== undefined && pages > max_pages) {
        return { status: "fail", todo: `Shorten it from ${pages} pages to the ${max_pages} you want`, paths: ["presentation.max_pages"] };
      }
      const isWelcome = pages <= usualPages || publications.length > fewPublications;
      return isWelcome ? "fine" : { status: "advice", todo: `Shorten it from ${pages} pages to ${usualPages}`, paths: [] };
    },
  },
} satisfies Record<string, Check>;
