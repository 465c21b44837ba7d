import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { syllablesOf } from "../../pdf-engine/lines/hyphenation.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { readers } from "../support/readers.ts";

/** Words of resumes that are long for a narrow column. */
const words: Record<string, string> = {
  de: "Infrastrukturmodernisierung Datenbankadministration Softwareentwicklungsprozesse Qualitätssicherungsmaßnahmen Zusammenarbeit Ausschreibungen",
  en: "infrastructure modernization internationalization observability recommendations documentation containerization authentication",
  es: "administración documentación internacionalización infraestructuras recomendaciones automatización responsabilidades",
  fr: "administration documentation internationalisation infrastructures recommandations automatisation responsabilités",
  nl: "infrastructuurmodernisering databasebeheer softwareontwikkelingsprocessen kwaliteitsborgingsmaatregelen samenwerking",
  pl: "administrowanie dokumentowanie odpowiedzialność infrastruktura bezpieczeństwo programowanie przetwarzanie",
  ru: "администрирование документирование ответственность инфраструктура безопасность программирование",
};

const document = (locale: string, text: string) => ({
  content: resumeContent.parse({
    email: "a@example.com",
    skills: [0, 3, 6].map((skip) => ({ name: "A".repeat(skip + 1), keywords: text.split(" ") })),
    presentation: { locale },
  }),
  template: "creative" as const,
  page_size: "A4" as const,
});

/** Lists the texts of glyphs that are more than a letter: a hyphen has that of the rest of its word. */
const restsIn = ({ lines = [], children = [] }: LaidNode): string[] => [
  ...lines.flatMap(({ runs }) => runs.flatMap(({ glyphs = [] }) => glyphs.flatMap(({ id }) => (id.text?.length > 3 ? [id.text] : [])))),
  ...children.flatMap(restsIn),
];

describe.each(Object.entries(words))("in a narrow column, words in %s", (locale, text) => {
  it("are hyphenated, and read as whole", async () => {
    const { element } = await resumeDocument(document(locale, text));
    expect(restsIn((await layOut(element, new AbortController().signal)).layout)).not.toEqual([]);
    const { bytes, warnings } = await renderer.render(document(locale, text), new AbortController().signal);
    expect(warnings).toEqual([]);
    for (const { name, read } of readers) {
      const found = (await read(bytes)).split(/\s+/).join(" ");
      expect(found.split(text.split(" ").join(", ")), name).toHaveLength(4);
    }
  });
});

it("names and languages without patterns stay whole", async () => {
  for (const [locale, text] of [
    ["en", "Konstantinopolitanska ".repeat(12).trim()],
    ["vi", words.en ?? ""],
  ] as const) {
    const { element } = await resumeDocument(document(locale, text));
    expect(restsIn((await layOut(element, new AbortController().signal)).layout)).toEqual([]);
  }
});

it("a word keeps three letters or more before its first hyphen, and after its last", async () => {
  const syllables = await syllablesOf("en");
  for (const word of ["electricity", "reliability", "infrastructure", "enormously", "academy"]) {
    const parts = syllables?.(word) ?? [];
    expect(parts.length, word).toBeGreaterThan(1);
    expect(
      [parts.at(0), parts.at(-1)].filter((part = "") => part.length < 3),
      word,
    ).toEqual([]);
  }
});

it("no hyphen stands for more than poppler reads as the text of one glyph", async () => {
  const { element } = await resumeDocument(document("de", "wirtschaftswissenschaften".repeat(6)));
  const rests = restsIn((await layOut(element, new AbortController().signal)).layout);
  expect(rests.filter((rest) => rest.length > 62)).toEqual([]);
});
