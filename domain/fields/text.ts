import * as z from "zod";

// No control character but newline and tab, no lone surrogate: neither can be drawn, and the second is not even UTF-8.
const clean = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]*$/u;
const unclean = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/gu;

export const isCleanText = (text: string): boolean => clean.test(text);

/** Takes out what {@link isCleanText} refuses, and makes every line break a newline. */
export const withoutControls = (text: string): string => text.replace(/\r\n?/g, "\n").replace(unclean, "");

export const uncleanText = "must not contain control characters (newline and tab are fine) or broken Unicode";

/** Text of at most `max` characters (code points); may be empty. */
export const text = (max: number) => z.string().max(max).regex(clean, uncleanText);

/** A date as people write it: any text is valid. */
export const dateText = text(40).meta({
  description: "A date, as free text of up to 40 characters.",
  examples: ["2022", "2022-03", "March 2022", "present", ""],
});

export const urlText = text(2_000).meta({
  description: "An address on the web. It is a link in the PDF if its scheme is https, http, mailto or tel, or if it has none.",
  example: "https://example.com/ada",
});
