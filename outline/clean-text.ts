/*
 * Text as it may enter a PDF. What a reader sees and what a machine extracts must be the same words: so no character that is
 * invisible, reverses what follows, or piles up over its neighbours stays, but where a script or an emoji is written with it.
 */

/** Emoji flags of regions (🏴󠁧󠁢󠁳󠁣󠁴󠁿): the one use of tag characters (Unicode TS #51 §1.4.6). */
const flag = String.raw`\u{1F3F4}[\u{E0020}-\u{E007E}]{2,6}\u{E007F}`;

/** Joiners after letters of scripts that are shaped by them, and within emoji. */
const joiner = String.raw`(?<=[\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Tamil}\p{Emoji_Modifier}]|\p{Extended_Pictographic}\u{FE0F}?)[\u{200C}\u{200D}]`;

/** The choice between a text's and a picture's look of an emoji. */
const emojiStyle = String.raw`(?<=\p{Extended_Pictographic})[\u{FE0E}\u{FE0F}]|(?<=[0-9#*])\u{FE0F}(?=\u{20E3})`;

const kept = new RegExp(`${flag}|${joiner}|${emojiStyle}`, "gu");
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;

/** More marks than any script sets on one letter. */
const pile = /(\p{M}{6})\p{M}+/gu;

/** NFC, without what is invisible; line breaks, and nothing else, as \n. */
export function cleanText(given: string): string {
  // As they come out of other PDFs: "ﬁ" is two letters.
  const text = given.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"));
  // Normalized twice: marks that something invisible held apart have an order, too.
  const visible = removeInvisible(text.normalize("NFC").replace(/[\u2028\u2029]|\r\n?/g, "\n")).normalize("NFC");
  return visible.replace(pile, "$1").replace(/\t/g, " ").trim();
}

function removeInvisible(text: string): string {
  if (text.search(invisible) < 0) return text;
  let clean = "";
  let last = 0;
  for (const { 0: part, index } of text.matchAll(kept)) {
    clean += text.slice(last, index).replace(invisible, "") + part;
    last = index + part.length;
  }
  return clean + text.slice(last).replace(invisible, "");
}
