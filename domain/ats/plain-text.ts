/** Zeros of the digits that people write numbers with beside ASCII's and their full-width forms: Arabic, Persian and Urdu, Devanagari. */
const zeros = ["٠", "۰", "०"].map((zero) => zero.charCodeAt(0));

const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Text for comparing: lower case, without accents, and without what cannot be seen; one space between words; ASCII digits. */
export function plainText(text: string): string {
  // Composed again at the end, for only accents were to go: Hangul comes apart as well.
  const bare = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC");
  return bare
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => String(zeros.map((zero) => digit.charCodeAt(0) - zero).find((value) => value >= 0 && value <= 9)))
    .replace(invisible, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether there is nothing to see in a text. */
export const isBlank = (text: string | undefined): boolean => !text?.replace(invisible, "").trim();
