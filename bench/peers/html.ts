import type { Entry, Item, Section } from "../../outline/outline.ts";
import { plain } from "../../outline/text/inline.ts";
import type { Job } from "../rendering/job.ts";

const font = (family: string, style: string, descriptors: string) =>
  `@font-face { font-family: ${family}; src: url(${new URL(`../../pdf-templates/type/fonts/Resume${family}-${style}.ttf`, import.meta.url)}); ${descriptors} }`;

const faces = [
  ...["Sans", "Arabic", "JP"].flatMap((family) => [
    font(family, "Regular", "font-weight: 400"),
    font(family, "Semibold", "font-weight: 600"),
  ]),
  font("Sans", "It", "font-style: italic"),
];

/** A page that has the fonts and the rules, and takes one resume after the other into its body. */
export const page = `<!doctype html><meta charset="utf-8"><style>
${faces.join("\n")}
@page { size: A4; margin: 46pt 54pt 50pt; @bottom-right { font: 8.5pt Sans; color: #57606a; } }
body { margin: 0; font: 10pt/1.34 Sans, Arabic, JP; color: #1b1f24; font-synthesis: none; }
h1, h2, p, ul { margin: 0; }
h1 { font: 600 25pt/1.15 Sans, Arabic, JP; margin-bottom: 4pt; }
.headline { font-size: 12pt; line-height: 1.25; margin-bottom: 4pt; }
.headline, .quiet, .contacts, a { color: #57606a; text-decoration: none; }
.contacts { display: flex; flex-wrap: wrap; gap: 1pt 16pt; font-size: 9.5pt; }
h2 { font: 600 11.5pt/1.2 Sans, Arabic, JP; color: #24507a; padding-bottom: 2pt; margin: 13pt 0 5pt; border-bottom: 0.7pt solid #d0d7de; }
h2, .head { break-after: avoid; }
section > div + div { margin-top: 7pt; }
section > p + p { margin-top: 3pt; }
.head > div { display: flex; justify-content: space-between; column-gap: 14pt; }
.title, b { font-weight: 600; }
.subtitle { font-style: italic; color: #57606a; }
.body { display: flow-root; }
.body > * + *, li + li { margin-top: 1.5pt; }
ul { list-style: none; padding-inline-start: 7.04pt; }
li { text-indent: -7.04pt; }
</style><script>
async function show({ html, language, direction, title }) {
  Object.assign(document.documentElement, { lang: language, dir: direction });
  document.title = title;
  document.body.innerHTML = html;
  await document.fonts.ready;
}
</script><body>`;

const escaped = (text = "") => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const link = (url: string, text: string) => `<a href="${escaped(url)}">${escaped(text)}</a>`;
const split = (near: string, far: string | undefined) => `<div>${near}<span class="quiet">${escaped(far)}</span></div>`;

function entry({ title, date, subtitle, place, url, notes, paragraphs, bullets, keywords, keywordsLabel }: Entry): string {
  const second = subtitle ? escaped(subtitle) : url && link(url, url.replace("https://", ""));
  const head = split(`<span class="title">${escaped(title)}</span>`, date);
  const below = second || place ? split(`<span class="subtitle">${second ?? ""}</span>`, place) : "";
  const texts = [...notes, ...paragraphs].map(plain).map((text) => `<p>${escaped(text)}</p>`);
  if (bullets.length > 0)
    texts.push(
      `<ul>${bullets
        .map(plain)
        .map((text) => `<li>•&nbsp; ${escaped(text)}</li>`)
        .join("")}</ul>`,
    );
  if (keywords.length > 0) texts.push(`<p class="quiet">${escaped(keywordsLabel)}${escaped(keywords.join(", "))}</p>`);
  return `<div><div class="head">${head}${below}</div><div class="body">${texts.join("")}</div></div>`;
}

const item = ({ label, text }: Item) => `<p>${label ? `<b>${escaped(label)}</b>` : ""}${escaped(text)}</p>`;

const section = ({ title, paragraphs, parts }: Section) =>
  `<section><h2>${escaped(title)}</h2>${paragraphs
    .map(plain)
    .map((text) => `<p>${escaped(text)}</p>`)
    .join("")}
${parts.map((part) => (part.kind === "entry" ? entry(part) : item(part))).join("")}</section>`;

const footOf = (name: string | undefined) => `<style>
@page { @bottom-right { content: ${JSON.stringify(`${name}  ·  `)} counter(page) " / " counter(pages); } }
@page :first { @bottom-right { content: none; } }
</style>`;

export const bodyOf = ({ outline: { name, headline, contacts, sections } }: Job) => `${footOf(name)}<h1>${escaped(name)}</h1>
<div class="headline">${escaped(headline)}</div>
<div class="contacts">${contacts.map(({ text, url }) => `<bdi>${url ? link(url, text) : escaped(text)}</bdi>`).join("")}</div>
${sections.map(section).join("\n")}`;
