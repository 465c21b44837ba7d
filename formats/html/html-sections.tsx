/** @jsxImportSource hono/jsx */
import type { SectionName } from "../../domain/presentation.ts";
import type { Entry as EntryOf, Item, Section } from "../../outline/outline.ts";
import { plain } from "../../outline/text/inline.ts";
import { linkTarget, linkText } from "../../outline/text/links.ts";
import { listed } from "../../outline/text/lists.ts";
import { Dated } from "./dated.tsx";
import { MarkedText } from "./html-words.tsx";
import type { DirOf } from "./text-direction.ts";

/** What h-resume calls an entry or an item of a section (https://microformats.org/wiki/h-resume). */
const roots: Partial<Record<SectionName, string>> = {
  experience: "p-experience h-event",
  education: "p-education h-event",
  skills: "p-skill",
};

type InSection<Part> = {
  of: Part;
  /** The class of h-resume, where it has one. */
  root: string | undefined;
  dir: DirOf;
};

/** Sets the sections of a resume, each under its heading. */
export const SectionList = ({ of: sections, dir }: { of: Section[]; dir: DirOf }) => (
  <>
    {sections.map(({ name, title, paragraphs, parts }, i) => {
      const items = parts.filter((part) => part.kind === "item");
      const root = roots[name];
      return (
        <section aria-labelledby={`section-${i}`}>
          <h2 id={`section-${i}`} {...dir(title)}>
            {title}
          </h2>
          {paragraphs.map((text) => (
            <p {...dir(plain(text))} {...(name === "summary" && { class: "p-summary" })}>
              <MarkedText of={text} />
            </p>
          ))}
          {parts.map((part) => part.kind === "entry" && <Entry of={part} root={root} dir={dir} />)}
          {items.length > 0 && (
            <ul class="items">
              {items.map((item) => (
                <ItemLine of={item} root={root} dir={dir} />
              ))}
            </ul>
          )}
        </section>
      );
    })}
  </>
);

const ItemLine = ({ of: { label, text }, root, dir }: InSection<Item>) => (
  <li {...dir(`${label ?? ""}${text ?? ""}`)} {...(root && { class: root })}>
    {label && <strong>{label}</strong>}
    {text}
  </li>
);

function Entry({ of: entry, root, dir, heading: Heading = "h3" }: InSection<EntryOf> & { heading?: "h3" | "h4" }) {
  const { title, date, subtitle, place, url, urlLabel, notes, paragraphs, bullets, keywords, keywordsLabel, positions } = entry;
  const address = url && linkTarget(url);
  return (
    <article {...(root && { class: root })}>
      {(title || date) && (
        <div class="line">
          {title && (
            <Heading class="p-name" {...dir(title)}>
              {title}
            </Heading>
          )}
          {date && <Dated text={date} />}
        </div>
      )}
      {(subtitle || place || url) && (
        <div class="line">
          <span>
            {subtitle && <bdi class="p-organization">{subtitle}</bdi>}
            {subtitle && url && " · "}
            {address ? (
              <a class="u-url" href={address}>
                {urlLabel ?? linkText(url)}
              </a>
            ) : (
              (urlLabel ?? url)
            )}
          </span>
          {place && <bdi class="p-location quiet">{place}</bdi>}
        </div>
      )}
      {notes.map((text) => (
        <p {...dir(plain(text))}>
          <MarkedText of={text} />
        </p>
      ))}
      {paragraphs.map((text) => (
        <p {...dir(plain(text))}>
          <MarkedText of={text} />
        </p>
      ))}
      {bullets.length > 0 && (
        <ul>
          {bullets.map((text) => (
            <li {...dir(plain(text))}>
              <MarkedText of={text} />
            </li>
          ))}
        </ul>
      )}
      {keywords.length > 0 && (
        <p class="quiet" {...dir(listed(keywords))}>
          {keywordsLabel}
          {listed(keywords)}
        </p>
      )}
      {positions.map((position) => (
        <Entry of={position} root={undefined} dir={dir} heading="h4" />
      ))}
    </article>
  );
}
