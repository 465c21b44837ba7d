/**
 * Where a link leads: only schemes that open a page, a mail or a call. In ASCII, as PDF wants it (ISO 32000-1 §12.6.4.7).
 * Undefined for anything else, which stays plain text.
 */
export function linkTarget(url: string): string | undefined {
  const trimmed = url.trim();
  // "example.com/ada", as people write it.
  const hasNoScheme = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#][^\s"<>]*)?$/u.test(trimmed);
  const target = hasNoScheme ? `https://${trimmed}` : trimmed;
  return /^(https?:\/\/|mailto:|tel:)[^\s"<>]+$/i.test(target) && URL.canParse(target) ? new URL(target).href : undefined;
}

/** An address as it is printed: without scheme, "www." and last slash. */
export const linkText = (url: string): string => url.replace(/^(https?:\/\/(www\.)?|mailto:|tel:)/i, "").replace(/\/$/, "");
