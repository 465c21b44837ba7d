import { pdfFileName } from "../../domain/file-name.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { isFiller } from "../words/filler.ts";
import { hasText } from "../words/has-text.ts";
import { namesThem } from "../words/names-them.ts";
import { isNonsense } from "../words/nonsense.ts";
import { personalLabels } from "../words/personal.ts";
import { countWords } from "../words/wording.ts";
import { type Check, type Fault, faultAt } from "./check.ts";
import { isGrave, type OwnText, textsOf } from "./texts.ts";

/** The score that a resume can have at most, where a core field says nothing, and where texts are not fit to be read. */
const most = { saysNothing: 40, unfit: 55 };

const fewestOfMarkup = 3;
const longestParagraph = 120;

/** Of a file, in letters. */
const longestName = 100;

const isNothing = {
  filler: ({ value, isProse }: OwnText) => isFiller(value, { prose: isProse }),
  nonsense: ({ value, isProse }: OwnText) => isNonsense(value, { prose: isProse }),
};

/** Fails for texts that say nothing, and bounds the score where they matter. */
function saysNothing(content: RenderedContent, test: (text: OwnText) => boolean, todo: string): Fault | "fine" {
  const all = textsOf(content);
  const faults = all.filter(test);
  return faultAt(faults, "fail", todo, isGrave(faults, all) ? most.saysNothing : undefined);
}

/** Tags and entities of HTML, and commands of LaTeX. */
const markup =
  /<\/?(a|article|b|blockquote|body|br|button|center|code|d[dlt]|div|em|font|footer|form|h[1-6]|head|header|hr|iframe|html|i|img|li|meta|nav|ol|p|pre|script|section|small|span|strong|style|su[bp]|table|t[dhr]|tbody|thead|u|ul)(\s[^<>]*)?\/?>|<!--|&(nbsp|amp|lt|gt|quot|apos|bull|middot|[mn]dash|hellip|#\d{2,5}|#x[\da-f]{2,5});|\\(textbf|textit|emph|begin|end|item|section|href)\b/iu;

const fileName = /(^|[\s(/\\])[\p{L}\p{N}_() .-]*\.(docx?|pdf|odt|rtf|pages|jpe?g|png|heic|xlsx?|pptx?)\s*$/iu;

/** Where these are usual neither in a resume nor in an answer to it, and a reader must not weigh them. */
const expectNone = new Set(["US", "GB", "UK", "CA", "IE", "AU", "NZ"]);

/** Checks of the texts themselves: do they say something, and are they fit to be read? */
export const textChecks = {
  "real-text": {
    weight: 6,
    fine: "Nothing stands in place of a text of your own.",
    judge: (content) => saysNothing(content, isNothing.filler, "Write your own text in place of the placeholder"),
  },
  "real-words": {
    weight: 6,
    fine: "All texts are words.",
    judge: (content) => saysNothing(content, isNothing.nonsense, "Write words that say something"),
  },
  "no-markup": {
    weight: 4,
    fine: "No text has markup in it.",
    judge(content) {
      const faults = textsOf(content).filter(({ value }) => markup.test(value));
      // One text may speak of a tag.
      const cap = faults.length >= fewestOfMarkup || faults.some(({ path }) => path === "name") ? most.unfit : undefined;
      return faultAt(faults, "fail", "Take the tags out: the PDF shows them as they stand", cap);
    },
  },
  "short-texts": {
    weight: 2,
    fine: "No paragraph is a wall of text.",
    judge(content) {
      // Of the summary and of bullets other checks say how long they are.
      const paragraphs = textsOf(content).filter(({ path }) => path !== "summary" && !/\.details\[\d+\]$/.test(path));
      const walls = paragraphs.filter(({ value }) => value.split("\n").some((paragraph) => countWords(paragraph) > longestParagraph));
      return faultAt(walls, "advice", `Break it into bullets, or keep it below ${longestParagraph} words`);
    },
  },
  "personal-data": {
    weight: 2,
    fine: "Nothing invites bias.",
    judge(content) {
      const { photo, location, presentation } = content;
      if (!expectNone.has((location?.country_code ?? "").trim().toUpperCase())) return "not applicable";
      const hasPhoto = photo && !presentation?.hidden_sections?.includes("photo");
      const labelled = textsOf(content).filter(({ value }) => personalLabels.test(value));
      const todo = "Leave out what employers in your country must not weigh: age, family, faith, a photo";
      return faultAt([...(hasPhoto ? [{ path: "photo" }] : []), ...labelled], "advice", todo);
    },
  },
  "email-name": {
    weight: 1,
    fine: "The email address goes with the name.",
    judge({ name, email }) {
      const fits = namesThem(email, name);
      if (fits === undefined) return "not applicable";
      return faultAt(fits ? [] : [{ path: "email" }], "advice", "Write from an address that has your name in it");
    },
  },
  "file-names": {
    weight: 1,
    fine: "No text is the name of a file, and the PDF is named after you.",
    judge(content) {
      const named = textsOf(content).filter(
        ({ value, isProse }) => isProse && value.length < longestName && countWords(value) <= 4 && fileName.test(value),
      );
      if (named.length > 0) return faultAt(named, "advice", "Write what it is, not the name of a file");
      const hasName = /\p{L}/u.test(pdfFileName(content.name).replace(/ ?-? ?Resume\.pdf$/, ""));
      return faultAt(
        hasName || !hasText(content.name) ? [] : [{ path: "name" }],
        "advice",
        "Write your name in letters: the PDF is saved under it",
      );
    },
  },
} satisfies Record<string, Check>;
