import { comparable } from "../../domain/locales/comparable.ts";
import { locales } from "../../domain/locales/locales.ts";

/** A text that says what it is: a grade, courses, or what was used. */
export type Labelled = { kind: "score" | "courses" | "keywords"; text: string };

const more = {
  score: ["cgpa", "result", "final grade", "grade", "gpa", "marks", "abschlussnote", "note"],
  courses: ["relevant coursework", "coursework", "relevant courses", "courses", "selected courses", "modules", "key modules"],
  keywords: [
    "technologies",
    "technologies used",
    "tech stack",
    "stack",
    "tools",
    "tools used",
    "skills",
    "skills used",
    "environment",
    "tech",
    "keywords",
    "technology",
    "built with",
  ],
};

let kinds: Map<string, Labelled["kind"]> | undefined;

function kindsByLabel(): Map<string, Labelled["kind"]> {
  const all = Object.values(locales).flatMap(({ labels, alsoRead }) => [
    ...[labels.score, labels.gradePoints ?? labels.score, ...alsoRead.scores].map((label) => [comparable(label), "score"] as const),
    [comparable(labels.courses), "courses"] as const,
    [comparable(labels.keywords), "keywords"] as const,
  ]);
  const extra = Object.entries(more).flatMap(([kind, labels]) => labels.map((label) => [label, kind as Labelled["kind"]] as const));
  return new Map([...all, ...extra]);
}

/** Reads a text that begins with a label; undefined for any other. */
export function toldByLabel(text: string): Labelled | undefined {
  const [, label = "", rest = ""] = /^([^:：]{2,30}?)\s*[:：]\s*(.+)$/su.exec(text) ?? [];
  kinds ??= kindsByLabel();
  const kind = kinds.get(comparable(label));
  if (kind) return { kind, text: rest };
  // "GPA 3.9/4.0", "mit Auszeichnung 1,2": a word for a grade, and a number.
  const words = comparable(text).split(/[\s:()]+/u);
  const isGrade = text.length < 40 && /\d/u.test(comparable(text)) && words.some((word) => kinds?.get(word) === "score");
  return isGrade ? { kind: "score", text } : undefined;
}

/** The texts of a list on one line. */
export const listIn = (text: string): string[] => {
  const sign = text.includes(";") ? /;\s*/u : /[|•·]/u.test(text) ? /\s*[|•·]\s*/u : /,\s+(?![^(]*\))|[、，]\s*|،\s*/u;
  return text
    .split(sign)
    .map((one) => one.trim().replace(/^(and|und|et|y|e)\s+|\.$/iu, ""))
    .filter(Boolean);
};
