import { isJsonObject } from "../../domain/json/json-object.ts";
import type { ResumeContent } from "../../domain/resume.ts";
import { linkTarget } from "../../outline/text/links.ts";
import { named } from "../../outline/text/lists.ts";
import { isoDate } from "../page/iso-date.ts";
import type { Codec } from "./record.ts";

/* What the fields of JSON Resume 1.2 are called here, and how each is read and written (https://github.com/jsonresume/resume-schema). */

/** Reads a text. Some documents have numbers in their place. */
const text = (raw: unknown): unknown => (typeof raw === "number" ? `${raw}` : raw);

const asItIs = (value: unknown): unknown => value;

const plain = (field: string): Codec => ({ field, read: text, write: asItIs });

/** Reads a text of a list. Some documents have an object there, such as a text with a comment: its first text, with the others in brackets. */
function lineOf(raw: unknown): unknown {
  if (!isJsonObject(raw)) return text(raw);
  const [first, ...others] = Object.values(raw)
    .map(text)
    .filter((value) => value !== "");
  return [first, ...others].every((value) => typeof value === "string") ? named(first as string, others.join(", ")) : raw;
}

/** A list of texts. Some documents have one text in its place. */
const texts = (field: string): Codec => ({
  field,
  read: (raw) => (Array.isArray(raw) ? raw.map(lineOf) : typeof raw === "string" && raw !== "" ? [raw] : undefined),
  write: asItIs,
});

/** Tells whether an address has a scheme, and nothing but the characters of addresses (RFC 3986). */
const isUri = (url: string): boolean => /^[a-z][a-z0-9+.-]*:([\w\-.~:/?#@!$&'()*+,;=]|%[0-9a-f]{2})+$/i.test(url) && URL.canParse(url);

function uriOf(url: unknown): string | undefined {
  if (typeof url !== "string" || isUri(url)) return url as string | undefined;
  const target = linkTarget(url)?.replace(/[[\]{}|\\^`]/g, encodeURIComponent);
  return target && isUri(target) ? target : undefined;
}

const uri = (field: string): Codec => ({ field, read: asItIs, write: uriOf });

const email = (field: string): Codec => ({
  field,
  read: asItIs,
  // What its schema takes for one: in ASCII.
  write: (address) => (typeof address === "string" && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+$/i.test(address) ? address : undefined),
});

const date = (field: string): Codec => ({ field, read: text, write: isoDate });

/** A school can have a year in place of start and end. */
const endOfSchool: Codec = { field: "end", read: text, write: (end, { year }) => isoDate(end ?? year) };

/** Several roles in a project are one text here. */
const roles: Codec = {
  field: "role",
  read: (raw) => (Array.isArray(raw) ? raw.map(text).join(", ") || undefined : raw),
  write: (role) => (role === undefined ? undefined : [role]),
};

/** Another key, under which a field is read in the absence of its own; of lists, what both have is read. */
const alias = (codec: Codec): Codec => ({ ...codec, isAlias: true });

const period = { startDate: date("start"), endDate: date("end") };
/** What JSON Resume 0.0 called `url`. */
const website = alias(uri("url"));

export const ofBasics = {
  name: plain("name"),
  label: plain("headline"),
  image: plain("photo"),
  picture: alias(plain("photo")),
  email: email("email"),
  phone: plain("phone"),
  url: uri("url"),
  website,
  summary: plain("summary"),
};

export const ofLocation = {
  address: plain("address"),
  postalCode: plain("postal_code"),
  city: plain("city"),
  countryCode: plain("country_code"),
  region: plain("region"),
};

export const ofProfile = { network: plain("network"), username: plain("username"), url: uri("url") };

/** The lists of JSON Resume, under its names, in the order of its documentation. */
export const ofLists = {
  work: {
    field: "experience",
    codecs: {
      name: plain("company"),
      company: alias(plain("company")),
      organization: alias(plain("company")),
      position: plain("role"),
      location: plain("location"),
      description: plain("description"),
      url: uri("url"),
      website,
      ...period,
      summary: plain("summary"),
      highlights: texts("details"),
    },
  },
  volunteer: {
    field: "volunteer",
    codecs: {
      organization: plain("organization"),
      position: plain("role"),
      url: uri("url"),
      website,
      ...period,
      summary: plain("summary"),
      highlights: texts("details"),
    },
  },
  education: {
    field: "education",
    codecs: {
      institution: plain("institution"),
      url: uri("url"),
      area: plain("area"),
      studyType: plain("degree"),
      startDate: date("start"),
      endDate: endOfSchool,
      score: plain("score"),
      gpa: alias(plain("score")),
      courses: texts("courses"),
      highlights: alias(texts("details")),
    },
  },
  awards: {
    field: "awards",
    codecs: { title: plain("title"), date: date("date"), awarder: plain("awarder"), summary: plain("summary") },
  },
  certificates: {
    field: "certifications",
    codecs: {
      name: plain("name"),
      date: date("date"),
      startDate: alias(date("date")),
      endDate: alias(date("expires")),
      url: uri("url"),
      issuer: plain("issuer"),
    },
  },
  publications: {
    field: "publications",
    codecs: {
      name: plain("name"),
      publisher: plain("publisher"),
      releaseDate: date("date"),
      url: uri("url"),
      website,
      summary: plain("summary"),
    },
  },
  skills: {
    field: "skills",
    codecs: { name: plain("name"), level: plain("level"), keywords: texts("keywords"), details: alias(texts("keywords")) },
  },
  languages: { field: "languages", codecs: { language: plain("language"), fluency: plain("fluency") } },
  interests: { field: "interests", codecs: { name: plain("name"), keywords: texts("keywords") } },
  references: { field: "references", codecs: { name: plain("name"), reference: plain("reference") } },
  projects: {
    field: "projects",
    codecs: {
      name: plain("name"),
      description: plain("description"),
      summary: alias(plain("description")),
      highlights: texts("details"),
      keywords: texts("keywords"),
      ...period,
      url: uri("url"),
      website,
      roles,
      entity: plain("organization"),
      type: plain("type"),
    },
  },
} satisfies Record<string, { field: keyof ResumeContent; codecs: Record<string, Codec> }>;
