import { expect, it } from "vitest";
import { byPatterns } from "../../pdf-engine/lines/liang.ts";
import { sampleResumes } from "../support/sample-resumes.ts";

const reactPdf = {
  de: () => import("@react-pdf/hyphenate/de"),
  el: () => import("@react-pdf/hyphenate/el"),
  en: () => import("@react-pdf/hyphenate/en"),
  es: () => import("@react-pdf/hyphenate/es"),
  fr: () => import("@react-pdf/hyphenate/fr"),
  pl: () => import("@react-pdf/hyphenate/pl"),
  ru: () => import("@react-pdf/hyphenate/ru"),
};

const words = [...new Set(JSON.stringify(sampleResumes).match(/[\p{L}\p{M}]{5,}/gu))];

it.each(Object.entries(reactPdf))("words are cut as React-PDF cuts them by the same patterns: %s", async (_, load) => {
  const { patterns, syllables } = await load();
  const cut = byPatterns((patterns as { patterns: string[] }).patterns);
  for (const word of words) expect(cut(word)).toEqual(syllables(word));
  expect(words.some((word) => cut(word).length > 1)).toBe(true);
});
