import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, type ParagraphChild, TextRun } from "docx";
import { locales } from "../domain/locales/locales.ts";
import type { PdfDocument } from "../domain/ports.ts";
import type { Contact } from "../outline/contacts.ts";
import { directionOf } from "../outline/direction.ts";
import { linkTarget } from "../outline/text/links.ts";
import { lookIn, twips } from "./docx/docx-look.ts";
import { photoRun } from "./docx/docx-photo.ts";
import { linkRuns, textRuns } from "./docx/docx-runs.ts";
import { bulletList, section, setIn } from "./docx/docx-sections.ts";
import { ids, wordStyles } from "./docx/docx-styles.ts";
import { repeatable } from "./docx/repeatable.ts";
import { lost } from "./page/lost.ts";
import { pageOf, type SetPage, type Written } from "./page/set-page.ts";

/** Writes a resume as a Word file, in styles that Word knows by name and without tables, so that it is easy to edit and to parse. */
export async function write(asked: PdfDocument): Promise<Written> {
  const page = pageOf(asked);
  const { name, nameReading, headline, contacts, photo, sections, locale, language, direction, title } = page;
  const look = lookIn(asked, locale);
  const isRtl = direction === "rtl";
  const set = setIn(direction, look.width);
  const picture = photo && photoRun(photo, name ?? title, isRtl);
  const head = [
    set(name ?? "", { heading: HeadingLevel.TITLE, children: [...(picture ? [picture] : []), ...textRuns(name ?? "")] }),
    ...(nameReading ? [set(nameReading, { style: ids.headline, children: textRuns(nameReading) })] : []),
    ...(headline ? [set(headline, { style: ids.headline, children: textRuns(headline) })] : []),
    set(name ?? headline ?? "", { style: ids.contacts, children: contacts.flatMap((contact, i) => reach(contact, i, isRtl)) }),
  ];
  const document = new Document({
    title,
    subject: locales[locale].document,
    creator: name ?? "",
    lastModifiedBy: name ?? "",
    description: "",
    styles: wordStyles(look, { value: language, eastAsia: language, bidirectional: language }),
    numbering: {
      config: [
        {
          reference: bulletList,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { start: twips(12), hanging: twips(12) } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(look.paper.width), height: twips(look.paper.height) },
            margin: { top: twips(look.top), bottom: twips(50), left: twips(look.side), right: twips(look.side) },
          },
        },
        children: [...head, ...sections.flatMap((each) => section(set, each))],
      },
    ],
  });
  return { bytes: repeatable(await Packer.toBuffer(document)), warnings: [...lost(page, "DOCX", ["qr"]), ...unheeded(asked, page)] };
}

/** Says what of the look that a resume asks for Word is not told. */
function unheeded({ content: { presentation = {} } }: PdfDocument, { photo, sections }: SetPage): string[] {
  const hasSkills = sections.some(({ name }) => name === "skills");
  return [
    ...(photo && presentation.photo_shape === "round" ? ["DOCX has no round photo: it is set as it is."] : []),
    ...(hasSkills && presentation.skills_style === "columns" ? ["DOCX has no skills side by side: they stand on lines of their own."] : []),
  ];
}

/** Keeps addresses at its sides from being read as one text from the left (UAX #9). */
const [ltrMark, rtlMark] = ["\u200e", "\u200f"];

const reach = ({ text, url }: Contact, i: number, isRtl: boolean): ParagraphChild[] => [
  ...(i > 0 ? [new TextRun(isRtl ? { text: `  ${rtlMark}|${rtlMark}  `, rightToLeft: true } : "  |  ")] : []),
  // The groups of a phone number stay in their order.
  ...linkRuns(isRtl && directionOf(text, "rtl") === "ltr" ? ltrMark + text : text, url && linkTarget(url)),
];
