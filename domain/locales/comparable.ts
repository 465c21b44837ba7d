/** The zeros of the digits that are read beside ASCII's and their full-width forms: Arabic, Persian and Urdu, Devanagari. */
const zeros = ["٠", "۰", "०"].map((zero) => zero.charCodeAt(0));

const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Brings a text to the form in which two are compared: lower case, no accent, nothing invisible, ASCII digits, one space between words. */
export function comparable(text: string): string {
  // NFKD takes Hangul apart, too; NFKC puts together all but the accents.
  const bare = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    // After NFKD, which makes "No" of "№".
    .toLowerCase()
    .normalize("NFKC");
  return bare
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => String(zeros.map((zero) => digit.charCodeAt(0) - zero).find((value) => value >= 0 && value <= 9)))
    .replace(invisible, "")
    .replace(/\s+/g, " ")
    .trim();
}
