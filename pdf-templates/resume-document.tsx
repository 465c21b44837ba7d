import { localeOf, locales } from "../domain/locales/locales.ts";
import { legible } from "../domain/look/accent.ts";
import type { PdfDocument } from "../domain/ports.ts";
import { type TemplateFacts, templates } from "../domain/templates.ts";
import { directionOfResume } from "../outline/direction.ts";
import { type Outline, outlineOf } from "../outline/outline.ts";
import { type Presentable, presentable } from "../outline/presentable.ts";
import { readableText } from "../outline/text/readable-text.ts";
import { Document } from "../pdf-engine/marks.ts";
import { components } from "./index.ts";
import { type Density, densities, lookOf } from "./parts/look.ts";
import { Typesetting } from "./parts/words.tsx";
import { hasItalics } from "./type/families.ts";
import { loadFonts } from "./type/font-choice.ts";
import { fontFiles } from "./type/font-files.ts";
import { drawable } from "./type/missing-glyphs.ts";

// No date in the file: the same resume gives the same bytes whenever and wherever it is rendered.
const noDate = new Date(0);

/** Lists the skills, for people who search by a document's properties. */
const keywordsOf = ({ skills = [] }: Presentable): string =>
  [...new Set(skills.flatMap((skill) => (typeof skill === "string" ? [skill] : [skill.name, ...(skill.keywords ?? [])])))]
    .filter(Boolean)
    .slice(0, 40)
    .join(", ");

/** Lists every text of an outline. Keys, addresses of links and of a code, the photo and bookmarks are none. */
function textsIn(value: unknown, field = ""): string[] {
  if (typeof value === "string") return ["key", "name", "kind", "url", "link", "photo", "qr", "bookmark"].includes(field) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, Array.isArray(value) ? field : name));
}

/** Cuts a character as people count them, which can be joined without end, to as much as tells which it is. */
const short = (grapheme: string) => Array.from(grapheme).slice(0, 8).join("");

/** Writes the headings of sections in capitals; the bookmarks keep them as they are. */
const withCapitals = ({ sections, ...outline }: Outline, language: string): Outline => ({
  ...outline,
  sections: sections.map((section) => ({
    ...section,
    title: section.title.toLocaleUpperCase(language).normalize("NFC"),
    bookmark: section.title,
  })),
});

/** Makes the document of a resume, and returns with it the texts that its PDF must contain and warnings of what it cannot show. */
export async function resumeDocument({ content, template, page_size }: PdfDocument, density: Density = densities[0]) {
  const { presentation = {} } = content;
  const { locale: tag = "en", accent_color } = presentation;
  const locale = localeOf(tag);
  const facts: TemplateFacts = templates[template];
  const Pages = components[template];
  const texts: string[] = Object.values(locales[locale].headings);
  const plain = presentable(content, (text) => {
    texts.push(text);
    return text;
  });
  const fonts = await loadFonts(texts.join("\n"), { base: presentation.typeface ?? facts.typeface, locale: tag });
  const { show, missing } = drawable(fonts);
  // Nearly always, the fonts have all of it.
  const shown = texts.every(fonts.isPlain) ? plain : presentable(content, show);
  const outline = outlineOf(shown, locale);
  const resume = facts.capitals ? withCapitals(outline, locale) : outline;
  const direction = directionOfResume(plain);
  const accent = accent_color ? legible(accent_color) : facts.accent;
  const { experience: aHeading } = locales[locale].headings;
  const look = lookOf(
    facts,
    {
      ...presentation,
      page: page_size,
      accent,
      isRtl: direction === "rtl",
      slant: hasItalics(fonts.familyOf(aHeading.charAt(0)) ?? fonts.base) ? "italic" : "normal",
      inCapitals: facts.capitals === true && aHeading.toUpperCase() !== aHeading,
    },
    density,
  );
  const name = readableText(content.name).replace(/\s+/g, " ");
  const element = (
    <Document
      fonts={fontFiles}
      title={name ? `${name} - ${locales[locale].document}` : locales[locale].document}
      author={name}
      subject={locales[locale].document}
      keywords={keywordsOf(plain)}
      language={tag}
      creator="resume-gateway"
      producer="resume-gateway"
      creationDate={noDate}
      modificationDate={noDate}
    >
      <Typesetting value={{ fonts, direction }}>
        <Pages resume={resume} look={look} />
      </Typesetting>
    </Document>
  );
  const warnings = missing.size > 0 ? [`The template's fonts have no glyph for: ${[...missing].slice(0, 50).map(short).join(" ")}`] : [];
  return { element, texts: [resume.name ?? "", ...textsIn(resume)], warnings };
}
