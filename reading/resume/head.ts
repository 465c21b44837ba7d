import type { RenderedContent } from "../../domain/resume.ts";
import { type Line, lineText, type TextPart } from "../lines.ts";
import { columnOf, goesOn, rejoined } from "../page/column.ts";
import { emailIn, networkNamed, phoneIn, profileAt, urlIn } from "../shapes/contact-shapes.ts";
import { isPersonalLabel } from "../shapes/personal-labels.ts";
import { isPlace } from "../shapes/place-shape.ts";
import { withoutSigns } from "../shapes/when.ts";
import { addressIn, hasPostalCode } from "../shapes/written-address.ts";
import { isJob } from "../words/callings.ts";
import { isPersonal } from "../words/personal.ts";

type Head = Partial<
  Pick<
    RenderedContent,
    | "email"
    | "name"
    | "name_reading"
    | "headline"
    | "pronouns"
    | "phone"
    | "url"
    | "url_label"
    | "location"
    | "profiles"
    | "contacts"
    | "personal"
  >
>;

/** What the head of a resume says, the paragraphs in it, and the lines of which nothing is known. */
export type HeadRead = { head: Head; prose: Line[]; rest: Line[] };

const label =
  /^(e-?mail|mail|phone|telephone|tel|mobile|mob|cell|web(site)?|homepage|portfolio|url|address|location|adresse|anschrift|telefon|téléphone|teléfono|telefono|handy|dirección|indirizzo|correo|endereço|contact|links?|電話|メール|住所|电话|邮箱|地址|전화|이메일|주소|телефон|тел|почта|адрес|[epmat])\s*(\.?\s*[:：]|(?<=..)\.)\s*/iu;

/** What people write to each other by, and which has no pages of people. */
const messenger = /^(signal|whatsapp|threema|wechat|微信|line|kakao(talk)?|zalo|viber|discord|imessage)$/iu;

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
  const all = unbroken([...others, ...contacts]);
  for (const [i, line] of all.entries()) {
    const pieces = line.parts.flatMap(piecesOf);
    const left = pieces.filter((piece) => !takeContact(head, piece.text, piece.link));
    if (left.length === 0) continue;
    if (line.parts.length === 1 && lineText(line).length > 110) {
      prose.push(line);
      continue;
    }
    const unknown = left.filter(({ text }, at) => {
      const isWithContacts = left.length < pieces.length;
      if (isWithContacts && head.location === undefined && /^\p{Lu}[\p{L}\p{M}' -]+,\s\p{Lu}[\p{L}\p{M}' -]+$/u.test(text) && !isJob(text))
        return !takeAddress(head, text);
      const isHeadline = at === 0 && !inContacts.has(line.y) && mayBeHeadline(text);
      if (isHeadline && isReading(line, all[i + 1], head)) head.name_reading = text;
      else if (isHeadline && head.headline === undefined && prose.length === 0) head.headline = withoutSigns(text);
      else if (head.location || !takeAddress(head, text)) return true;
      return false;
    });
    if (unknown.length > 0) rest.push({ ...line, parts: unknown.map((piece) => ({ ...(line.parts[0] as TextPart), text: piece.text })) });
  }
  return { head, prose, rest };
}

const mayBeHeadline = (text: string): boolean =>
  !/\d{3}/u.test(text) && text.length <= 120 && !isPersonal(text) && /\p{L}{2}/u.test(text) && !hasPostalCode(text);

/** Tells whether a line says how the name is read: it has as many words, is smaller than the headline below it, and names no job. */
function isReading(line: Line, next: Line | undefined, { name = "", headline, name_reading }: Head): boolean {
  const text = lineText(line);
  return (
    headline === undefined &&
    name_reading === undefined &&
    next !== undefined &&
    next.height > line.height &&
    next.parts.length === 1 &&
    mayBeHeadline(lineText(next)) &&
    !isShaped(lineText(next)) &&
    !isJob(text) &&
    text.split(/\s+/u).length === name.split(/\s+/u).length
  );
}

/** Tells whether a text is a contact by its shape alone. */
const isShaped = (text: string): boolean => [emailIn, urlIn, phoneAlone].some((find) => find(text) !== undefined);

/** The phone number that a text is, but for a word before it; undefined for any other text. */
function phoneAlone(text: string): string | undefined {
  const number = phoneIn(text);
  return number && number.replace(/\D/g, "").length >= 7 && text.length - number.length < 12 ? number : undefined;
}

/** Joins an address that has broken at a hyphen or a slash, and a place that goes on in the next line of a narrow column. */
function unbroken(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const [last, first] = [above?.parts.at(-1), line.parts[0]];
    const isBroken = last && first && line.parts.length === 1 && /[./@][^\s]*[-/_.]$/u.test(last.text) && !first.text.includes(" ");
    const text = isBroken ? last.text + first.text : above && placeGoesOn(above, line, lines);
    if (above && last && text) whole.splice(-1, 1, { ...line, parts: [...above.parts.slice(0, -1), { ...last, text }] });
    else whole.push(line);
  }
  return whole;
}

/** The text of two lines that are one place, as its postal code or its country tells: "1 Mill Lane, 10100", then "Turin, IT". Undefined for any others. */
function placeGoesOn(above: Line, line: Line, lines: readonly Line[]): string | undefined {
  const texts = [lineText(above), lineText(line)] as const;
  const isAlike = above.parts.length + line.parts.length === 2 && Math.abs(above.x - line.x) < 1 && above.height === line.height;
  if (
    !isAlike ||
    above.page !== line.page ||
    above.y - line.y > 2 * line.height ||
    texts.some((text) => isShaped(text) || label.test(text))
  )
    return undefined;
  const joined = rejoined(...texts);
  if (!hasPostalCode(joined) && !/[,،、，]\s*[A-Z]{2}$/u.test(joined)) return undefined;
  const column = columnOf(lines.filter(({ x, height }) => Math.abs(x - line.x) < 1 && height === line.height));
  return /[,،、，]$/u.test(texts[0]) || goesOn(above, line, column) ? joined : undefined;
}

/** What stands in the line of the name, beside it. */
const afterName = (line: Line): Line[] => (line.parts.length > 1 ? [{ ...line, parts: line.parts.slice(1) }] : []);

/** Pronouns behind a name are not part of it. */
function withoutPronouns(text: string): Pick<Head, "name" | "headline" | "pronouns"> {
  const [, called = text, said] = /^(.+?)\s*[(,]\s*((?:she|he|they)\s*\/[^)]*)\)?$/iu.exec(text) ?? [];
  // "Ada Example – Engineer", in one line.
  const [, name = called, headline] = /^(.+?)\s+[—–|]\s+(\p{L}.+)$/u.exec(called) ?? [];
  return { name: withoutSigns(name), ...(headline && { headline }), ...(said && { pronouns: said.trim() }) };
}

const piecesOf = ({ text, link }: TextPart): { text: string; link?: string | undefined }[] => {
  // A slash is one of signs, too, where it stands between contacts: "she / her" is one text.
  const signs = emailIn(text) ? /\s*[|•♦◦⋄∣▪✦⟡]\s*|\s+[·–—/-]\s+|\s{3,}|;\s+/u : /\s*[|•♦◦⋄∣▪✦⟡]\s*|\s+[·–—-]\s+|\s{3,}|;\s+/u;
  const pieces = text.split(signs).map((piece) => piece.trim());
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
  const [, way = "", shown = ""] = (!url && !network && link && /^(\p{Lu}[\p{L}\d ]{1,20}):\s*([^@]+)$/u.exec(text)) || [];
  if (shown && link) {
    head.contacts = [...(head.contacts ?? []), { label: way, text: shown, url: link }];
    return true;
  }
  if (url || network || (link && /^https?:/iu.test(link))) {
    takeAddressOnWeb(head, {
      url: link && /^https?:/iu.test(link) ? link : url,
      network,
      text: network ? more.join(":") : text,
      isShown: url !== undefined,
    });
    return true;
  }
  const [, told = "", value = ""] = /^([^:：]{2,40}?)\s*[:：]\s*(.+)$/u.exec(piece) ?? [];
  if (value && isPersonalLabel(told)) {
    head.personal = [...(head.personal ?? []), { label: told, text: value }];
    return true;
  }
  if (value && !said && messenger.test(told)) {
    head.contacts = [...(head.contacts ?? []), { label: told, text: value, ...(link && { url: link }) }];
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
  const number = phoneAlone(text);
  if (number) {
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
    const unlinked = head.profiles?.find((one) => one.url === undefined && one.network === known.network);
    if (known.url && unlinked) Object.assign(unlinked, known);
    else if (!already) head.profiles = [...(head.profiles ?? []), known];
  } else if (url && head.url === undefined) Object.assign(head, { url, ...(!isShown && text && { url_label: text }) });
  else if (url) head.profiles = [...(head.profiles ?? []), { ...(!isShown && text && { network: text }), url }];
}

/** Takes a text as the address. False where it is none. */
function takeAddress(head: Head, text: string): boolean {
  const location = addressIn(text);
  if (location) head.location = location;
  return location !== undefined;
}
