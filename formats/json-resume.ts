import type * as z from "zod";
import { withoutControls } from "../domain/fields/text.ts";
import { isJsonObject, type JsonObject } from "../domain/json/json-object.ts";
import type { PdfDocument } from "../domain/ports.ts";
import { sectionNames } from "../domain/presentation.ts";
import { resumeContent } from "../domain/resume.ts";
import { visible } from "../outline/visible.ts";
import { entriesAs, skillsAs } from "./json/json-resume-entries.ts";
import { ofBasics, ofLists, ofLocation, ofProfile } from "./json/json-resume-fields.ts";
import { RecordMap, shapeOf, type Values, withoutOwn } from "./json/record.ts";
import type { Written } from "./page/set-page.ts";

/*
 * JSON Resume 1.2 (https://github.com/jsonresume/resume-schema). What it has no field for stands under `x-` and the name of the field here; what a
 * resume has no field for is kept in its `custom`, and in that of its entries, and comes back to its place.
 */

/** Under this key of a resume's `custom` stands what a document had that is no field of a resume. */
const keptAs = "json_resume";

const { custom, ...fields } = shapeOf(resumeContent);

const locationMap = new RecordMap(ofLocation, shapeOf(resumeContent.shape.location));

const head = new RecordMap(
  {
    ...ofBasics,
    location: {
      field: "location",
      read: (raw) => (isJsonObject(raw) ? locationMap.read(raw).fields : typeof raw === "string" && raw !== "" ? { text: raw } : undefined),
      write: (value) => (isJsonObject(value) ? locationMap.write(value, {}) : undefined),
    },
    profiles: entriesAs("profiles", ofProfile),
  },
  pick(fields, (field) => !isApart(field)),
);

const sections = new RecordMap(
  Object.fromEntries(
    Object.entries(ofLists).map(([key, { field, codecs }]) => [key, field === "skills" ? skillsAs(codecs) : entriesAs(field, codecs)]),
  ),
  pick(fields, isApart),
);

/** Tells whether a field stands beside `basics`: all sections but the summary do. */
function isApart(field: string): boolean {
  return field === "presentation" || (field !== "summary" && sectionNames.some((name) => name === field));
}

function pick<Value>(values: Record<string, Value>, test: (key: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => test(key)));
}

/** Puts back, into what is shown, what a caller keeps of an entry for itself: its id, its tags and data of its own. */
function withOwn<Content extends PdfDocument["content"]>(shown: Content, { custom_sections, ...content }: Content): Content {
  const isShown = (entry: unknown) => !(isJsonObject(entry) && entry.hidden === true);
  const inAll = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter(isShown).map(inAll);
    return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inAll(inner)])) : value;
  };
  const own = Object.entries(content).filter(([name]) => name in shown && name !== "presentation" && name !== "section_intros");
  return { ...shown, ...Object.fromEntries(own.map(([name, value]) => [name, inAll(value)])) };
}

/**
 * Writes a resume as JSON Resume, valid by its schema. One that has a `custom`, be it empty, is written for its owner: with what an import has kept
 * there, and with what entries have for the owner alone.
 */
export function write({ content }: { content: PdfDocument["content"] & { custom?: JsonObject | undefined } }): Written {
  const { custom, ...whole } = content;
  const { presentation, contact_email, email, ...others } = custom ? withOwn(visible(whole), whole) : visible(whole);
  // Who has it printed in place of the key does not want that to be seen.
  const printed = contact_email || email;
  const shown = { ...others, ...(printed && { email: printed }) };
  const given = isJsonObject(custom?.[keptAs]) ? custom[keptAs] : {};
  const { basics: inHead, ...beside } = given;
  const { section_titles = {}, ...look } = presentation ?? {};
  const titled = Object.keys(section_titles).length > 0 ? { ...look, section_titles } : look;
  const values: Values = Object.keys(titled).length > 0 ? { ...shown, presentation: titled } : shown;
  const { $schema, ...listed } = sections.write(pick(values, isApart), beside);
  const document = {
    ...($schema !== undefined && { $schema }),
    basics: head.write(
      pick(values, (field) => !isApart(field)),
      isJsonObject(inHead) ? inHead : {},
    ),
    ...listed,
  };
  return { bytes: new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`), warnings: [] };
}

/**
 * Reads a JSON Resume. `resume` has its fields and, in `custom`, what there is no field for; `unplaced` lists that, each text after its path.
 * Undefined for a text that is no JSON Resume.
 */
export function read(text: string) {
  const document = parsed(text);
  if (!isJsonObject(document) || ![...Object.keys(ofLists), "basics"].some((key) => Object.hasOwn(document, key))) return undefined;
  const { basics: raw, ...others } = document;
  const inHead = head.read(isJsonObject(raw) ? raw : {});
  const inLists = sections.read(others);
  const rest = { ...inLists.rest, ...(Object.keys(inHead.rest).length > 0 && { basics: inHead.rest }) };
  const own = custom?.safeParse({ [keptAs]: rest });
  const isKept = own?.success === true;
  const resume = { ...inHead.fields, ...inLists.fields, ...(isKept && Object.keys(rest).length > 0 && { custom: own.data }) };
  const warnings = isKept ? [] : ["What a resume has no field for is too much to be kept."];
  const { meta: _, $schema: _schema, ...shown } = document;
  // A date or an address stands in the document twice where its schema does not take it as it was written.
  const back = [head.write(withoutOwn(inHead.fields), {}), sections.write(withoutOwn(inLists.fields), {})];
  // Several roles in a project become one text, and so do a text and its comment.
  const partsOf = (found: string) => [found, ...found.split(", "), ...(/^(.*?) ?[(（]([^()（）]*)[)）]$/su.exec(found)?.slice(1) ?? [])];
  const placed = new Set(textsIn([inHead.fields, inLists.fields, back]).flatMap(([, found]) => partsOf(found)));
  const unplaced = textsIn(shown).flatMap(([path, found]) => (placed.has(found) ? [] : [`${path}: ${found}`]));
  return { resume: resume as Partial<z.input<typeof resumeContent>>, unplaced, warnings };
}

/** Parses JSON without what no text of ours holds, such as the carriage returns of Windows. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_, value) => (typeof value === "string" ? withoutControls(value) : value));
  } catch (error) {
    // What is nested without end is told apart from what is no JSON.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Lists the texts and numbers in JSON, each with its path: `work[0].highlights[1]`. An entry's own data is left out. */
function textsIn(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string" || typeof value === "number") return value === "" ? [] : [[path, `${value}`]];
  if (Array.isArray(value)) return value.flatMap((inner, i) => textsIn(inner, `${path}[${i}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "custom" ? [] : textsIn(inner, path ? `${path}.${key}` : key)));
}
