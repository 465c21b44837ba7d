import { legible, lightened } from "../../domain/look/accent.ts";
import type { PdfDocument } from "../../domain/ports.ts";
import { type TemplateFacts, type Typeface, templates } from "../../domain/templates.ts";

const dark = "#15181b";

/** What a reader's own machine has: no font is fetched. */
const fonts: Record<Typeface, string> = {
  humanist: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  grotesque: 'Inter, "Helvetica Neue", Arial, "Nimbus Sans", "Noto Sans", sans-serif',
  transitional: 'Charter, "Bitstream Charter", "Source Serif 4", Cambria, "Noto Serif", Georgia, serif',
  oldstyle: '"EB Garamond", Garamond, "Palatino Linotype", Palatino, "Book Antiqua", "Noto Serif", Georgia, serif',
  slab: 'Bitter, Rockwell, "Roboto Slab", "Noto Serif", Georgia, serif',
};

/** Of a page of the PDF, what is free above and below, in points. */
const [above, below] = [42, 46];

/** Returns the style sheet of a page: the look of a template as far as a browser has it on a screen, in the dark and on paper. */
export function styleOf({ content, template, page_size }: PdfDocument): string {
  const facts: TemplateFacts = templates[template];
  const asked = content.presentation?.accent_color ?? facts.accent;
  const side = facts.margin.fixed + facts.margin.shrinks;
  const isRound = (content.presentation?.photo_shape ?? facts.photo) === "round";
  return `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --rule: #d0d7de; --paper: #fff; --accent: ${legible(asked)}; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ea; --quiet: #a3abb3; --rule: #3a4148; --paper: ${dark}; --accent: ${lightened(asked, dark)}; }
}
* { box-sizing: border-box; }
html { font: 1rem/1.45 ${fonts[content.presentation?.typeface ?? facts.typeface]}; color: var(--ink); background: var(--paper); text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
h1, h2, h3, h4, p, ul, address { margin: 0; font-style: normal; }
h1 { font-size: 2.1rem; line-height: 1.15; font-weight: 600; }
h2 { font-size: 1.15rem; line-height: 1.2; font-weight: 600; color: var(--accent); border-bottom: 1px solid var(--rule); padding-bottom: .2rem; margin: 1.7rem 0 .6rem; }
h3, h4 { font-size: 1rem; font-weight: 600; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
code { font: .92em ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 1.25rem; }
header > div { flex: 1; min-width: 0; }
header img { width: 6rem; height: 6rem; object-fit: cover; object-position: 50% 10%; border-radius: ${isRound ? "50%" : ".25rem"}; flex: none; }
.headline { font-size: 1.15rem; color: var(--quiet); margin-top: .25rem; }
.contacts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin-top: .5rem; color: var(--quiet); }
article + article, article article { margin-top: 1rem; }
.line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.25rem; }
.line > :first-child { flex: 1 1 16rem; }
.quiet { color: var(--quiet); }
article p, article ul, section > p + p { margin-top: .25rem; }
ul { padding-inline-start: 1.15rem; }
ul.items { list-style: none; padding: 0; }
section li + li { margin-top: .15rem; }
li::marker { color: var(--quiet); }
html[dir="rtl"] :is(h1, h2, h3, h4, p, li) { text-align: right; }
:is(:lang(ar), :lang(he), :lang(zh), :lang(ja), :lang(ko), :lang(hi), :lang(bn), :lang(ta), :lang(th)) em { font-style: normal; font-weight: 600; }
.code { display: block; width: 6rem; margin-top: 1.5rem; }
.code svg { display: block; width: 100%; }
@page { size: ${page_size === "A4" ? "A4" : "letter"}; margin: ${above}pt ${side}pt ${below}pt; }
@media print {
  html { font-size: 10pt; line-height: 1.34; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 25pt; }
  h2 { font-size: 11.5pt; margin: 13pt 0 5pt; padding-bottom: 2pt; }
  .headline { font-size: 12pt; }
  .contacts { font-size: 9.5pt; }
  .code { width: 64pt; break-inside: avoid; }
  header img { width: 72pt; height: 72pt; }
  article + article, article article { margin-top: 8pt; }
  article p, article ul, section > p + p { margin-top: 1.5pt; }
  h2, h3, h4, .line { break-after: avoid; }
  li, p { orphans: 2; widows: 2; }
  a { text-decoration: none; }
}
`.trim();
}
