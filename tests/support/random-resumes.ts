import fc from "fast-check";
import { locales } from "../../domain/locales/locales.ts";
import type { PdfDocument } from "../../domain/ports.ts";
import { sectionNames } from "../../domain/presentation.ts";
import { resumeContent } from "../../domain/resume.ts";
import { photoShapes, templateNames, typefaces } from "../../domain/templates.ts";
import { withMarks } from "./random-marks.ts";
import { scriptTexts } from "./script-texts.ts";

/** A picture of one pixel: it is as large as the template sets it. */
const photo = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const latin =
  "a of the data systems Engineer delivered 40% (2023) team’s PostgreSQL migration latency from 9 hours to 4 seconds, and wrote down why".split(
    " ",
  );
const wordsOf = Object.values(scriptTexts).map(({ text }) => text.match(/\S{1,16}\p{M}*/gu) ?? []);

/** A word that no line has room for. */
const endless = fc.oneof(
  fc.integer({ min: 20, max: 290 }).map((length) => "Wagenburgstrasse".repeat(20).slice(0, length)),
  fc.integer({ min: 31, max: 290 }).map((length) => "w".repeat(length)),
  fc.constantFrom("Donaudampfschifffahrtsgesellschaftskapitän", "東京都千代田区丸の内".repeat(12), "وبالاستفادةمنالأنظمة".repeat(8)),
);

const url = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("https://example.com/ada", "github.com/ada-example", "https://例え.example/道", "mailto:a@b.example"),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 40, max: 700 })
      .map((length) => `https://example.com/${"path-of_letters/and?query=1&".repeat(30)}`.slice(0, length)),
  },
  { weight: 1, arbitrary: fc.constant("") },
);

const date = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("2019", "2022-03", "2023-11-05", "present", "Spring 2020", "") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("between two winters and a summer of 1999", "W".repeat(40), "令和五年四月一日から令和六年三月三十一日まで"),
  },
);

const cut = (text: string, length: number) => [...text].slice(0, length).join("").trim();

/** Texts in one or two scripts, as a person writes them, and now and then not. */
function textsIn(pools: string[][]) {
  const word = fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...pools.flat()) },
    { weight: 20, arbitrary: fc.constantFrom(...latin) },
    { weight: 1, arbitrary: endless },
  );
  const phrase = (min: number, max: number) =>
    fc.oneof(
      { weight: 14, arbitrary: fc.array(word, { minLength: min, maxLength: max, size: "max" }).map((words) => words.join(" ")) },
      { weight: 1, arbitrary: fc.constantFrom("", " ") },
    );
  const line = fc.oneof({ weight: 12, arbitrary: phrase(1, 6) }, { weight: 1, arbitrary: phrase(8, 40) }).map((text) => cut(text, 290));
  const bullet = withMarks(
    fc.oneof({ weight: 12, arbitrary: phrase(3, 30) }, { weight: 1, arbitrary: phrase(60, 250) }).map((text) => cut(text, 2700)),
  );
  const paragraph = withMarks(
    fc
      .oneof(
        { weight: 8, arbitrary: phrase(5, 60) },
        { weight: 1, arbitrary: phrase(100, 400) },
        { weight: 1, arbitrary: fc.array(phrase(1, 20), { maxLength: 8 }).map((lines) => lines.join("\n")) },
      )
      .map((text) => cut(text, 9000)),
  );
  return { line, bullet, paragraph };
}

const some = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) => fc.record(shape, { requiredKeys: [] });
const few = <Item>(item: fc.Arbitrary<Item>, maxLength = 3) => fc.array(item, { maxLength, size: "max" });

function contentIn(pools: string[][]) {
  const { line, bullet, paragraph } = textsIn(pools);
  const keywords = few(line, 8);
  const details = few(bullet, 5);
  const when = { start: date, end: date };
  return some({
    name: line,
    phone: fc.constantFrom("+39 011 555 0100", ""),
    summary: paragraph,
    headline: line,
    pronouns: line,
    name_reading: line,
    url,
    url_label: line,
    contact_email: fc.constantFrom("hello@ada.example.com", ""),
    contacts: few(some({ label: line, text: line, url })),
    personal: few(some({ label: line, text: line })),
    section_intros: some({ experience: paragraph, projects: paragraph }),
    photo: fc.constant(photo),
    location: some({ address: line, postal_code: fc.constantFrom("10100", ""), city: line, region: line, country_code: fc.constant("IT") }),
    profiles: few(some({ network: line, username: line, url })),
    skills: few(fc.oneof(line, some({ name: line, level: line, keywords })), 10),
    experience: few(
      some({
        ...when,
        role: line,
        company: line,
        details,
        location: line,
        url,
        url_label: line,
        summary: paragraph,
        keywords,
        description: paragraph,
        employment_type: line,
        hidden: fc.boolean(),
        positions: few(some({ ...when, role: line, location: line, summary: paragraph, details, keywords })),
      }),
      5,
    ),
    education: few(
      some({
        ...when,
        degree: line,
        institution: line,
        year: date,
        area: line,
        score: line,
        courses: keywords,
        location: line,
        url,
        url_label: line,
        summary: paragraph,
        details,
      }),
    ),
    projects: few(
      some({
        ...when,
        date,
        name: line,
        role: line,
        organization: line,
        type: line,
        location: line,
        description: paragraph,
        url,
        url_label: line,
        details,
        keywords,
      }),
    ),
    volunteer: few(some({ ...when, role: line, organization: line, location: line, url, url_label: line, summary: paragraph, details })),
    certifications: few(some({ name: line, issuer: line, date, expires: date, score: line, url, url_label: line, summary: paragraph })),
    awards: few(some({ title: line, awarder: line, date, url, url_label: line, summary: paragraph })),
    publications: few(some({ name: line, publisher: line, date, doi: line, url, url_label: line, authors: keywords, summary: paragraph })),
    languages: few(some({ language: line, fluency: line, certificates: few(some({ name: line, score: line })) })),
    interests: few(some({ name: line, keywords, summary: paragraph })),
    references: few(
      some({ name: line, position: line, organization: line, relationship: line, email: line, phone: line, reference: paragraph }),
    ),
    custom_sections: few(
      some({
        id: fc.constantFrom(...ownSections),
        title: line,
        intro: paragraph,
        items: few(some({ title: line, subtitle: line, date, location: line, url, url_label: line, text: paragraph, details })),
      }),
      3,
    ),
  });
}

/** The ids of custom sections, some of which have a place of their own. */
const ownSections = ["a", "b", "c"];

const sectionTitle = fc.constantFrom(
  "Where I have worked",
  "職務経歴",
  "الخبرة المهنية",
  "T".repeat(93),
  "All that there is to be said about this ".repeat(2),
  "",
);

const presentation = some({
  accent_color: fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, "0")}`),
  locale: fc.constantFrom(...Object.keys(locales)),
  date_style: fc.constantFrom("month" as const, "year" as const, "numeric" as const, "full" as const),
  direction: fc.constantFrom("auto" as const, "auto" as const, "ltr" as const, "rtl" as const),
  section_order: fc.shuffledSubarray([...sectionNames, ...ownSections.map((id) => `custom_sections.${id}` as const)]),
  hidden_sections: fc.shuffledSubarray([...sectionNames, "photo" as const], { maxLength: 3 }),
  section_titles: fc.dictionary(fc.constantFrom(...sectionNames), sectionTitle),
  fit: fc.constantFrom("auto" as const, "none" as const),
  typeface: fc.constantFrom(...typefaces),
  text_size: fc.constantFrom(9, 10, 11.5, 12),
  margins: fc.constantFrom("narrow" as const, "normal" as const, "wide" as const),
  spacing: fc.constantFrom("tight" as const, "normal" as const, "airy" as const),
  photo_shape: fc.constantFrom(...photoShapes),
  skills_style: fc.constantFrom("lines" as const, "columns" as const),
  show_personal: fc.boolean(),
  max_pages: fc.oneof({ weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 2, arbitrary: fc.constant(60) }),
});

/** What is not shown as it is written, and so is not numbered. */
const unnumbered = new Set([
  "id",
  "photo",
  "url",
  "phone",
  "email",
  "contact_email",
  "doi",
  "presentation",
  "start",
  "end",
  "year",
  "date",
  "expires",
]);

/** Puts a number of its own before each text, by which it is found in the PDF. Digits, for these leave its direction as it is. */
function number<Value>(value: Value, next: () => number, field = ""): Value {
  if (typeof value === "string") return (unnumbered.has(field) || !value.trim() ? value : `${next()} ${value}`) as Value;
  if (typeof value !== "object" || value === null || field === "presentation") return value;
  const inner = Object.entries(value).map(([key, item]) => [key, number(item, next, Array.isArray(value) ? field : key)]);
  return (Array.isArray(value) ? inner.map(([, item]) => item) : Object.fromEntries(inner)) as Value;
}

/** A resume whose texts begin with a number each, from 70000 on, titles of sections that it chose included. */
export function numbered({ presentation, ...content }: Record<string, unknown> & { presentation?: { section_titles?: object } }) {
  let last = 70_000;
  const next = () => ++last;
  const { section_titles, ...look } = presentation ?? {};
  return resumeContent.parse({
    email: "ada@example.com",
    ...number(content, next),
    presentation: { ...look, ...(section_titles && { section_titles: number(section_titles, next) }) },
  });
}

/** Any resume that the model takes, in any template, on any paper. */
export const randomDocument: fc.Arbitrary<PdfDocument> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant<string[][]>([latin]) },
    { weight: 2, arbitrary: fc.subarray(wordsOf, { minLength: 1, maxLength: 2 }) },
  )
  .chain((pools) =>
    fc.record({
      content: fc
        .record({ content: contentIn(pools), presentation })
        .map(({ content, presentation }) => numbered({ ...content, presentation })),
      template: fc.constantFrom(...templateNames),
      page_size: fc.constantFrom("A4" as const, "Letter" as const),
    }),
  );
