import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { type TemplateName, templateNames } from "../../domain/templates.ts";
import type { LaidLine, LaidNode } from "../../pdf-engine/layout/laid-out.ts";
import { prepared } from "../../pdf-engine/layout/prepared.ts";
import { naturalWidth } from "../../pdf-engine/shaping/natural-width.ts";
import { resumeDocument } from "../../pdf-templates/resume-document.tsx";
import { layOutByReactPdf, type ReactPdfNode } from "../support/react-pdf-layout.ts";
import type { ResumeInput } from "../support/resumes.ts";
import { sampleResumes } from "../support/sample-resumes.ts";
import { scriptTexts } from "../support/script-texts.ts";

/** Points that a place may differ by: React-PDF's boxes have 24 bits. */
const near = 0.01;

/** What is compared of a layout: differences of more than that, and how many boxes and lines there were. */
type Comparison = { faults: string[]; boxes: number; lines: number };

const places = ["left", "top", "width", "height", "marginLeft", "marginRight", "paddingTop", "paddingLeft", "borderBottomWidth"] as const;

/** textkit leaves brackets turned round where a script begins with one, and takes some characters apart. */
const plain = (text: string) => text.normalize("NFC").replace(/[()[\]{}]/g, "|");
const plainLines = ({ lines = [] }: ReactPdfNode) => lines.map(({ string }) => plain(string.replace(/\n$/, "")));

/** Returns how wide a line is by its fonts, and by how much React-PDF squeezed it. */
function widthOf({ runs }: LaidLine): { natural: number; squeezed: number } {
  const glyphs = runs.flatMap((run) =>
    (run.positions ?? []).map((position) => ({ natural: naturalWidth(run, position), set: position.xAdvance ?? 0 })),
  );
  const natural = glyphs.reduce((sum, glyph) => sum + glyph.natural, 0);
  return { natural, squeezed: natural - glyphs.reduce((sum, { set }) => sum + set, 0) };
}

function compareNodes(theirs: ReactPdfNode, ours: LaidNode, path: string, found: Comparison): void {
  const compare = (what: string, a = 0, b = 0) => {
    if (!(Math.abs(a - b) < near)) found.faults.push(`${path} ${theirs.type} ${what}: ${a} and ${b}; ${plainLines(theirs).join("|")}`);
  };
  found.boxes++;
  for (const place of places) compare(place, theirs.box?.[place], ours.box?.[place]);
  if (theirs.type !== "TEXT") {
    compare("children", theirs.children?.length, ours.children?.length);
    for (const [i, child] of (theirs.children ?? []).entries()) {
      const own = ours.children?.[i];
      if (own) compareNodes(child, own, `${path}/${i}`, found);
    }
    return;
  }
  const [theirLines, ourLines] = [theirs.lines ?? [], ours.lines ?? []];
  compare("lines", theirLines.length, ourLines.length);
  const isBrokenAlike = plainLines(theirs).join("\n") === plainLines(ours as ReactPdfNode).join("\n");
  for (const [i, line] of theirLines.entries()) {
    const own = ourLines[i];
    compare("y", line.box.y - (theirLines[0]?.box.y ?? 0), own?.box.y);
    compare("line height", line.box.height, own?.box.height);
    if (!isBrokenAlike || !own) continue;
    found.lines++;
    const [their, our] = [widthOf(line), widthOf(own)];
    compare("width", their.natural, our.natural);
    // Where lines are evenly full, they need no narrower spaces.
    if (their.squeezed < near) compare("x", line.box.x - Math.max(0, theirs.alignOffset ?? 0), own.box.x);
  }
}

async function compared(template: TemplateName, input: ResumeInput): Promise<Comparison> {
  const { element } = await resumeDocument({ content: resumeContent.parse(input), template, page_size: "A4" });
  const theirs = await layOutByReactPdf(element, { wrap: false });
  const { document, layOut } = await prepared(element);
  const found: Comparison = { faults: [], boxes: 0, lines: 0 };
  for (const [i, page] of (document.children ?? []).entries()) {
    const their = theirs.children?.[i];
    if (their) compareNodes(their, layOut(page), `${i}`, found);
  }
  return found;
}

/** A resume with a text in each of the places that a text may have. */
const inScript = ({ text, locale }: { text: string; locale?: string }): ResumeInput => {
  const [line = ""] = text.split("\n");
  const first = (count: number, of = line) => Array.from(of).slice(0, count).join("");
  return {
    email: "a@example.com",
    name: first(20),
    summary: text.repeat(2),
    experience: [{ role: first(40), company: "Works 12", details: [text, first(90, text)], start: "2019", location: "Turin" }],
    skills: [{ name: first(9), keywords: text.split(/\s+/).slice(0, 12) }],
    presentation: { ...(locale && { locale }) },
  };
};

describe.each(templateNames)("the boxes and lines of %s", (template) => {
  it.each(Object.entries(sampleResumes))("stand where React-PDF puts them: %s", async (_, input) => {
    const { faults, boxes, lines } = await compared(template, input);
    expect(faults).toEqual([]);
    expect(boxes).toBeGreaterThan(3);
    expect(lines).toBeGreaterThan(1);
  });

  it("stand where React-PDF puts them, in any script", async () => {
    for (const [script, text] of Object.entries(scriptTexts)) {
      const { faults } = await compared(template, inScript(text));
      expect(faults, script).toEqual([]);
    }
  });
});
