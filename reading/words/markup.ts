/** What programs write around a text and no person does. Names of types, such as "List<T>", are none. */
const tags = [
  // HTML and XML: the tags that texts have, any that closes, and any with an attribute.
  /<\/?(a|article|b|blockquote|body|br|button|center|code|d[dlt]|div|em|font|footer|form|h[1-6]|head|header|hr|iframe|html|i|img|li|meta|nav|ol|p|pre|script|section|small|span|strong|style|su[bp]|table|t[dhr]|tbody|thead|u|ul)(\s[^<>]*)?\/?>/i,
  /<!--|<\/[a-z][\w:-]*>|<[a-z][\w:-]*\s[\w:-]+=/i,
  /&(nbsp|amp|lt|gt|quot|apos|bull|middot|[mn]dash|hellip|[lr][sd]?quo|[aeiouyn](acute|grave|circ|uml|tilde)|ccedil|szlig|copy|reg|trade|euro|#\d{2,6}|#x[\da-f]{2,5});/i,
  // Word and other programs that write HTML.
  /\bmso-[a-z]|\{\s*[a-z-]+\s*:[^{};]{1,100};[^{}]{0,500}\}|\bstyle="/i,
  // LaTeX and RTF.
  /\\[a-z]{2,20}(\[[^\]]{0,100}\])?\{|\\(item|begin|end|par|rtf1?)\b/i,
  // BBCode.
  /\[\/(b|i|u|s|url|img|list|size|color|quote|code|center)\]/i,
  // JSON.
  /^\s*[[{]\s*(\{\s*)?"\w+"\s*:/,
];

const strong = /(?<![\w*])\*\*(?=\S)[^*]{0,500}[^\s*]\*\*/u;

/** What people write themselves, for programs that know Markdown. */
const markdown = /\[[^[\]]{1,200}\]\((https?:|mailto:|www\.|[/#])|^#{2,6}\s+\p{L}|^```/mu;

/** Tells whether a text has tags or commands in it, which a PDF shows as they stand. */
export const hasTags = (text: string): boolean => tags.some((tag) => tag.test(text));

/** Counts the tags that end something: who speaks of a tag writes the one that begins it. */
export const countClosingTags = (text: string): number => text.match(/<\/[a-z][\w:-]*>/gi)?.length ?? 0;

/** Tells whether a text has markup of any kind in it. */
export const hasMarkup = (text: string): boolean => strong.test(text) || markdown.test(text) || hasTags(text);
