/** Where a link leads: only schemes that open a page, a mail or a call. Undefined for anything else, which stays plain text. */
export function linkTarget(url: string): string | undefined {
  const trimmed = url.trim();
  if (/^(https?:\/\/|mailto:|tel:)[^\s"<>]+$/i.test(trimmed)) return trimmed;
  // "example.com/ada", as people write it.
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/[^\s"<>]*)?$/u.test(trimmed) ? `https://${trimmed}` : undefined;
}

/** An address as it is printed: without scheme, "www." and last slash. */
export const linkText = (url: string): string => url.replace(/^(https?:\/\/(www\.)?|mailto:|tel:)/i, "").replace(/\/$/, "");
