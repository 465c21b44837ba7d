import { resumeFileName } from "../../domain/files/file-name.ts";
import { sectionNames } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { isFiller } from "../words/filler.ts";
import { hasText } from "../words/has-text.ts";
import { isInCapitals } from "../words/in-capitals.ts";
import { countClosingTags, hasMarkup, hasTags } from "../words/markup.ts";
import { namesThem } from "../words/names-them.ts";
import { isNonsense } from "../words/nonsense.ts";
import { isPersonal } from "../words/personal.ts";
import { countWords } from "../words/wording.ts";
import { type Check, type Fault, faultAt } from "./check.ts";
import { tellingsOf } from "./located.ts";
import { isGrave, type OwnText, saysAny, textsOf } from "./texts.ts";

/** The score that a resume can have at most, where a core field says nothing, and where texts are not fit to be read. */
const most = { saysNothing: 40, unfit: 55 };

const fewestOfMarkup = 3;
const fewestClosed = 2;
const longestParagraph = 120;

/** From how many words in walls of text on they can be most of a resume, and from how many on a text can be all of it. */
const [fewestInWalls, wholeParagraph] = [150, 40];

/** From how many words on a text in capitals is no name. */
const fewestInCapitals = 4;

/** Of a file, in letters. */
const longestName = 100;

const isNothing = {
  filler: ({ value, isProse }: OwnText) => isFiller(value, { prose: isProse }),
  nonsense: ({ path, value, isProse }: OwnText) => isNonsense(value, { prose: isProse }) || (isSaid.test(path) && !saysAny(value)),
};

/** The fields that are said in words: the name of a firm may be a number, and the text of a score is one. */
const isSaid = /^(name|headline|summary)$|\.(role|degree|summary|description)$|\.details\[\d+\]$/;

/** Fails for texts that say nothing, and bounds the score where they matter. */
function saysNothing(content: RenderedContent, test: (text: OwnText) => boolean, todo: string): Fault | "fine" {
  const all = textsOf(content);
  const faults = all.filter(test);
  return faultAt(faults, "fail", todo, isGrave(faults, all) ? most.saysNothing : undefined);
}

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
      const all = textsOf(content);
      const faults = all.filter(({ value }) => hasMarkup(value));
      // One text may speak of a tag.
      const closed = faults.reduce((sum, { value }) => sum + countClosingTags(value), 0);
      const tagged = faults.filter(({ value }) => hasTags(value));
      const isUnfit = closed >= fewestClosed || tagged.length >= fewestOfMarkup || faults.length * 2 >= all.length;
      const cap = isUnfit || faults.some(({ path }) => path === "name") ? most.unfit : undefined;
      return faultAt(faults, "fail", "Take the markup out: the PDF shows it as it stands", cap);
    },
  },
  "short-texts": {
    weight: 2,
    fine: "No paragraph is a wall of text.",
    judge(content) {
      const texts = textsOf(content).map((text) => ({ ...text, words: countWords(text.value) }));
      const all = texts.reduce((sum, { words }) => sum + words, 0);
      const walls = texts.filter(({ value }) => value.split("\n").some((paragraph) => countWords(paragraph) > longestParagraph));
      const todo = `Break it into bullets, or keep it below ${longestParagraph} words`;
      const inWalls = walls.reduce((sum, { words }) => sum + words, 0);
      if (inWalls > fewestInWalls && inWalls * 2 > all) return faultAt(walls, "fail", todo, most.unfit);
      const sections = sectionNames.filter((section) => hasText(content[section]));
      const everything = texts.filter(({ words }) => sections.length === 1 && words > wholeParagraph && words * 2 > all);
      if (everything.length > 0) return faultAt(everything, "fail", "Divide it among the fields of the resume", most.unfit);
      // Of the summary and of bullets other checks say how long they are.
      return faultAt(
        walls.filter(({ path }) => path !== "summary" && !/\.details\[\d+\]$/.test(path)),
        "advice",
        todo,
      );
    },
  },
  capitals: {
    weight: 1,
    fine: "Sentences are not in capitals.",
    judge(content) {
      const texts = [{ path: "summary", value: content.summary }, ...tellingsOf(content)];
      const sentences = texts.filter(({ value }) => countWords(value) >= fewestInCapitals && isInCapitals(value) !== undefined);
      if (sentences.length === 0) return "not applicable";
      const loud = sentences.filter(({ value }) => isInCapitals(value));
      const todo = "Write it in small letters: capitals are hard to read";
      return loud.length * 2 > sentences.length ? faultAt(loud, "fail", todo, most.unfit) : faultAt(loud, "advice", todo);
    },
  },
  "personal-data": {
    weight: 2,
    fine: "Nothing invites bias.",
    judge(content) {
      const { photo, location, presentation } = content;
      if (!expectNone.has((location?.country_code ?? "").trim().toUpperCase())) return "not applicable";
      const hasPhoto = photo && !presentation?.hidden_sections?.includes("photo");
      const labelled = textsOf(content).filter(({ value }) => isPersonal(value));
      const todo = "Leave out what employers in your country must not weigh: age, family, faith, a photo";
      return faultAt([...(hasPhoto ? [{ path: "photo" }] : []), ...labelled], "advice", todo);
    },
  },
  "email-name": {
    weight: 1,
    fine: "The email address goes with the name.",
    judge({ name, email, contact_email }) {
      const fits = namesThem(contact_email || email, name);
      if (fits === undefined) return "not applicable";
      return faultAt(
        fits ? [] : [{ path: contact_email ? "contact_email" : "email" }],
        "advice",
        "Write from an address that has your name in it",
      );
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
      const hasName = /\p{L}/u.test(resumeFileName(content.name, "pdf").replace(/ ?-? ?Resume\.pdf$/, ""));
      return faultAt(
        hasName || !hasText(content.name) ? [] : [{ path: "name" }],
        "advice",
        "Write your name in letters: the PDF is saved under it",
      );
    },
  },
} satisfies Record<string, Check>;
