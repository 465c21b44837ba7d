import { describe, expect, it } from "vitest";
import { htmlOf, write } from "../../formats/html.tsx";
import { aDocument, documents } from "../support/documents.ts";
import { inDocument } from "../support/hostile-texts.ts";
import { portrait } from "../support/portrait.ts";
import type { ResumeInput } from "../support/resumes.ts";

const dataIn = (html: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "");

describe("a resume as HTML", () => {
  it("is semantic, for people and for machines", () => {
    const html = htmlOf(
      aDocument({
        headline: "Engineer",
        phone: "+39 011 555 0100",
        location: { city: "Turin", country_code: "IT" },
        experience: [
          { role: "Miller", company: "Example Mill", url: "mill.example", start: "2019-03", end: "present", details: ["Built **it**."] },
        ],
        education: [{ degree: "BSc", institution: "School", year: "2014" }],
        skills: ["Grinding"],
      }),
    );
    for (const part of [
      '<html lang="en">',
      "<title>Ada Example - Resume</title>",
      '<main class="h-resume">',
      '<h1 class="p-name">Ada Example</h1>',
      "<address>",
      '<a class="u-email" href="mailto:ada@example.com">',
      '<a class="p-tel" href="tel:+390115550100">',
      '<article class="p-experience h-event">',
      '<h3 class="p-name">Miller</h3>',
      '<time class="dt-start" datetime="2019-03">Mar 2019</time>',
      '<a class="u-url" href="https://mill.example/">mill.example</a>',
      "<li>Built <strong>it</strong>.</li>",
      '<li class="p-skill">Grinding</li>',
    ]) {
      expect(html).toContain(part);
    }
    expect(dataIn(html)).toEqual({
      "@context": "https://schema.org",
      "@type": "Person",
      name: "Ada Example",
      jobTitle: "Engineer",
      email: "ada@example.com",
      telephone: "+39 011 555 0100",
      address: { "@type": "PostalAddress", addressLocality: "Turin", addressCountry: "IT" },
      worksFor: [{ "@type": "Organization", name: "Example Mill" }],
      alumniOf: [{ "@type": "EducationalOrganization", name: "School" }],
      knowsAbout: ["Grinding"],
    });
  });

  it("says for machines what else a person is known by, and where they learned", () => {
    const html = htmlOf(
      aDocument({
        url: "ada.example",
        summary: "Likes mills.",
        profiles: [{ network: "GitHub", url: "https://github.com/ada" }, { network: "Mastodon" }],
        education: [{ institution: "School" }],
        skills: [{ name: "Tools", keywords: ["wheel"] }],
        languages: [{ language: "Italian" }],
        awards: [{ title: "Medal" }],
      }),
    );
    expect(dataIn(html)).toMatchObject({
      url: "https://ada.example/",
      description: "Likes mills.",
      sameAs: ["https://github.com/ada"],
      alumniOf: [{ name: "School" }],
      knowsAbout: ["Tools", "wheel"],
      knowsLanguage: ["Italian"],
      award: ["Medal"],
    });
    for (const part of ['<p class="p-summary">Likes mills.', '<article class="p-education h-event">', '<h3 class="p-name">School'])
      expect(html).toContain(part);
  });

  it("tells roles, dates, addresses and places of a group apart, and fits a phone", () => {
    const html = htmlOf(
      aDocument({
        location: { city: "Turin" },
        experience: [
          {
            company: "Example Mill",
            location: "Leeds",
            url: "mill.example",
            url_label: "The mill",
            positions: [{ role: "Miller", start: "2019-03", end: "2021-05" }],
          },
        ],
        certifications: [{ name: "Sailor", date: "9 July 2020" }, { url: "https://cert.example/1" }],
        custom_sections: [{ title: "Talks", items: [{ location: "Riga", text: "On mills." }] }],
      }),
    );
    const wanted = [
      '<meta name="viewport" content="width=device-width"/>',
      '<bdi class="p-adr">Turin</bdi>',
      '<section aria-labelledby="section-0"><h2 id="section-0">Experience</h2>',
      '<article class="p-experience h-event">',
      '<a class="u-url" href="https://mill.example/">The mill</a>',
      '<bdi class="p-location quiet">Leeds</bdi>',
      '<article><div class="line"><h4 class="p-name">Miller</h4>',
      '<time class="dt-end" datetime="2021-05">May 2021</time>',
      '<h3 class="p-name">cert.example/1</h3>',
      '<h3 class="p-name">Riga</h3>',
      '<time class="dt-start" datetime="2020-07-09">Jul 9, 2020</time>',
    ];
    expect(wanted.filter((part) => !html.includes(part))).toEqual([]);
  });

  it("reads from the right where the resume does, and leaves any other to its texts", () => {
    const tagOf = (presentation: ResumeInput["presentation"]) => /<html[^>]*>/.exec(htmlOf(aDocument({ presentation })))?.[0];
    expect(tagOf({ locale: "ar", direction: "rtl" })).toBe('<html lang="ar" dir="rtl">');
    expect(tagOf({ locale: "ar" })).toBe('<html lang="ar">');
  });

  it("says for machines where a person works now, each employer once, and the whole of the address", () => {
    const html = htmlOf(
      aDocument({
        location: { address: "1 Mill Lane", city: "Leeds", region: "Yorkshire", postal_code: "LS1", country_code: "GB" },
        experience: [
          { company: "Example Mill", end: "heute" },
          {
            company: "Example Steam",
            positions: [
              { role: "Driver", end: "present" },
              { role: "Stoker", end: "2016" },
            ],
          },
          { company: "Example Mill", end: "now" },
          { company: "Example Boats", start: "2010", end: "2012" },
        ],
      }),
    );
    expect(dataIn(html)).toMatchObject({
      worksFor: [{ name: "Example Mill" }, { name: "Example Steam" }],
      address: {
        streetAddress: "1 Mill Lane",
        addressLocality: "Leeds",
        addressRegion: "Yorkshire",
        postalCode: "LS1",
        addressCountry: "GB",
      },
    });
    expect(dataIn(html).worksFor).toHaveLength(2);
  });

  it.each([
    ["modern", undefined, "50%"],
    ["creative", undefined, "50%"],
    ["classic", undefined, ".25rem"],
    ["classic", "round", "50%"],
    ["modern", "square", ".25rem"],
  ] as const)("has the photo in the shape of %s, or in the one that is asked for: %s", (template, photo_shape, radius) => {
    const { content } = aDocument({ photo: portrait, presentation: { ...(photo_shape && { photo_shape }) } });
    expect(htmlOf({ content, template, page_size: "A4" })).toContain(`border-radius: ${radius};`);
  });

  it("has a photo that is told by the name of the person", () => {
    expect(htmlOf(aDocument({ photo: portrait }))).toMatch(/<img class="u-photo" src="data:image\/png;base64,[^"]+" alt="Ada Example"/);
  });

  it("says the address that is shown, and not the one that the resume is stored under", () => {
    const html = htmlOf(aDocument({ email: "key@example.com", contact_email: "shown@example.com" }));
    expect(dataIn(html).email).toBe("shown@example.com");
    expect(html).not.toContain("key@example.com");
  });

  it("has the look of its template, and its paper", () => {
    const { content } = aDocument({});
    const html = htmlOf({ content, template: "corporate", page_size: "Letter" });
    expect(html).toContain("size: letter; margin: 42pt 60pt 46pt;");
    expect(html).toContain("Georgia, serif");
    expect(htmlOf(aDocument({ presentation: { accent_color: "#ffff00" } }))).toMatch(
      /--accent: #(?!ffff00)[^;]+; }\n@media screen.*\n.*--accent: #ffff00/,
    );
  });

  it.each(documents)("weighs less than 60 kB without the photo, and is the same twice: $name", ({ document }) => {
    const { bytes, warnings } = write(document);
    expect(warnings).toEqual([]);
    expect(bytes.length - (document.content.photo?.length ?? 0)).toBeLessThan(60_000);
    expect(Buffer.from(bytes).equals(write(document).bytes)).toBe(true);
  });

  it("holds no element and no attribute that a text asks for", () => {
    const html = htmlOf(inDocument);
    expect(
      html.match(/<(script|img|iframe|svg|b|a)\b[^>]*>/g)?.filter((tag) => !/^<(script type="application\/ld\+json"|a class)/.test(tag)),
    ).toEqual([]);
    expect(html.match(/<\/?(script|style|title)/g)).toEqual(["<title", "</title", "<style", "</style", "<script", "</script"]);
    expect(html).not.toMatch(/href="(?!https?:|mailto:|tel:)/);
    expect(dataIn(html).name).toContain("</script>");
  });

  it("takes what else a page has in its head, and below the resume", () => {
    const html = htmlOf(aDocument({}), { head: '<meta name="robots" content="noindex">', foot: "<footer>Shared</footer>" });
    expect(html).toContain('<meta name="robots" content="noindex"></head>');
    expect(html).toContain("</main><footer>Shared</footer></body>");
  });

  it("lets nothing in it be fetched, and no script run", () => {
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(htmlOf(aDocument({}))) ?? [];
    expect(policy?.split("; ")).toEqual(["default-src &#39;none&#39;", "style-src &#39;unsafe-inline&#39;", "img-src data:"]);
  });
});
