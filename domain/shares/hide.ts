import { isJsonObject, type JsonObject } from "../json/json-object.ts";
import type { Face } from "../resume.ts";
import type { Hideable } from "./share.ts";

/**
 * Returns a face as a share shows it: without the caller's own data, and without what is to be hidden, wherever it stands: in the fields of its own, in
 * further contacts, in what references have, and in any text that repeats it.
 */
export function sharedFace({ custom: _, ...face }: Face, hide: readonly Hideable[]): Face {
  const hidden = new Set(hide);
  const texts = repeated(face, hidden);
  const kept = Object.fromEntries(Object.entries(face).filter(([field]) => !isHidden(field, hidden)));
  return cleaned({ ...kept, ...emptied(hidden) }, { hidden, texts }) as Face;
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

type What = { hidden: Set<Hideable>; texts: string[] };

/** An entry that is nothing but a way to reach the person. */
const isContact = (list: string) => list === "contacts" || list === "personal" || list === "profiles";

function cleaned(value: unknown, what: What, list = ""): unknown {
  if (typeof value === "string") return what.texts.reduce((left, text) => without(left, text), value);
  if (Array.isArray(value)) {
    return value.filter((entry) => !(isContact(list) && reaches(entry, what))).map((entry) => cleaned(entry, what, list));
  }
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([field]) => !isOwnData(field) && !(list !== "" && isHiddenWithin(field, what)));
  return Object.fromEntries(fields.map(([field, inner]) => [field, cleaned(inner, what, field)]));
}

const isOwnData = (field: string) => field === "custom" || field === "tags";

/** In an entry, `location` is where a job was: that stays. */
const isHiddenWithin = (field: string, { hidden }: What) => field !== "location" && isHidden(field, hidden);

function without(text: string, gone: string): string {
  // Not by `toLowerCase`, in which some letters are longer: what follows them would stand elsewhere.
  const pattern = new RegExp(gone.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "giu");
  let left = text;
  // What is left may say it again.
  while (left.search(pattern) >= 0) left = left.replace(pattern, "");
  return left;
}

/** Tells whether a further contact is an email, a phone or an address that is to be hidden. */
function reaches(entry: unknown, { hidden, texts }: What): boolean {
  const said = isJsonObject(entry) ? Object.values(entry as JsonObject).filter((part) => typeof part === "string") : [];
  const says = (pattern: RegExp) => said.some((part) => pattern.test(part));
  return (
    (hidden.has("email") && says(/^mailto:|\S@\S/i)) ||
    (hidden.has("phone") && says(/^tel:|(?:\d[\s()./-]*){7,}/i)) ||
    said.some((part) => texts.some((text) => part.toLowerCase().includes(text.toLowerCase()))) ||
    (hidden.has("location") && says(/address|adresse|indirizzo|dirección|住所|地址/i))
  );
}
