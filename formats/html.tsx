/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { PdfDocument } from "../domain/ports.ts";
import type { Contact } from "../outline/contacts.ts";
import { presentable } from "../outline/presentable.ts";
import { qrCodeOf, quietZone } from "../outline/qr-code.ts";
import { linkTarget } from "../outline/text/links.ts";
import { SectionList } from "./html/html-sections.tsx";
import { styleOf } from "./html/html-style.ts";
import { personOf } from "./html/json-ld.ts";
import { dirOf } from "./html/text-direction.ts";
import { pageOf, type Written } from "./page/set-page.ts";

/** What a page has beside the resume, as HTML: elements of its head, and what stands below the resume. */
export type Around = { head?: string; foot?: string };

/** Nothing is fetched, and no script runs. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Writes a resume as one file of HTML that needs no other: for browsers, phones, screen readers and paper. */
export function write(document: PdfDocument): Written {
  return { bytes: new TextEncoder().encode(htmlOf(document)), warnings: [] };
}

export function htmlOf(document: PdfDocument, { head = "", foot = "" }: Around = {}): string {
  const { name, nameReading, headline, photo, qr, contacts, sections, language, direction, title } = pageOf(document);
  const dir = dirOf(direction);
  const page = (
    <html lang={language} {...(direction !== "auto" && { dir: direction })}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        <style>{raw(styleOf(document))}</style>
        <script type="application/ld+json">{raw(dataOf(document))}</script>
        {raw(head)}
      </head>
      <body>
        <main class="h-resume">
          <header class="p-contact h-card">
            <div>
              <h1 class="p-name" {...dir(name ?? title)}>
                {name ?? title}
              </h1>
              {nameReading && (
                <p class="headline" {...dir(nameReading)}>
                  {nameReading}
                </p>
              )}
              {headline && (
                <p class="headline p-job-title" {...dir(headline)}>
                  {headline}
                </p>
              )}
              <address>
                <ul class="contacts">
                  {contacts.map((contact) => (
                    <li>
                      <Reach of={contact} />
                    </li>
                  ))}
                </ul>
              </address>
            </div>
            {photo && <img class="u-photo" src={photo} alt={name ?? title} />}
          </header>
          <SectionList of={sections} dir={dir} />
          {qr && <Code of={qr} />}
        </main>
        {raw(foot)}
      </body>
    </html>
  );
  return `<!doctype html>\n${page}\n`;
}

/** Sets a QR code, dark on light also where the page is dark. */
const Code = ({ of: address }: { of: string }) => {
  const { size, dark } = qrCodeOf(address);
  const side = size + 2 * quietZone;
  const path = dark.map(({ x, y, width, height }) => `M${x + quietZone} ${y + quietZone}h${width}v${height}h${-width}z`).join("");
  return (
    <a class="code" href={address}>
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={address} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${side}v${side}h${-side}z`} />
        <path d={path} />
      </svg>
    </a>
  );
};

/** Of what h-card has, by the scheme of an address. */
const classes: Record<string, string> = { mailto: "u-email", tel: "p-tel" };

const Reach = ({ of: { text, url } }: { of: Contact }) => {
  const [scheme = ""] = url?.split(":") ?? [];
  return url ? (
    <a class={classes[scheme] ?? "u-url"} href={linkTarget(url) ?? undefined}>
      <bdi>{text}</bdi>
    </a>
  ) : (
    <bdi class="p-adr">{text}</bdi>
  );
};

/** Writes JSON so that nothing in it ends the element that it stands in. */
const dataOf = ({ content }: PdfDocument): string => JSON.stringify(personOf(presentable(content))).replaceAll("<", "\\u003c");
