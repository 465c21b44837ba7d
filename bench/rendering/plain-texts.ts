import { plain, type Run } from "../../outline/text/inline.ts";

const isRun = (value: unknown): value is Run =>
  typeof value === "object" && value !== null && "kind" in value && (value.kind === "text" || value.kind === "break");

/** A replacer of `JSON.stringify`: peers in other languages get each paragraph and bullet of an outline as a text. */
export const plainTexts = (_key: string, value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every(isRun) ? plain(value) : value;
