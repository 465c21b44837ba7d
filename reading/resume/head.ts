import type { RenderedContent } from "../../domain/resume.ts";
import { type Line, lineText, type Part } from "../lines.ts";
import { isPersonal } from "../words/personal.ts";
import { emailIn, networkNamed, phoneIn, profileAt, urlIn } from "./contact-shapes.ts";
import { isPlace } from "./place-shape.ts";
import { withoutSigns } from "./when.ts";

export type Head = Partial<Pick<RenderedContent, "email" | "name" | "headline" | "pronouns" | "phone" | "url" | "location" | "profiles">>;

/** What the head of a resume says, the paragraphs in it, and the lines of which nothing is known. */
export type HeadRead = { head: Head; prose: Line[]; rest: Line[] };

const label =
  /^(e-?mail|mail|phone|telephone|tel|mobile|mob|cell|web(site)?|homepage|portfolio|url|address|location|adresse|anschrift|telefon|téléphone|teléfono|telefono|handy|dirección|indirizzo|correo|endereço|contact|links?|電話|メール|住所|电话|邮箱|地址|전화|이메일|주소|телефон|тел|почта|адрес|[epmat])\s*[.:：]+\s*/iu;

const pronouns = /^\(?((she|he|they|ze|xe|sie|er|elle|il|ella|él|lei|lui)(\s*\/\s*\p{L}+)+)\)?$/iu;

/** Reads name, headline and contacts out of the lines before the first section, and of those under "Contact". */
export function readHead(lines: readonly Line[], contacts: readonly Line[], name: readonly Line[]): HeadRead {
  const head: Head = {};
  const prose: Line[] = [];
  const rest: Line[] = [];
  const named = name.map(({ parts }) => parts[0]?.text).join(" ");
  if (named) Object.assign(head, inNaturalCase(named));
  const others = [...name.flatMap(afterName), ...lines.filter((line) => !name.includes(line))];
  for (const line of [...others, ...contacts]) {
    const left = line.parts.flatMap(piecesOf).filter((piece) => !takeContact(head, piece.text, piece.link));
    if (left.length === 0) continue;
    const text = left.map((piece) => piece.text).join(", ");
    const isHeadline = !contacts.includes(line) && !/\d{3}/u.test(text) && text.length <= 120 && !isPersonal(text);
    if (line.parts.length === 1 && lineText(line).length > 110) prose.push(line);
    else if (isHeadline && head.headline === undefined && prose.length === 0) head.headline = withoutSigns(text);
    else if (!head.location && takeAddress(head, text)) continue;
    else rest.push({ ...line, parts: left.map((piece) => ({ ...(line.parts[0] as Part), text: piece.text })) });
  }
  return { head, prose, rest };
}

/** What stands in the line of the name, beside it. */
const afterName = (line: Line): Line[] => (line.parts.length > 1 ? [{ ...line, parts: line.parts.slice(1) }] : []);

/** A name in capitals is written as names are; a degree or pronouns behind it are not part of it. */
function inNaturalCase(text: string): Pick<Head, "name" | "pronouns"> {
  const [, name = text, said] = /^(.+?)\s*[(,]\s*((?:she|he|they)\s*\/[^)]*)\)?$/iu.exec(text) ?? [];
  return { name: withoutSigns(name), ...(said && { pronouns: said.trim() }) };
}

const piecesOf = ({ text, link }: Part): { text: string; link?: string | undefined }[] => {
  const pieces = text.split(/\s*[|•♦◦⋄∣▪✦⟡]\s*|\s+[·–—-]\s+|\s{3,}|;\s+/u).map((piece) => piece.trim());
  return pieces.filter(Boolean).map((piece) => ({ text: piece, link: pieces.length === 1 ? link : undefined }));
};

/** Takes a text that is a contact by its shape. False where it is none. */
function takeContact(head: Head, piece: string, link: string | undefined): boolean {
  const [said = ""] = label.exec(piece) ?? [];
  const text = withoutSigns(piece.slice(said.length)) || piece;
  if (!text) return true;
  const mail = emailIn(text) ?? (link?.startsWith("mailto:") ? emailIn(link.slice(7)) : undefined);
  if (mail && !networkNamed(text.split(/[:\s]/u)[0] ?? "")) {
    head.email ??= mail;
    const others = withoutSigns(text.replace(mail, ""));
    return !others || takeContact(head, others, undefined) || takeAddress(head, others);
  }
  const [first = "", ...more] = text.split(/\s*[:：]\s*/u);
  const network = networkNamed(first) ?? networkNamed(said.replace(/\s*[:：]\s*$/u, ""));
  const url = urlIn(text) ?? (network && more.length > 0 ? urlIn(more.join(":")) : undefined);
  if (url || network || (link && /^https?:/iu.test(link))) {
    takeAddressOnWeb(head, {
      url: link && /^https?:/iu.test(link) ? link : url,
      network,
      text: network ? more.join(":") : text,
      isShown: url !== undefined,
    });
    return true;
  }
  const said2 = pronouns.exec(text)?.[1];
  if (said2) {
    head.pronouns ??= said2;
    return true;
  }
  const number = phoneIn(text);
  if (number && number.replace(/\D/g, "").length >= 7 && text.length - number.length < 12) {
    if (head.phone) return false;
    head.phone = number.trim();
    return true;
  }
  if (head.location) return false;
  return isPlace(text) ||
    (said && /^(address|location|adresse|anschrift|dirección|indirizzo|endereço|住所|地址|주소|адрес)/iu.test(said)) ||
    hasPostalCode(text)
    ? takeAddress(head, text)
    : false;
}

function takeAddressOnWeb(
  head: Head,
  { url, network, text, isShown }: { url: string | undefined; network: string | undefined; text: string; isShown: boolean },
) {
  const profile = url === undefined ? undefined : profileAt(url);
  const known = profile ?? (network ? { network, ...(text && { username: text.trim() }), ...(url && { url }) } : undefined);
  if (known) {
    const already = head.profiles?.some((one) => one.url !== undefined && one.url === known.url);
    if (!already) head.profiles = [...(head.profiles ?? []), known];
  } else if (url && head.url === undefined) head.url = url;
  else if (url) head.profiles = [...(head.profiles ?? []), { ...(!isShown && text && { network: text }), url }];
}

const hasPostalCode = (text: string): boolean =>
  text.includes(",") && /(^|\s)(\d{4,6}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|\d{5}-\d{3,4})(\s|,|$)/u.test(text) && /\p{L}{3}/u.test(text);

/** Reads a place: street, postal code, city, region and country, as far as their shapes tell. */
function takeAddress(head: Head, text: string): boolean {
  const parts = text
    .split(/,\s*|，|、|،\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0 || text.length > 150 || (parts.length === 1 && !isPlace(text) && !/^\p{Lu}[\p{L} '-]+$/u.test(text))) return false;
  const location: NonNullable<Head["location"]> = {};
  const rest = [...parts];
  const last = rest.at(-1) ?? "";
  if (rest.length > 1 && /^[A-Z]{2}$/.test(last) && !(rest.length === 2 && usStates.has(last))) location.country_code = rest.pop() ?? "";
  const street = rest.findIndex(
    (part) => /\p{N}/u.test(part) && /\p{L}{2}/u.test(part) && !/^\d{4,6}\s\p{Lu}/u.test(part) && !/^[A-Z]{2} \d{5}/u.test(part),
  );
  if (street >= 0 && rest.length > 1) [location.address] = rest.splice(street, 1);
  const code = rest.findIndex((part) => /\d/u.test(part));
  if (code >= 0) {
    const [, zip = "", city = ""] = /^((?:[A-Z]{1,2}-)?\d[\d -]*\d|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})\s*(.*)$/u.exec(rest[code] ?? "") ?? [];
    const [, region = "", behind = ""] = /^(.*?)\s+(\d{4,6}(?:-\d{4})?)$/u.exec(rest[code] ?? "") ?? [];
    if (zip) {
      location.postal_code = zip;
      if (city) location.city = city;
      rest.splice(code, 1);
    } else if (behind) {
      location.postal_code = behind;
      if (/^[A-Z]{2}$/.test(region) || code > 0) location.region = region;
      else location.city = region;
      rest.splice(code, 1);
    }
  }
  for (const part of rest) {
    if (location.city === undefined) location.city = part;
    else if (location.region === undefined) location.region = part;
    else location.country_code ??= part;
  }
  head.location = location;
  return true;
}

const usStates = new Set(
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split(
    " ",
  ),
);
