import type { RenderedContent } from "../../domain/resume.ts";
import { type Line, lineText, type TextPart } from "../lines.ts";
import { isPersonal } from "../words/personal.ts";
import { emailIn, networkNamed, phoneIn, profileAt, urlIn } from "./contact-shapes.ts";
import { isCountry, isPlace } from "./place-shape.ts";
import { withoutSigns } from "./when.ts";

type Head = Partial<Pick<RenderedContent, "email" | "name" | "headline" | "pronouns" | "phone" | "url" | "location" | "profiles">>;

/** What the head of a resume says, the paragraphs in it, and the lines of which nothing is known. */
export type HeadRead = { head: Head; prose: Line[]; rest: Line[] };

const label =
  /^(e-?mail|mail|phone|telephone|tel|mobile|mob|cell|web(site)?|homepage|portfolio|url|address|location|adresse|anschrift|telefon|téléphone|teléfono|telefono|handy|dirección|indirizzo|correo|endereço|contact|links?|電話|メール|住所|电话|邮箱|地址|전화|이메일|주소|телефон|тел|почта|адрес|[epmat])\s*(\.?\s*[:：]|(?<=..)\.)\s*/iu;

const pronouns = /^\(?((she|he|they|ze|xe|sie|er|elle|il|ella|él|lei|lui)(\s*\/\s*\p{L}+)+)\)?$/iu;

/** Reads name, headline and contacts out of the lines before the first section, and of those under "Contact". */
export function readHead(lines: readonly Line[], contacts: readonly Line[], name: readonly Line[]): HeadRead {
  const head: Head = {};
  const prose: Line[] = [];
  const rest: Line[] = [];
  const inContacts = new Set(contacts.map(({ y }) => y));
  const named = name.map(({ parts }) => parts[0]?.text).join(" ");
  if (named) Object.assign(head, withoutPronouns(named));
  const others = [...name.flatMap(afterName), ...lines.filter((line) => !name.includes(line))];
  for (const line of unbroken([...others, ...contacts])) {
    const left = line.parts.flatMap(piecesOf).filter((piece) => !takeContact(head, piece.text, piece.link));
    if (left.length === 0) continue;
    if (line.parts.length === 1 && lineText(line).length > 110) {
      prose.push(line);
      continue;
    }
    const unknown = left.filter(({ text }, i) => {
      const isHeadline =
        i === 0 && !inContacts.has(line.y) && !/\d{3}/u.test(text) && text.length <= 120 && !isPersonal(text) && /\p{L}{2}/u.test(text);
      if (isHeadline && head.headline === undefined && prose.length === 0) head.headline = withoutSigns(text);
      else if (head.location || !takeAddress(head, text)) return true;
      return false;
    });
    if (unknown.length > 0) rest.push({ ...line, parts: unknown.map((piece) => ({ ...(line.parts[0] as TextPart), text: piece.text })) });
  }
  return { head, prose, rest };
}

/** Joins an address that has broken at a hyphen or a slash. */
function unbroken(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const [last, first] = [above?.parts.at(-1), line.parts[0]];
    const isBroken = last && first && line.parts.length === 1 && /[./@][^\s]*[-/_.]$/u.test(last.text) && !first.text.includes(" ");
    if (above && isBroken)
      whole.splice(-1, 1, { ...above, parts: [...above.parts.slice(0, -1), { ...last, text: last.text + first.text }] });
    else whole.push(line);
  }
  return whole;
}

/** What stands in the line of the name, beside it. */
const afterName = (line: Line): Line[] => (line.parts.length > 1 ? [{ ...line, parts: line.parts.slice(1) }] : []);

/** Pronouns behind a name are not part of it. */
function withoutPronouns(text: string): Pick<Head, "name" | "pronouns"> {
  const [, name = text, said] = /^(.+?)\s*[(,]\s*((?:she|he|they)\s*\/[^)]*)\)?$/iu.exec(text) ?? [];
  return { name: withoutSigns(name), ...(said && { pronouns: said.trim() }) };
}

const piecesOf = ({ text, link }: TextPart): { text: string; link?: string | undefined }[] => {
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
  const [, site, username] = /^(\p{Lu}[\p{L}\d ]{1,20}):\s*(@\S+|\S+\.\S+|[\d-]{8,})$/u.exec(piece) ?? [];
  if (site && username && !said) {
    const address = urlIn(username);
    head.profiles = [
      ...(head.profiles ?? []),
      { network: site, ...(address ? { url: link ?? address } : { username, ...(link && { url: link }) }) },
    ];
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

/** Reads a place: "Turin", "Turin, IT", "1 Mill Lane, 10100 Turin, IT". Of any other the parts can't be told: it stays as it is. */
function takeAddress(head: Head, text: string): boolean {
  const parts = text
    .split(/,\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0 || text.length > 150 || (parts.length === 1 && !isPlace(text) && !/^\p{Lu}[\p{L} '-]+$/u.test(text))) return false;
  head.location = placeOf(parts) ?? { address: text };
  return true;
}

const zip = String.raw`(?:[A-Z]{1,2}-)?\d{4} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?|\d{2}-\d{3}|\d{3} \d{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|[A-Z]\d{2} ?[A-Z\d]{4}`;
const zipAlone = new RegExp(`^(?:${zip})$`, "u");
const zipAndCity = new RegExp(`^(${zip})\\s+(\\p{L}[^,\\d]*)$`, "u");
const cityAndZip = new RegExp(`^(\\p{L}[^,\\d]*?)[\\s-]+(${zip})$`, "u");
const isWord = (text: string | undefined): text is string => text !== undefined && /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(text);

function placeOf(parts: string[]): Head["location"] | undefined {
  const rest = [...parts];
  const last = rest.at(-1) ?? "";
  const isState = rest.length === 2 && usStates.has(last) && isWord(rest[0]);
  const country_code = rest.length > 1 && !isState && (/^[A-Z]{2}$/.test(last) || isCountry(last)) ? rest.pop() : undefined;
  const of = (place: NonNullable<Head["location"]>, streets: string[], others: string[] = []) =>
    others.length > 1
      ? undefined
      : {
          ...(streets.length > 0 && { address: streets.join(", ") }),
          ...place,
          ...(others[0] && { region: others[0] }),
          ...(country_code && { country_code }),
        };
  const at = rest.findLastIndex((part) => zipAlone.test(part) || zipAndCity.test(part) || (cityAndZip.test(part) && rest.length > 1));
  const found = rest[at] ?? "";
  const [, before = "", behind = ""] = zipAndCity.exec(found) ?? [];
  if (before) return of({ postal_code: before, city: behind }, rest.slice(0, at), rest.slice(at + 1));
  const [, named = "", code = ""] = cityAndZip.exec(found) ?? [];
  if (code && /^[A-Z]{2,3}$/.test(named))
    return of({ city: rest[at - 1] ?? "", region: named, postal_code: code }, rest.slice(0, at - 1), rest.slice(at + 1));
  if (code) return of({ city: named, postal_code: code }, rest.slice(0, at), rest.slice(at + 1));
  if (at > 0) return of({ city: rest[at - 1] ?? "", postal_code: found }, rest.slice(0, at - 1), rest.slice(at + 1));
  const streets = rest.filter((part) => /\d/u.test(part));
  const [city, ...others] = rest.slice(streets.length);
  return isWord(city) && rest.slice(0, streets.length).every((part) => /\d/u.test(part)) ? of({ city }, streets, others) : undefined;
}

const usStates = new Set(
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split(
    " ",
  ),
);
