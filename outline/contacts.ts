import { writeAddress } from "./address.ts";
import { linkText } from "./links.ts";
import { join } from "./lists.ts";
import type { Phrasing } from "./phrasing.ts";
import type { Presentable } from "./presentable.ts";

/** A way to reach the person. It is a link if it has a `url`. */
export type Contact = { text: string; url?: string | undefined };

/** Finds the ways to reach a person: email, phone, place, page, profiles and others, in this order, and last what is told of the person beside. */
export function contactsOf(content: Presentable, { label }: Phrasing): Contact[] {
  const { contact_email, phone, location, url, url_label, profiles, contacts, personal } = content;
  const email = contact_email ?? content.email;
  const place = location && writeAddress(location);
  const found: (Contact | undefined)[] = [
    email ? { text: email, url: `mailto:${email}` } : undefined,
    phone ? { text: phone, url: telephone(phone) } : undefined,
    place ? { text: place } : undefined,
    url ? { text: url_label ?? linkText(url), url } : undefined,
    ...(profiles ?? []).map(({ network, username, url, url_label }): Contact | undefined => {
      if (url && url_label) return { text: isIn(network, url_label) ? url_label : `${label(network, url_label)}${url_label}`, url };
      const text = url && isIn(username, url) ? linkText(url) : (username ?? (url && linkText(url)));
      const shown = text && isIn(network, text) ? text : join([label(network, text), text], "");
      return shown ? { text: shown, url } : undefined;
    }),
    ...(contacts ?? []).map(({ label: name, text, url }): Contact | undefined => {
      const shown = text ?? (url && linkText(url));
      return shown ? { text: join([label(name, shown), shown], "") ?? "", url } : undefined;
    }),
    ...(personal ?? []).map(({ label: name, text }): Contact | undefined =>
      text ? { text: join([label(name, text), text], "") ?? "" } : undefined,
    ),
  ];
  return found.filter((contact) => contact !== undefined);
}

/** Tells whether an address shows a name already, as github.com shows "GitHub". */
const isIn = (name: string | undefined, address: string): boolean =>
  name === undefined || address.toLowerCase().includes(name.toLowerCase().replace(/^@|\s/g, ""));

/**
 * Makes the address of a call (RFC 3966): "+44 (0)20 5550 0100" leads to "tel:+442055500100", for nobody dials that (0) from abroad.
 * Undefined for a text that is not one number.
 */
function telephone(phone: string): string | undefined {
  const digits = phone.replace(/^(\+\d+ *)\(0\)/, "$1").replace(/[\s()./-]/g, "");
  return /^\+?\d{7,15}$/.test(digits) ? `tel:${digits}` : undefined;
}
