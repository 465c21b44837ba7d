import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames, templates } from "../../domain/templates.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { reporter } from "../../handlers/rendering/report-on-file.ts";
import { inline, plain } from "../../outline/text/inline.ts";
import type { LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { layOut } from "../../pdf-engine/layout/lay-out.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { familyOfTypeface } from "../../pdf-templates/type/families.ts";
import { readPdf } from "../support/pdf.ts";
import { type Element, openPdf } from "../support/pdf-structure.ts";
import { render } from "../support/render.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { scriptTexts } from "../support/script-texts.ts";

const { signal } = new AbortController();

const inTemplate = async (template: TemplateName, input: ResumeInput) => {
  const { bytes } = await renderer.render({ content: resumeContent.parse(input), template, page_size: "A4" }, signal);
  return { bytes, ...(await readPdf(bytes)) };
};

const ofSummary = (summary: string): ResumeInput => ({ email: "ada@example.com", name: "Ada", summary, presentation: { locale: "en" } });

const whole = "Plain **bold** *italic* ***both*** `code` [link](https://example.com/page) https://example.com/bare";

type Piece = { text: string; font: string | undefined; link: string | undefined };

/** Returns the pieces of all texts, each with its font and where it leads. */
function piecesOf(node: LaidNode): Piece[] {
  const own = (node.lines ?? []).flatMap(({ string, runs }) =>
    runs.map(({ start, end, attributes: { font, link } }) => ({
      text: string.slice(start, end).trim(),
      font: (font?.[0] as { postscriptName?: string } | undefined)?.postscriptName,
      link: link ?? undefined,
    })),
  );
  return [...own, ...(node.children ?? []).flatMap(piecesOf)];
}

const laidOut = async (input: ResumeInput, template: TemplateName = "classic") => {
  const { element } = await resumeDocument({ content: resumeContent.parse(input), template, page_size: "A4" });
  return (await layOut(element, signal)).layout;
};

const fontsOf = async (summary: string, template?: TemplateName) => {
  const pieces = piecesOf(await laidOut(ofSummary(summary), template));
  // A piece from right to left stands as on the paper.
  const sorted = (text: string) => Array.from(text).sort().join("");
  return (text: string) => pieces.find((piece) => sorted(piece.text) === sorted(text))?.font;
};

describe.each(templateNames)("marks in %s", (template) => {
  const face = familyOfTypeface[templates[template].typeface].replace(" ", "");

  it("are set as what they are, and are no text", async () => {
    const fontOf = await fontsOf(whole, template);
    expect(["Plain", "bold", "italic", "both", "code"].map(fontOf)).toEqual([
      `${face}-Regular`,
      `${face}-Semibold`,
      `${face}-It`,
      `${face}-SemiboldIt`,
      "ResumeMono-Regular",
    ]);
    const { words } = await inTemplate(template, ofSummary(whole));
    expect(words).toContain("Plain bold italic both code link https://example.com/bare");
  });
});

it.each([
  ["Arabic", "كتبت **رسالة** وأيضا *مهمة* كل يوم", "مهمة"],
  ["Hebrew", "כתבתי **מכתב** וגם *חשוב* כל יום", "חשוב"],
  ["Devanagari", "यहाँ **पहला** और *दूसरा* काम", "दूसरा"],
  ["JP", "ここで**最初**と*次*の仕事をした", "次"],
])("emphasis is bold in a script without italics: %s", async (script, summary, stressed) => {
  expect((await fontsOf(summary))(stressed)).toBe(`Resume${script}-Semibold`);
});

it("marks change neither where lines break nor the text, in any script", async () => {
  const linesOf = (node: LaidNode): string[] => [
    ...(node.lines ?? []).map(({ string }) => string.trim()),
    ...(node.children ?? []).flatMap(linesOf),
  ];
  for (const name of ["Japanese", "Thai", "Greek", "Hebrew"]) {
    const { text = "", locale } = scriptTexts[name] ?? {};
    const summary = text.replace(/\n/g, " ").repeat(3).trim();
    const letters = Array.from(new Intl.Segmenter("en").segment(summary), ({ segment }) => segment);
    // Of a link the letters are as wide as elsewhere. It begins and ends wherever lines may break.
    const size = name === "Greek" || name === "Hebrew" ? 9 : 3;
    const parts = Array.from({ length: Math.ceil(letters.length / size) }, (_, i) => letters.slice(i * size, (i + 1) * size).join(""));
    const isMarked = (i: number) => (size === 9 ? i === 4 : i % 2 === 1);
    const marked = parts.map((part, i) => (isMarked(i) ? `[${part}](https://example.com)` : part)).join("");
    expect(plain(inline(marked))).toBe(summary);
    const presentation = { ...(locale && { locale }) };
    const lines = await Promise.all([summary, marked].map(async (each) => linesOf(await laidOut({ ...ofSummary(each), presentation }))));
    expect(lines[1], name).toEqual(lines[0]);
  }
});

it("a line is broken on purpose by two spaces or a backslash, within its paragraph", async () => {
  const linesIn = (node: LaidNode): string[][] => [
    ...(node.lines ? [node.lines.map(({ string }) => string.trim())] : []),
    ...(node.children ?? []).flatMap(linesIn),
  ];
  const texts = linesIn(await laidOut(ofSummary("One  \ntwo\\\nthree\nfour")));
  expect(texts).toContainEqual(["One", "two", "three"]);
  expect(texts).toContainEqual(["four"]);
});

it("markup none prints texts as they were typed, and finds no address", async () => {
  const typed = { ...ofSummary(`${whole}  \nsecond`), presentation: { markup: "none" as const } };
  const { words } = await render(typed);
  expect(words).toContain("Plain **bold** *italic* ***both*** `code` [link](https://example.com/page) https://example.com/bare second");
  expect(piecesOf(await laidOut(typed)).flatMap(({ link }) => link ?? [])).toEqual(["mailto:ada@example.com"]);
});

describe("the structure of a marked text", () => {
  const shapeOf = ({ type, kids }: Element): unknown => (kids.length > 0 ? { [type]: kids.map(shapeOf) } : type);

  it("says what is important, stressed, code and a link", async () => {
    const { bytes } = await render(ofSummary("**Bold *and stressed* on**, `code`, [a **link**](https://example.com)"));
    const { elements, tree, dict } = await openPdf(bytes);
    const paragraph = elements.find(({ kids }) => kids.some(({ type }) => type === "Strong"));
    expect(paragraph && shapeOf(paragraph)).toEqual({ P: [{ Strong: ["Em"] }, "Code", { Link: ["Strong"] }] });
    expect(dict(tree["/RoleMap"])).toEqual({ "/Strong": "/Span", "/Em": "/Span" });
  });

  it("has one element for what goes on on the next line", async () => {
    const { bytes } = await render(ofSummary(`Start **${"long and important words ".repeat(12).trim()}** and end`));
    const strong = (await openPdf(bytes)).elements.filter(({ type }) => type === "Strong");
    expect(strong.map(({ marks }) => marks.length)).toEqual([1]);
  });

  it("keeps the links of a bullet from right to left", async () => {
    const details = ["كتبت **[صفحتي](https://example.com/p)** كل يوم"];
    const { bytes } = await render({ email: "a@example.com", experience: [{ role: "مهندسة", details }], presentation: { locale: "ar" } });
    const item = (await openPdf(bytes)).elements.find(({ type }) => type === "LBody");
    expect(item && shapeOf(item)).toEqual({ LBody: [{ Link: ["Strong"] }] });
    expect(item?.dict["/ActualText"]).toBeUndefined();
  });
});

describe("tags of HTML", () => {
  const tagged = { ...ofSummary("<b>Bold</b> words"), awards: [{ title: "Prize", summary: "Fine **words**" }] };

  it("are printed, and the warnings and the report name the text", async () => {
    const document = { content: resumeContent.parse(tagged), template: "classic", page_size: "A4" } as const;
    const pdf = await renderer.render(document, signal);
    expect((await readPdf(pdf.bytes)).words).toContain("<b>Bold</b> words");
    expect(pdf.warnings).toEqual(["Tags are shown as they stand, for no text is read as HTML: summary."]);
    const { checks } = await reporter.report(document, pdf, signal);
    expect(checks.find(({ id }) => id === "no-markup")).toMatchObject({ status: "fail", paths: ["summary"] });
  });

  it("are meant to be read where they are set as code", async () => {
    const content = resumeContent.parse(ofSummary("Wrote `<div>` and `<b>Bold</b>`"));
    expect((await renderer.render({ content, template: "classic", page_size: "A4" }, signal)).warnings).toEqual([]);
  });

  it("are not what marks are: a report reads texts without these", async () => {
    const document = {
      content: resumeContent.parse({ ...tagged, summary: "**Bold** words" }),
      template: "classic",
      page_size: "A4",
    } as const;
    const { checks } = await reporter.report(document, await renderer.render(document, signal), signal);
    expect(checks.find(({ id }) => id === "no-markup")?.status).toBe("pass");
  });

  it("are none in code, which may be about them", async () => {
    const document = {
      content: resumeContent.parse({ ...tagged, summary: 'Wrote `<div>`, `</b>` and `&nbsp;` **in** `style="a"`.' }),
      template: "classic",
      page_size: "A4",
    } as const;
    const pdf = await renderer.render(document, signal);
    expect(pdf.warnings).toEqual([]);
    expect((await readPdf(pdf.bytes)).words).toContain("Wrote <div> , </b>");
    const { checks } = await reporter.report(document, pdf, signal);
    expect(checks.find(({ id }) => id === "no-markup")?.status).toBe("pass");
  });

  it("are named by where they stand, hidden entries before them included", async () => {
    const awards = [
      { title: "Prize", hidden: true },
      { title: "Prize", summary: "<b>Fine</b>" },
    ];
    const { warnings } = await render({ email: "ada@example.com", awards });
    expect(warnings).toEqual(["Tags are shown as they stand, for no text is read as HTML: awards[1].summary."]);
  });

  it.each([
    [5, ""],
    [7, " and 2 more"],
  ])("are named up to five places, of %i", async (count, more) => {
    const awards = Array.from({ length: count }, () => ({ title: "Prize", summary: "<b>Fine</b>" }));
    const { warnings } = await render({ email: "ada@example.com", awards });
    const named = [0, 1, 2, 3, 4].map((i) => `awards[${i}].summary`).join(", ");
    expect(warnings).toEqual([`Tags are shown as they stand, for no text is read as HTML: ${named}${more}.`]);
  });
});

describe("asterisks that are no marks", () => {
  const warningsOf = async (summary: string, presentation = {}) => {
    const content = resumeContent.parse({ ...ofSummary(summary), presentation });
    return (await renderer.render({ content, template: "classic", page_size: "A4" }, signal)).warnings;
  };

  // As CommonMark has it: between a bracket and a letter nothing ends.
  it.each(["これは**「重要」**です", "**Led a team", "Led a team**", "Led **a team, and *more*", "First.\n**Second"])(
    "are named where they were meant to be: %s",
    async (summary) => {
      expect(await warningsOf(summary)).toEqual([
        expect.stringMatching(/^Asterisks are shown as they stand, for they begin or end no bold text: summary\./),
      ]);
    },
  );

  it.each([
    "これは **「重要」** です",
    "**重**です",
    "\\*\\*kwargs and \\*\\*x\\*\\*",
    "`**kwargs**`",
    "2 ** 3",
    "2**3",
    "2**3**4",
    "5 ** 2 ** 3",
    "rated *****",
    "**Led** a team",
  ])("are not, in %s", async (summary) => {
    expect(await warningsOf(summary)).toEqual([]);
  });

  it("are not where no text has marks", async () => {
    expect(await warningsOf("**kept**", { markup: "none" })).toEqual([]);
  });
});
