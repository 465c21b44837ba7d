/*
 * What a person sees in a file and what a machine extracts from it must be the same words. So a character goes that is invisible,
 * reverses what follows it, or piles up over its neighbours; it stays where a script or an emoji needs it.
 */

/** Emoji flags of regions (🏴󠁧󠁢󠁳󠁣󠁴󠁿): the one use of tag characters (Unicode TS #51 §1.4.6). */
const flag = String.raw`\u{1F3F4}[\u{E0020}-\u{E007E}]{2,6}\u{E007F}`;

/** Joiners after letters of scripts that need them, and within emoji. */
const joiner = String.raw`(?<=[\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Tamil}\p{Emoji_Modifier}]|\p{Extended_Pictographic}\u{FE0F}?)[\u{200C}\u{200D}]`;

/** Selectors of how an emoji looks: as text or as a picture. */
const emojiStyle = String.raw`(?<=\p{Extended_Pictographic})[\u{FE0E}\u{FE0F}]|(?<=[0-9#*])\u{FE0F}(?=\u{20E3})`;

const kept = new RegExp(`${flag}|${joiner}|${emojiStyle}`, "gu");
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;

/** Six marks on one letter are as many as any script has; the rest of the pile goes. */
const pile = /(\p{M}{6})\p{M}+/gu;

/** Brings a text to NFC and removes what cannot be read. Of white space, spaces and line breaks (\n) are left. */
export function readableText(given: string): string {
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
