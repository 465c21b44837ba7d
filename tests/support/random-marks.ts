import fc from "fast-check";

const ways = {
  strong: (words: string) => `**${words}**`,
  em: (words: string) => `*${words}*`,
  both: (words: string) => `***${words}***`,
  code: (words: string) => `\`${words}\``,
  link: (words: string) => `[${words}](https://example.com/page)`,
  linkInStrong: (words: string) => `**[${words}](https://example.com/page)**`,
  codeInStrong: (words: string) => `**\`${words}\`**`,
  emInLink: (words: string) => `[*${words}*](https://example.com/page)`,
  break: (words: string) => words.replaceAll(" ", "\\\n"),
};

const mark = fc.record({
  at: fc.nat(60),
  count: fc.integer({ min: 1, max: 4 }),
  way: fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
});

/** What could be read as a mark, or would not be one line. */
const sign = /[*`[\]()\\\n]/;

/** Puts marks around some words of a text. They make it at most 250 letters longer. */
export const withMarks = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.array(mark, { maxLength: 5, size: "max" })).map(([text, marks]) => {
    const words = text.split(" ");
    for (const { at, count, way } of marks) {
      const from = at % words.length;
      const chosen = words.slice(from, from + count);
      if (chosen.every((word) => word && !sign.test(word))) words.splice(from, chosen.length, ways[way](chosen.join(" ")));
    }
    return words.join(" ");
  });

/** Takes the marks out again that `withMarks` puts in. */
export const withoutMarks = (text: string): string =>
  text.replace(/\[([^[\]]+)\]\(https:\/\/example\.com\/page\)/g, "$1").replace(/[*`]|\\(?=\n)/g, "");
