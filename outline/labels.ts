import { type Locale, locales } from "../domain/locales/locales.ts";
import { hasHan } from "./text/lists.ts";

/** Writes a label before its text, with the colon of the language or of the label's script: "Skills: ", "Compétences : ", "言語：". */
export const labelled = (label: string, locale: Locale): string => `${label}${hasHan(label) ? "：" : (locales[locale].colon ?? ": ")}`;

/** 3.8, 3,8 or 3.8/4.0: what American schools call grade points. */
const gradePoints = /^[0-5]([.,]\d{1,3})?(\s*\/\s*[45]([.,]0+)?)?$/;

/** What would go on as another word: "nota" is none of "notable". */
const goesOn = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])`;

/** Writes a grade after what it is called: "GPA: 3.8", "Note: 1,3". One that names itself stays as it is: "GPA 3.8", "Abschlussnote 1,3". */
export function showScore(score: string, locale: Locale): string {
  const { labels } = locales[locale];
  const names = [locales[locale], locales.en].flatMap(({ labels, alsoRead }) => [labels.score.toLowerCase(), ...alsoRead.scores]);
  if (names.some((name) => new RegExp(name + goesOn, "u").test(score.toLowerCase()))) return score;
  const label = (gradePoints.test(score) && labels.gradePoints) || labels.score;
  return labelled(label, locale) + score;
}
