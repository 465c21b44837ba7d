// RFC 9110 §8.8.3: entity-tag = [ "W/" ] DQUOTE *etagc DQUOTE
const entityTag = /^(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"$/;

type Tag = { isWeak: boolean; value: string };

/** The tags of a header; undefined when it holds anything else, or nothing. Empty elements are allowed (RFC 9110 §5.6.1). */
function parseTags(header: string): Tag[] | undefined {
  const parts = header
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const tags = parts.map((part) => {
    const [, weak, value] = entityTag.exec(part) ?? [];
    return value === undefined ? undefined : { isWeak: weak !== undefined, value };
  });
  return tags.length > 0 && tags.every((tag) => tag !== undefined) ? tags : undefined;
}

/** `If-Match` as `expected_revision`: strong comparison, for which a weak tag never matches. Undefined when malformed. */
export function readIfMatch(ifMatch: string): string | undefined {
  if (ifMatch.trim() === "*") return "*";
  return parseTags(ifMatch)
    ?.filter(({ isWeak }) => !isWeak)
    .map(({ value }) => value)
    .join(",");
}

/** Whether `If-None-Match` names what is stored: weak comparison (RFC 9110 §13.1.2). Undefined when malformed. */
export function isNotModified(ifNoneMatch: string, revision: string): boolean | undefined {
  if (ifNoneMatch.trim() === "*") return true;
  return parseTags(ifNoneMatch)?.some(({ value }) => value === revision);
}
