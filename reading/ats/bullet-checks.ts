import { comparable } from "../../domain/locales/comparable.ts";
import { phrases } from "../words/phrases.ts";
import { opensWith, wordsOf } from "../words/wording.ts";
import { type Check, faultAt } from "./check.ts";
import { bulletsOf, tellingsOf } from "./located.ts";

/** From how many bullets on it can be told how somebody writes them. */
const fewest = 4;

/** The score that a resume can have at most where it says the same over and over. */
const mostRepeated = 55;

/** Checks of bullets by what they say, in the languages whose words for it are known. */
export const bulletChecks = {
  "bullet-openers": {
    weight: 2,
    fine: "Bullets begin with what was done.",
    judge(content, { language }) {
      const bullets = bulletsOf(content);
      const duties = language && phrases[language]?.duties;
      if (bullets.length === 0 || !duties) return "not applicable";
      const weak = bullets.filter(({ value }) => opensWith(value, duties));
      return faultAt(weak, "advice", 'Begin the bullet with a verb, such as "Built" or "Led"');
    },
  },
  "weak-verbs": {
    weight: 2,
    fine: "Bullets begin with verbs that say what you did yourself.",
    judge(content, { language }) {
      const bullets = bulletsOf(content);
      const weak = language && phrases[language]?.weak;
      if (bullets.length === 0 || !weak) return "not applicable";
      const faults = bullets.filter(({ value }) => opensWith(value, weak));
      // One among others is how it was.
      return faultAt(
        faults.length > Math.max(1, bullets.length / 4) ? faults : [],
        "advice",
        "Say what you did yourself, with a verb of its own",
      );
    },
  },
  "bullet-results": {
    weight: 3,
    fine: "Bullets have numbers or results.",
    judge(content, { language }) {
      const bullets = bulletsOf(content);
      const results = language && phrases[language]?.results;
      if (bullets.length < fewest || !results) return "not applicable";
      const has = (text: string) => /\p{N}/u.test(text) || wordsOf(text).some((word) => results.some((start) => word.startsWith(start)));
      const without = bullets.filter(({ value }) => !has(value));
      const todo = "Say in numbers, or by what came of it, what the work was worth";
      return faultAt(without.length * 4 > bullets.length * 3 ? without : [], "advice", todo);
    },
  },
  "bullets-distinct": {
    weight: 3,
    fine: "Each bullet stands once.",
    judge(content) {
      const bullets = tellingsOf(content);
      if (bullets.length < 2) return "not applicable";
      const known = new Set<string>();
      const repeated = bullets.filter(({ value }) => known.size === known.add(simple(value)).size);
      const isMost = repeated.length >= 2 && repeated.length * 2 >= bullets.length - 1;
      return faultAt(repeated, isMost ? "fail" : "advice", "Say it once", isMost ? mostRepeated : undefined);
    },
  },
  "first-person": {
    weight: 2,
    fine: "Bullets do without “I” and “my”.",
    judge(content, { language }) {
      const bullets = bulletsOf(content);
      const firstPerson = language && phrases[language]?.firstPerson;
      if (bullets.length === 0 || !firstPerson) return "not applicable";
      const { anywhere, opening } = firstPerson;
      const says = (text: string) => opensWith(text, opening) || wordsOf(text).some((word) => anywhere.includes(word));
      return faultAt(
        bullets.filter(({ value }) => says(value)),
        "advice",
        "Leave out “I” and “my”: everybody knows whose resume it is",
      );
    },
  },
} satisfies Record<string, Check>;

const simple = (text: string): string =>
  comparable(text)
    .replace(/[\p{P}\p{S}\s]+/gu, " ")
    .trim();
