import { type Line, lineText } from "../lines.ts";
import { listIn } from "../shapes/labelled.ts";

const name = /^(\p{Lu}[\p{L}.'’-]*|de|van|von|der|del|la|&|et|al\.?)(\s+(\p{Lu}[\p{L}.'’-]*|de|van|von|der|del|la|al\.?))*$/u;

/** Tells whether a text is nothing but names of people: "A. Example, B. Sample". */
export function namesPeople(text: string | Line): boolean {
  const all = typeof text === "string" ? text : lineText(text);
  const people = listIn(all);
  return people.every((one) => name.test(one) && one.split(" ").length <= 5) && (people.length > 1 || /\p{Lu}\.\s/u.test(all));
}
