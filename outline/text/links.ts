/**
 * Makes the target of a link, in ASCII (RFC 3986). Only addresses that open a page, a mail or a call have one: for any other it is
 * undefined, and the address stays plain text.
 */
export function linkTarget(url: string): string | undefined {
  const trimmed = url.trim();
  // "example.com/ada", as people write it.
  const hasNoScheme = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#][^\s"<>]*)?$/u.test(trimmed);
  const target = hasNoScheme ? `https://${trimmed}` : trimmed;
  return /^(https?:\/\/|mailto:|tel:)[^\s"<>]+$/i.test(target) && URL.canParse(target) ? new URL(target).href : undefined;
}

/** Writes an address as it is printed: without scheme, "www." and a slash at its end. */
export const linkText = (url: string): string => url.replace(/^(https?:\/\/(www\.)?|mailto:|tel:)/i, "").replace(/\/$/, "");
