import { stringify } from "yaml";
import type { Locale } from "../domain/locales/locales.ts";
import { legible } from "../domain/look/accent.ts";
import type { PdfDocument } from "../domain/ports.ts";
import type { SectionName } from "../domain/presentation.ts";
import { templates } from "../domain/templates.ts";
import { writeAddress } from "../outline/address.ts";
import type { Entry, Section } from "../outline/outline.ts";
import { presentable } from "../outline/presentable.ts";
import { asTyped } from "../outline/text/inline.ts";
import { linkTarget } from "../outline/text/links.ts";
import { lost } from "./page/lost.ts";
import { pageOf, type SetPage, type Written } from "./page/set-page.ts";
import { entryIn, isOfOneKind } from "./rendercv/rendercv-entries.ts";
import { escaped } from "./text/escaped.ts";
import { marked } from "./text/marked.ts";

/* The input of RenderCV, version 2 (https://docs.rendercv.com/user_guide/yaml_input_structure/). */

/** The languages that RenderCV has words in, beside English. */
const languages: Partial<Record<Locale, string>> = {
  ar: "arabic",
  de: "german",
  es: "spanish",
  fr: "french",
  he: "hebrew",
  hi: "hindi",
  it: "italian",
  ja: "japanese",
  ko: "korean",
  nl: "dutch",
  pt: "portuguese",
  ru: "russian",
  tr: "turkish",
  vi: "vietnamese",
  zh: "mandarin_chinese",
};

/** Writes a resume as YAML that RenderCV takes. */
export function write(document: PdfDocument): Written {
  const page = pageOf(document);
  const { accent_color } = document.content.presentation ?? {};
  const language = languages[page.locale];
  const { location } = presentable(document.content);
  const file = {
    cv: { ...head(page, location && writeAddress(location)), sections: sectionsOf(page) },
    design: {
      theme: "classic",
      page: { size: document.page_size === "A4" ? "a4" : "us-letter" },
      colors: { section_titles: legible(accent_color ?? templates[document.template].accent) },
    },
    ...(language && { locale: { language } }),
  };
  return {
    bytes: new TextEncoder().encode(stringify(file, { lineWidth: 0 })),
    warnings: lost(page, "The YAML of RenderCV", ["photo", "qr"]),
  };
}

/** Signs of Font Awesome. */
const signs = { "mailto:": "envelope", "tel:": "phone" };

/** A phone number is no `phone`, for RenderCV refuses what it does not take for one. */
function head({ name, nameReading, headline, contacts }: SetPage, place: string | undefined) {
  const below = [nameReading, headline].filter((text) => text !== undefined);
  const [email] = contacts.filter(({ text, url }) => url === `mailto:${text}`);
  const location = contacts.find(({ text, url }) => text === place && url === undefined);
  const connections = contacts.flatMap((contact) => {
    if (contact === email || contact === location) return [];
    const target = contact.url && linkTarget(contact.url);
    const scheme = target ? new URL(target).protocol : undefined;
    const sign = scheme === undefined ? "circle-info" : (signs[scheme as keyof typeof signs] ?? "link");
    return [{ fontawesome_icon: sign, placeholder: contact.text, url: scheme?.startsWith("http") ? target : null }];
  });
  return {
    ...(name && { name: escaped(name) }),
    ...(below.length > 0 && { headline: escaped(below.join(" · ")) }),
    ...(location && { location: location.text }),
    ...(email && { email: email.text }),
    ...(connections.length > 0 && { custom_connections: connections }),
  };
}

/** Sections by their titles, of which no two may be the same. */
function sectionsOf({ sections, locale }: SetPage): Record<string, unknown[]> {
  const titled: Record<string, unknown[]> = {};
  for (const section of sections) {
    const same = Object.keys(titled).filter((title) => title === section.title || title.startsWith(`${section.title} (`)).length;
    const entries = entriesOf(section, locale);
    if (entries.length > 0) titled[same > 0 ? `${section.title} (${same + 1})` : section.title] = entries;
  }
  return titled;
}

/** Sets each role at an employer as an entry of its own, for RenderCV has no groups. The first has what there is to say of all. */
function apart({ positions, ...group }: Entry): Entry[] {
  if (positions.length === 0) return [{ ...group, positions }];
  const isPlaceSaid = positions.some(({ place }) => place === undefined);
  const ofAll = [group.subtitle, isPlaceSaid ? undefined : group.place].filter((text) => text !== undefined).map(asTyped);
  return positions.map((position, i) => ({
    ...position,
    subtitle: group.title,
    date: position.date ?? group.date,
    place: position.place ?? group.place,
    url: group.url,
    urlLabel: group.urlLabel,
    ...(i === 0 && {
      notes: [...ofAll, ...group.notes, ...position.notes],
      paragraphs: [...group.paragraphs, ...position.paragraphs],
      bullets: [...group.bullets, ...position.bullets],
      keywords: [...group.keywords, ...position.keywords],
      keywordsLabel: group.keywordsLabel ?? position.keywordsLabel,
    }),
  }));
}

/** RenderCV takes entries of one kind in a section: texts, or lines with a label, or what has a name. */
function entriesOf({ name, paragraphs, parts }: Section, locale: Locale): unknown[] {
  const texts = paragraphs.map(marked);
  const entries = parts.flatMap((part) => (part.kind === "entry" ? apart(part) : []));
  const items = parts.filter((part) => part.kind === "item");
  if (entries.length > 0) {
    const kind: SectionName | undefined = isOfOneKind(name, entries) ? name : undefined;
    return entries.map((entry, i) =>
      entryIn(kind, i === 0 ? { ...entry, paragraphs: [...paragraphs, ...entry.paragraphs] } : entry, locale),
    );
  }
  if (texts.length === 0 && items.every(({ label, text }) => label && text)) {
    return items.map(({ label = "", text = "" }) => ({ label: escaped(label.replace(/\s*[:：]\s*$/u, "")), details: escaped(text) }));
  }
  return [...texts, ...items.map(({ label = "", text = "" }) => escaped(label + text))];
}
