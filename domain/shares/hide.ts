import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import { presentation } from "../presentation.ts";
import type { Face } from "../resume.ts";
import type { Hideable } from "./share.ts";

/**
 * Returns a face as a share shows it: without the caller's own data, and without what is to be hidden, wherever it stands: in the fields of its own, in
 * further contacts, in what references have, and in any text or link that repeats it.
 */
export function sharedFace({ custom: _, ...face }: Face, hide: readonly Hideable[]): Face {
  const hidden = new Set(hide);
  const patterns = repeated(face, hidden).map(patternOf);
  const kept = Object.fromEntries(Object.entries(face).filter(([field]) => !isHidden(field, hidden)));
  return cleaned({ ...kept, ...emptied(hidden) }, { hidden, patterns }) as Face;
}

/** The fields, at any depth, that say a thing. */
const fieldsOf: Record<Hideable, string[]> = {
  phone: ["phone"],
  email: ["email", "contact_email"],
  location: [],
  photo: ["photo"],
};

const isHidden = (field: string, hidden: Set<Hideable>) =>
  (field === "location" && hidden.has("location")) || [...hidden].some((thing) => fieldsOf[thing].includes(field));

/** What every resume has stays, and is empty. */
const emptied = (hidden: Set<Hideable>) => ({ ...(hidden.has("phone") && { phone: "" }), ...(hidden.has("email") && { email: "" }) });

/** The texts that say a thing word by word. Four digits are none: they may as well be a year. */
function repeated({ phone, email, location, ...face }: Face, hidden: Set<Hideable>): string[] {
  const { contact_email } = face as { contact_email?: string | undefined };
  const { address, postal_code, text } = (location ?? {}) as Record<string, string | undefined>;
  const said = {
    phone: [phone],
    email: [email, contact_email],
    location: [address, postal_code, text],
    photo: [],
  };
  return [...hidden]
    .flatMap((thing) => said[thing])
    .filter((one) => one !== undefined && one.trim().length > 3 && !/^\d{4}$/.test(one.trim())) as string[];
}

/**
 * Makes what finds a text whatever its case, as it also stands in a link: an email with `%40`, and the digits of a phone with other signs between
 * them, or none.
 */
function patternOf(text: string): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace("@", "(?:@|%40)");
  const digits = text.match(/\d/g) ?? [];
  const isPhone = digits.length >= 7 && /^[\d\s+()./-]+$/.test(text);
  return new RegExp(isPhone ? `${literal}|\\+?${digits.join("(?:[\\s()./-]|%20)*")}` : literal, "giu");
}

type What = { hidden: Set<Hideable>; patterns: RegExp[] };

/** An entry that is nothing but a way to reach the person. */
const isContact = (list: string) => list === "contacts" || list === "personal" || list === "profiles";

function cleaned(value: unknown, what: What, list = ""): unknown {
  if (typeof value === "string" && !isText(list)) return value;
  if (typeof value === "string") return what.patterns.reduce(without, value);
  if (Array.isArray(value)) {
    return value.filter((entry) => !(isContact(list) && reaches(entry, what))).map((entry) => cleaned(entry, what, list));
  }
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([field]) => !isOwnData(field) && !(list !== "" && isHiddenWithin(field, what)));
  return Object.fromEntries(fields.map(([field, inner]) => [field, cleaned(inner, what, field)]));
}

/** A picture is no text, nor is what is chosen from what the service offers: without a part of them, they would be broken. */
const isText = (field: string) => field !== "photo" && (field === "qr" || !Object.hasOwn(presentation.shape, field));

const isOwnData = (field: string) => field === "custom" || field === "tags";

/** In an entry, `location` is where a job was: that stays. */
const isHiddenWithin = (field: string, { hidden }: What) => field !== "location" && isHidden(field, hidden);

function without(text: string, pattern: RegExp): string {
  let left = text;
  // What is left may say it again.
  while (left.search(pattern) >= 0) left = left.replace(pattern, "");
  return left;
}

/** Tells whether a further contact is an email, a phone or an address that is to be hidden. */
function reaches(entry: unknown, { hidden, patterns }: What): boolean {
  const said = isJsonObject(entry) ? Object.values(entry as JsonObject).filter((part) => typeof part === "string") : [];
  const says = (pattern: RegExp) => said.some((part) => pattern.test(part));
  return (
    (hidden.has("email") && says(/^mailto:|\S@\S/i)) ||
    (hidden.has("phone") && says(/^tel:|(?:\d[\s()./-]*){7,}/i)) ||
    said.some((part) => patterns.some((pattern) => part.search(pattern) >= 0)) ||
    (hidden.has("location") && says(/address|adresse|indirizzo|dirección|住所|地址/i))
  );
}
