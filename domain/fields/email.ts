import * as z from "zod";
import { byteLength, limits } from "./limits.ts";

// Characters that have no place in an unquoted address (RFC 5322 §3.2.3 specials), that would be ambiguous
// in a path (/ \ ? # %), or that cannot be seen: white space, controls, bidi marks, invisible fillers.
const forbidden = /[\s/\\?#%()<>[\]:;,"\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** The longest text that is looked at: the cost of an international domain grows with the square of its length. */
const maxWritten = 1000;

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Returns the one spelling under which a resume is stored: NFC, trimmed, lower case, an international domain as punycode
 * (UTS #46, as browsers do it). `+tags` and dots stay, because they can name another mailbox. Applied twice, it changes nothing more.
 * A text that is no address stays invalid, for {@link emailSchema} to refuse.
 */
export function canonicalEmail(email: string): string {
  if (email.length > maxWritten) return email;
  const spelling = email.normalize("NFC").trim().toLowerCase().normalize("NFC");
  const at = spelling.lastIndexOf("@");
  const domain = spelling.slice(at + 1);
  if (at < 1 || forbidden.test(spelling) || /^[\x21-\x7e]*$/.test(domain)) return spelling;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${spelling.slice(0, at)}@${new URL(url).hostname}` : spelling;
}

function isCanonicalEmail(email: string): boolean {
  const [local, domain, ...rest] = email.split("@");
  if (!local || !domain || rest.length > 0 || forbidden.test(email)) return false;
  const labels = domain.split(".");
  // A last label of digits would make it an IPv4 address (WHATWG URL §3.5, "ends in a number").
  return labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? "");
}

const noEmail = (given: unknown) =>
  String(given).includes("%40")
    ? "is encoded twice: its @ arrives as %40 when it should arrive as @"
    : "must be one email address, such as ada@example.com";

/** An email in its canonical spelling: see {@link canonicalEmail}. */
export const emailSchema = z
  .string()
  .max(maxWritten)
  .overwrite(canonicalEmail)
  .refine(isCanonicalEmail, { error: ({ input }) => noEmail(input), abort: true })
  .refine((email) => byteLength(email) <= limits.email, `must have at most ${limits.email} bytes`)
  .meta({
    description:
      "The email address under which the resume is stored. Upper and lower case, spaces around it and Unicode forms make no difference.",
    // RFC 6531: the part before the @ may be in any alphabet.
    format: "idn-email",
    // What is written in other alphabets, or with spaces around it, is taken, too: this is how it is spelt in the end.
    pattern: '^[^\\s/\\\\?#%()<>[\\]:;,"@]+@[^\\s/\\\\?#%()<>[\\]:;,"@]+$',
    maxLength: limits.email,
    example: "ada@example.com",
  });
