import { parseDate } from "../domain/locales/parse-date.ts";
import { isBullet, type Line, lineText, withoutBullet } from "./lines.ts";

/**
 * An entry of a section. `texts` are those of its heading, each by itself, dates apart; `title` and `organization` are the two that a
 * program would take for them.
 */
export type ReadEntry = { title: string; organization: string; dates: string; texts: string[]; bullets: string[] };

/** How much more space than between the lines of an entry is a sign of the next one. A break of pages is a weak sign. */
const newPage = 1.1;

/** Divides the lines of a section into entries, and reads each. What introduces the section is none. */
export const entriesIn = (lines: readonly Line[]): ReadEntry[] => dividedInto(withoutIntro(lines)).map(entryOf);

/** Four words or more that end as a sentence does, and not as the name of a firm may: "Captain at Example Works Inc." */
const sentence = /^(\S+\s+){3}.*(?<![\s(]\p{Lu}\p{L}{0,3})[.!]$|[。।]$/su;

/** Leaves out the paragraph under the title of a section: sentences before the first heading, which is in bold or has the dates. */
function withoutIntro(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => line.parts[0]?.bold === true || isBullet(line) || isAnchor(line));
  const end = lines.slice(0, Math.max(first, 0)).findLastIndex((_, i, before) =>
    sentence.test(
      before
        .slice(0, i + 1)
        .map(lineText)
        .join(" "),
    ),
  );
  return lines.slice(end + 1);
}

/** Divides the lines of a section. Each entry has one date; between two dates, and after the bullets, the next begins where the space is widest. */
function dividedInto(lines: readonly Line[]): Line[][] {
  const anchors = lines.flatMap((line, i) => (isAnchor(line) ? [i] : []));
  const gaps = gapsOf(lines);
  const starts = anchors.slice(1).map((anchor, i) => {
    const above = anchors[i] ?? 0;
    const after = above + Math.max(0, lines.slice(above, anchor).findLastIndex(isBullet));
    const between = gaps.slice(after + 1, anchor + 1);
    // The last of the widest: what is set alike goes with the entry above.
    return after + 1 + between.lastIndexOf(Math.max(...between));
  });
  const bounds = [0, ...starts, lines.length];
  return lines.length === 0 ? [] : bounds.slice(1).map((end, i) => lines.slice(bounds[i], end));
}

/** The texts of a line: its parts, cut where a sign between two stands. */
const textsOf = ({ parts }: Line): string[] => parts.flatMap(({ text }) => text.split(/\s+[·|•]\s+/));

const isDate = (text: string): boolean => text.length <= 60 && datePattern.test(text) && rangeParts(text).every((part) => parseDate(part));

const datePattern = /\p{N}/u;

/** The dates of a range, each by itself. */
export const rangeParts = (text: string): string[] => text.split(rangeSign).filter((part) => part.trim());

/** A dash or a word between two dates. A hyphen without spaces is one after a year: "2019-2021", "01/2019-12/2020". */
const rangeSign =
  /\s*[\u2010-\u2015\u2212~〜～]\s*|\s+-+\s+|(?<=\d{4})-(?=\p{L}|\d{4}|\d{1,2}[/.]\d{4})|\s+(?:to(?! date)|until|till|bis|until)\s+/iu;

const isAnchor = (line: Line): boolean => !isBullet(line) && textsOf(line).some(isDate);

/** The space above each line, in points: rounded, so that lines set alike have the same. */
function gapsOf(lines: readonly Line[]): number[] {
  const within = lines.flatMap((line, i) => {
    const above = lines[i - 1];
    return above && above.page === line.page && above.y > line.y ? [above.y - line.y] : [];
  });
  const usual = within.toSorted((a, b) => a - b)[Math.floor(within.length / 2)] ?? 0;
  return lines.map((line, i) => {
    const above = lines[i - 1];
    if (!above) return 0;
    return Math.round(above.page === line.page && above.y > line.y ? above.y - line.y : usual * newPage);
  });
}

function entryOf(lines: readonly Line[]): ReadEntry {
  const firstBullet = lines.findIndex(isBullet);
  const headingLines = firstBullet < 0 ? lines : lines.slice(0, firstBullet);
  const heading = headingLines.flatMap(textsOf);
  const bullets: string[] = [];
  for (const line of lines.slice(headingLines.length)) {
    if (isBullet(line)) bullets.push(withoutBullet(line));
    else bullets.push(`${bullets.pop() ?? ""} ${lineText(line)}`);
  }
  const texts = heading.filter((text) => !isDate(text)).map(withoutSigns);
  // Each line begins with what matters; what stands to the right of it is a place.
  const [first = "", second = texts[1] ?? ""] = headingLines.flatMap((line) => {
    const text = textsOf(line).find((one) => !isDate(one));
    return text === undefined ? [] : [withoutSigns(text)];
  });
  const [title, organization] = isOrganization(first) && !isOrganization(second) ? [second, first] : [first, second];
  return { title, organization, dates: heading.find(isDate) ?? "", texts, bullets };
}

const withoutSigns = (text: string): string => text.replace(/^[,·|\s]+|[,·|\s]+$/g, "");

/** Words in the names of firms and schools, in some languages. */
const firmWords =
  "ab academy ag agence agency association bank bv college company corp école fondation fondazione foundation fundacja gmbh group hospital inc institut institute instituto istituto kg klinikum labs llc llp ltd ltda oy plc pty pvt sa sarl school schule spa srl stiftung universidad universidade università université universität universiteit university uniwersytet üniversitesi works";

const firm = new RegExp(`(^|[^\\p{L}])(${firmWords.replaceAll(" ", "|")})([^\\p{L}]|$)`, "iu");

/** The same in scripts whose words have no space before them, or endings. */
const firmParts =
  /S\.p\.A\.|S\.r\.l\.|Sp\. z o\.o\.|株式会社|大学|公司|银行|銀行|病院|회사|대학교|університет|университет|(^|\s)ООО\s|جامعة|شركة|אוניברסיט|πανεπιστήμιο|विश्वविद्यालय|বিশ্ববিদ্যালয়|பல்கலைக்கழகம்|มหาวิทยาลัย|บริษัท|công ty|đại học/iu;

/** Tells whether a text names a firm or a school. */
export const isOrganization = (text: string): boolean => firm.test(text) || firmParts.test(text);
