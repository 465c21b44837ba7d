import type { Unplaced } from "../../domain/imported.ts";
import { isJsonObject, type JsonObject } from "../../domain/json/json-object.ts";
import type { SectionName } from "../../domain/presentation.ts";
import { readDates } from "../../reading/shapes/when.ts";
import { asOneText, editorTexts } from "./editor-html.ts";
import { lookOfReactiveResume } from "./reactive-resume-look.ts";
import type { Understood } from "./source.ts";
import { Taken } from "./taken.ts";

/*
 * Reactive Resume (https://github.com/amruthpillai/reactive-resume): version 3 has `sections.work`, version 4 `basics.customFields` and a summary among
 * its sections, version 5 and later the summary beside them, `period` for `date`, and `customSections` in a list.
 */

type Entry = Record<string, unknown>;

/** Reads a document of any version since 3; undefined where it is none. */
export function readReactiveResume(document: JsonObject): Understood | undefined {
  const data = isJsonObject(document.data) && isJsonObject(document.data.basics) ? document.data : document;
  if (!isJsonObject(data.basics) || !isJsonObject(data.sections) || !isJsonObject(data.metadata)) return undefined;
  const unplaced: Unplaced[] = [];
  const warnings: string[] = [];
  const root = new Taken(data, "");
  const sections = root.object("sections");
  const version = data.summary !== undefined || data.customSections !== undefined ? "5" : sections.keys().includes("work") ? "3" : "4";
  const resume: Entry = { ...basicsOf(root.object("basics"), unplaced) };
  const titles: Record<string, string> = {};
  const hidden: string[] = [];

  /** Reads a section. */
  function take(section: Taken, name: SectionName | "profiles", type: string, usual: string) {
    const title = section.text("title", "name");
    if (title && title.toLowerCase() !== usual && name !== "profiles") titles[name] = title;
    if ((section.value("hidden") === true || section.value("visible") === false) && name !== "profiles") hidden.push(name);
    const entries = section.list("items").map((item) => entryOf(type, item, unplaced));
    resume[name] = [...((resume[name] as Entry[]) ?? []), ...entries];
    unplaced.push(...section.rest());
  }

  const summary = version === "5" ? root.object("summary") : sections.object("summary");
  const about = summary.text("content", "body");
  if (about) resume.summary = asOneText(editorTexts(about));
  const summaryTitle = summary.text("title", "name");
  if (summaryTitle && summaryTitle.toLowerCase() !== "summary") titles.summary = summaryTitle;
  if (summary.value("hidden") === true || summary.value("visible") === false) hidden.push("summary");
  unplaced.push(...summary.rest());

  for (const key of sections.keys()) {
    const name = sectionOf[key];
    if (key === "custom") continue;
    const section = sections.object(key);
    if (name) take(section, name, key === "work" ? "experience" : key, key === "work" ? "work experience" : (usualTitles[key] ?? key));
    else custom(section);
  }
  const inMap = sections.object("custom");
  for (const key of inMap.keys()) custom(inMap.object(key), "custom", key);
  for (const section of root.list("customSections")) {
    const type = section.text("type") ?? "";
    const name = sectionOf[type];
    if (name && type !== "profiles") {
      section.text("title");
      take(section, name, type, "");
    } else custom(section, type);
  }

  /** Reads a section of the person's own. */
  function custom(section: Taken, type = "custom", key?: string) {
    const id = section.text("id") ?? key;
    const title = section.text("title", "name");
    const isHidden = section.value("hidden") === true || section.value("visible") === false;
    const items = section.list("items").map((item) => entryOf(type in entries ? type : "custom", item, unplaced));
    const list = (resume.custom_sections as Entry[] | undefined) ?? [];
    if (items.length > 0) resume.custom_sections = [...list, { ...(isId(id) && { id }), title, items, ...(isHidden && { hidden: true }) }];
    unplaced.push(...section.rest());
  }

  const own = new Set(((resume.custom_sections as Entry[] | undefined) ?? []).flatMap(({ id }) => (typeof id === "string" ? [id] : [])));
  const look = lookOfReactiveResume(root.object("metadata"), own, unplaced);
  resume.presentation = {
    ...look,
    ...(hidden.length > 0 && { hidden_sections: [...new Set(hidden)] }),
    ...(Object.keys(titles).length > 0 && { section_titles: titles }),
  };
  const picture = root.object("picture");
  const url = picture.text("url");
  if (url?.startsWith("data:image/")) resume.photo = url;
  else if (url) unplaced.push({ path: "picture.url", text: url });
  if (url && !url.startsWith("data:")) warnings.push("The photo is at an address, from which nothing is fetched: add it yourself.");
  unplaced.push(
    ...picture.rest(),
    ...root.rest().filter(({ path }) => !/^(_id|userId|createdAt|updatedAt|title|slug|locked|public)/.test(path ?? "")),
  );
  return { format: "reactive-resume", version, confidence: 1, resume, unplaced, warnings };
}

/** The sections that have a field of the model. */
const sectionOf: Record<string, SectionName | "profiles"> = {
  work: "experience",
  experience: "experience",
  education: "education",
  skills: "skills",
  projects: "projects",
  certifications: "certifications",
  publications: "publications",
  awards: "awards",
  volunteer: "volunteer",
  languages: "languages",
  interests: "interests",
  references: "references",
  profiles: "profiles",
};

const usualTitles: Record<string, string> = { volunteer: "volunteering" };

function basicsOf(basics: Taken, unplaced: Unplaced[]): Entry {
  const location = basics.value("location");
  const website = linkOf(basics.value("url", "website"));
  const contacts = basics.list("customFields").map((field) => {
    const contact = { label: field.text("name"), text: field.text("text", "value"), url: field.text("link") };
    unplaced.push(...field.rest());
    return contact;
  });
  const found: Entry = {
    name: basics.text("name"),
    headline: basics.text("headline"),
    email: basics.text("email"),
    phone: basics.text("phone"),
    url: website.url,
    url_label: website.label,
    location: typeof location === "string" ? { text: location } : placeOf(location),
    contacts,
    profiles: basics.list("profiles").map((item) => entryOf("profiles", item, unplaced)),
  };
  const summary = basics.text("summary");
  if (summary) found.summary = asOneText(editorTexts(summary));
  const birth = basics.text("birthdate", "birthday");
  if (birth) found.personal = [{ label: "Date of birth", text: birth }];
  const photo = basics.value("photo", "picture");
  const url = isJsonObject(photo) ? photo.url : photo;
  if (typeof url === "string" && url.startsWith("data:image/")) found.photo = url;
  else if (typeof url === "string" && url) unplaced.push({ path: "basics.picture.url", text: url });
  unplaced.push(...basics.rest());
  return found;
}

/** A place in fields, as version 3 has it. */
function placeOf(value: unknown): Entry {
  const place = new Taken(value, "");
  return {
    address: place.text("address"),
    postal_code: place.text("postalCode"),
    city: place.text("city"),
    region: place.text("region"),
    country_code: place.text("country", "countryCode"),
  };
}

/** An address, as a text or with its label. */
function linkOf(value: unknown): { url?: string | undefined; label?: string | undefined } {
  if (typeof value === "string") return { url: value };
  const link = new Taken(value, "");
  return { url: link.text("href", "url"), label: link.text("label") };
}

/** A period, as a text or in fields. */
function periodOf(value: unknown): { start?: string | undefined; end?: string | undefined } {
  if (isJsonObject(value)) {
    const period = new Taken(value, "");
    return { start: period.text("start"), end: period.text("end") };
  }
  if (typeof value !== "string") return {};
  const { start, end } = readDates(value) ?? { start: value };
  return { start, end };
}

type Common = {
  item: Taken;
  period: ReturnType<typeof periodOf>;
  link: { url?: string | undefined; url_label?: string | undefined };
  texts: { summary: string; details: string[] };
  keywords: string[];
};

/** A level is a number of five signs that are drawn; none is drawn for 0. */
const degreeOf = (level: unknown): string | undefined => (typeof level === "number" && level > 0 ? `${level} / 5` : undefined);

/** What an entry of each kind becomes. */
const entries: Record<string, (common: Common) => Entry> = {
  experience: ({ item, period, link, texts, keywords }) => {
    const positions = item.list("roles").map((role) => {
      const { paragraphs, bullets } = editorTexts(role.text("description") ?? "");
      return { role: role.text("position"), ...periodOf(role.value("period")), summary: paragraphs.join("\n"), details: bullets };
    });
    return {
      role: item.text("position"),
      company: item.text("company", "name"),
      ...period,
      location: item.text("location"),
      ...link,
      ...texts,
      keywords,
      positions,
    };
  },
  education: ({ item, period, link, texts }) => ({
    degree: item.text("degree", "studyType"),
    area: item.text("area"),
    institution: item.text("school", "institution"),
    score: item.text("grade", "score"),
    ...(period.end === undefined ? { year: period.start } : period),
    location: item.text("location"),
    courses: item.texts("courses"),
    ...link,
    ...texts,
  }),
  projects: ({ item, period, link, texts: { summary, details }, keywords }) => {
    const description = item.text("description");
    return {
      name: item.text("name"),
      ...period,
      ...link,
      description: [description, summary].filter(Boolean).join("\n"),
      details,
      keywords,
    };
  },
  volunteer: ({ item, period, link, texts }) => ({
    role: item.text("position"),
    organization: item.text("organization"),
    ...period,
    location: item.text("location"),
    ...link,
    ...texts,
  }),
  certifications: ({ item, period, link, texts }) => ({
    name: item.text("title", "name"),
    issuer: item.text("issuer"),
    date: dateOf(period),
    ...link,
    summary: asOne(texts),
  }),
  awards: ({ item, period, link, texts }) => ({
    title: item.text("title", "name"),
    awarder: item.text("awarder"),
    date: dateOf(period),
    ...link,
    summary: asOne(texts),
  }),
  publications: ({ item, period, link, texts }) => ({
    name: item.text("title", "name"),
    publisher: item.text("publisher"),
    date: dateOf(period),
    ...link,
    summary: asOne(texts),
  }),
  skills: ({ item, keywords, texts }) => {
    const [level, number] = [item.text("proficiency"), item.value("level")];
    const said = level ?? (typeof number === "string" ? number : undefined) ?? (asOne(texts) || undefined);
    return { name: item.text("name"), level: said ?? degreeOf(number), keywords };
  },
  languages: ({ item, texts }) => {
    const number = item.value("level");
    const said = item.text("fluency") ?? (typeof number === "string" ? number : undefined) ?? (asOne(texts) || undefined);
    return { language: item.text("language", "name"), fluency: said ?? degreeOf(number) };
  },
  interests: ({ item, keywords, texts }) => ({ name: item.text("name"), keywords, summary: asOne(texts) }),
  references: ({ item, link, texts }) => ({
    name: item.text("name"),
    position: item.text("position", "description"),
    relationship: item.text("relationship"),
    email: item.text("email"),
    phone: item.text("phone"),
    reference: [asOne(texts), link.url && link.url_label ? `[${link.url_label}](${link.url})` : link.url].filter(Boolean).join("\n"),
  }),
  profiles: ({ item, link }) => ({ network: item.text("network"), username: item.text("username"), ...link }),
  custom: ({ item, period, link, texts, keywords }) => ({
    title: item.text("title", "name", "company"),
    subtitle: item.text("subtitle", "description", "position"),
    date: dateOf(period),
    location: item.text("location"),
    ...link,
    // A letter begins with whom it is to.
    text: [asOneText(editorTexts(item.text("recipient") ?? "")), texts.summary, keywords.join(", ")].filter(Boolean).join("\n"),
    details: texts.details,
  }),
};

function entryOf(type: string, item: Taken, unplaced: Unplaced[]): Entry {
  const isHidden = item.value("hidden") === true || item.value("visible") === false;
  const own = item.text("id");
  const { url, label } = linkOf(item.value("url", "website"));
  const written = item.text("summary", "content", "description") ?? "";
  const { paragraphs, bullets } = editorTexts(written);
  const common: Common = {
    item,
    period: periodOf(item.value("date", "period")),
    link: { url, ...(url && label && { url_label: label }) },
    texts: { summary: paragraphs.join("\n"), details: bullets },
    keywords: item.texts("keywords"),
  };
  const entry = (entries[type] ?? entries.custom)?.(common) ?? {};
  unplaced.push(...item.rest());
  return { ...entry, ...(isId(own) && { id: own }), ...(isHidden && { hidden: true }) };
}

const isId = (id: string | undefined): boolean => id !== undefined && /^[\w-]{1,64}$/.test(id);

const asOne = ({ summary, details }: Common["texts"]): string => [summary, ...details].filter(Boolean).join("\n");

const dateOf = ({ start, end }: ReturnType<typeof periodOf>): string | undefined => (end ? `${start} – ${end}` : start);
