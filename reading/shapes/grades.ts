import { comparable } from "../../domain/locales/comparable.ts";

/** Words by which a grade says of itself that it is one. */
const words =
  /(^|[^\p{L}])(cum laude|honou?rs|distinction|merit|(first|upper second|lower second|second|third)[- ]class|gpa|\p{L}*note|\p{L}*notendurchschnitt|auszeichnung|mention|felicitations|matricula de honor|sobresaliente|notable|con lode|\d+\/110|cum laude|met genoegen|onderscheiding|wyroznieni\p{L}+|с отличием|з відзнакою|score|grade)(?!\p{L})|تقدير|بامتياز|優等|优秀|優秀/iu;

/** Tells whether a short text is a grade. */
export const isGrade = (text: string): boolean => text.length < 50 && words.test(comparable(text));
