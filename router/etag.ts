import { invalid } from "../domain/errors.ts";

// RFC 9110 §8.8.3: entity-tag = [ "W/" ] DQUOTE *etagc DQUOTE
const entityTag = /^(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"$/;

type Tag = { weak: boolean; value: string };

function parseTags(header: string, name: string): Tag[] {
  return header.split(",").map((part) => {
    const [, weak, value] = entityTag.exec(part.trim()) ?? [];
    if (value === undefined) throw invalid([{ path: name, message: "must be * or an ETag in double quotes, as it was received" }]);
    return { weak: weak !== undefined, value };
  });
}

/** `If-Match` as `expected_revision`: strong comparison, so that a weak tag never matches. */
export function expectedRevision(ifMatch: string): string {
  if (ifMatch.trim() === "*") return "*";
  return parseTags(ifMatch, "If-Match")
    .map(({ weak, value }) => (weak ? `W/${value}` : value))
    .join(",");
}

/** Whether `If-None-Match` names what is stored: weak comparison (RFC 9110 §13.1.2). */
export function isNotModified(ifNoneMatch: string, revision: string): boolean {
  if (ifNoneMatch.trim() === "*") return true;
  return parseTags(ifNoneMatch, "If-None-Match").some(({ value }) => value === revision);
}
