import type { RenderedContent } from "../../domain/resume.ts";
import { isBullet, type Line, lineText, withoutBullet } from "../lines.ts";
import { columnOf, goesOn, rejoined } from "../page/column.ts";
import { listIn } from "../shapes/labelled.ts";
import { isBold } from "./divide.ts";

type Skill = NonNullable<RenderedContent["skills"]>[number];

/** Reads skills: "Databases: SQL, Redis" and a text in bold before others are groups; the rest is a list. */
export function skillsIn(lines: readonly Line[], right: number): Skill[] {
  return textsIn(lines, right).flatMap(({ label, text }): Skill[] => {
    if (label === undefined) return listIn(text);
    const [, name = label, level] = /^(.+?)\s*\(([^()]+)\)$/u.exec(label) ?? [];
    const keywords = listIn(text);
    return [{ name, ...(level && { level }), ...(keywords.length > 0 && { keywords }) }];
  });
}

/** Reads a list of which each can say more behind it: "Italian (native), Latin", "Italian: native". */
export function itemsIn(lines: readonly Line[], right: number): { name: string; told?: string }[] {
  return textsIn(lines, right, true).flatMap(({ label, text }) => {
    if (label !== undefined) return [{ name: label, ...(text && { told: text }) }];
    return listIn(text).map((one) => {
      const [, name, told] = /^(.+?)\s*[(（؛]\s*(.+?)\s*[)）]$/u.exec(one) ?? /^(.+?)\s*(?:[:：]|\s[–—-]\s)\s*(.+)$/u.exec(one) ?? [];
      return name && told ? { name, told } : { name: one };
    });
  });
}

type ListText = { label?: string; text: string };

/** The texts of a list, each with the label before it. */
function textsIn(lines: readonly Line[], right: number, isOfPairs = false): ListText[] {
  const column = columnOf(lines, right);
  const texts: ListText[] = [];
  const areHeaded = lines.some(isWhollyBold) && lines.some((line) => !isWhollyBold(line));
  const isLabelled = (line: Line) => hasLabel(line) || (areHeaded && isWhollyBold(line));
  const hasLabels = lines.some(isLabelled);
  let above: Line | undefined;
  for (const line of lines) {
    const last = texts.at(-1);
    const text = isBullet(line) ? withoutBullet(line) : lineText(line);
    const isMore =
      last &&
      above &&
      !isBullet(line) &&
      !isLabelled(line) &&
      // "Italian (native)" and "English (fluent)" below it are two.
      !(isOfPairs && /[)）]$|\s[–—-]\s/u.test(lineText(above)) && /[(（]|\s[–—-]\s/u.test(text)) &&
      (/[,;、，،]$/u.test(lineText(above)) || openBracket(last.text) || goesOn(above, line, column));
    if (isMore && line.parts.length === 1) last.text = rejoined(last.text, text);
    else if (hasLabel(line)) texts.push(labelOf(line, text));
    else if (isLabelled(line)) texts.push({ label: text, text: "" });
    // Below a label in a line of its own.
    else if (last?.label !== undefined && last.text === "" && hasLabels && !isBullet(line)) last.text = text;
    else if (line.parts.length > 1 && line.parts.every(({ isGlued }) => !isGlued)) texts.push(...cells(line, isOfPairs));
    else texts.push({ text });
    above = line;
  }
  return texts;
}

const openBracket = (text: string): boolean => text.lastIndexOf("(") > text.lastIndexOf(")");

/** Texts of a line that stand apart: a name and its level, or a table. */
function cells({ parts }: Line, isOfPairs: boolean): ListText[] {
  const [first, second] = parts;
  const isPair = parts.length === 2 && first && second && !/[,(]/u.test(first.text);
  // Of skills, a list beside what it is of.
  if (isPair && (isOfPairs || /[,;]\s/u.test(second.text))) return [{ label: first.text, text: second.text }];
  return [{ text: parts.map(({ text }) => text.replace(/[,;]$/u, "")).join(parts.some(({ text }) => text.includes(";")) ? "; " : ", ") }];
}

const isWhollyBold = (line: Line): boolean => !isBullet(line) && line.parts.every(({ bold }) => bold === true);

const label = /^([^:：,]{2,60}?)\s*[:：](?!\d)\s*/u;

function hasLabel(line: Line): boolean {
  if (isBold(line) && line.parts.some(({ bold }) => !bold)) return true;
  return label.test(isBullet(line) ? withoutBullet(line) : lineText(line));
}

function labelOf(line: Line, text: string): ListText {
  const [all, name] = label.exec(text) ?? [];
  if (all !== undefined && name) return { label: name, text: text.slice(all.length) };
  const at = line.parts.findIndex(({ bold }) => !bold);
  const said = lineText({ ...line, parts: line.parts.slice(0, at) });
  return {
    label: isBullet(line) ? said.replace(/^\S\s*/u, "") : said,
    text: lineText({ ...line, parts: line.parts.slice(at) }).replace(/^[\s:–—-]+/u, ""),
  };
}
