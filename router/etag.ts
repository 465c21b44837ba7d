// RFC 9110 §8.8.3: entity-tag = [ "W/" ] DQUOTE *etagc DQUOTE
const entityTag = /^(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"$/;

/** `*`, or tags with commas between, as `If-Match` and `If-None-Match` have them (RFC 9110 §13.1). */
export const entityTags = /^(\*|(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*)$/;

type Tag = { isWeak: boolean; value: string };

/** Reads the tags of a header; undefined when it holds anything else, or none. Empty elements are allowed (RFC 9110 §5.6.1). */
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

/** Reads `If-Match` as an `expected_revision`; undefined when it is malformed. Weak tags are left out: they never match (RFC 9110 §13.1.1). */
export function readIfMatch(ifMatch: string): string | undefined {
  if (ifMatch.trim() === "*") return "*";
  return parseTags(ifMatch)
    ?.filter(({ isWeak }) => !isWeak)
    .map(({ value }) => value)
    .join(",");
}

/** Tells whether `If-None-Match` names what is stored, by weak comparison (RFC 9110 §13.1.2); undefined when it is malformed. */
export function isNotModified(ifNoneMatch: string, revision: string): boolean | undefined {
  if (ifNoneMatch.trim() === "*") return true;
  return parseTags(ifNoneMatch)?.some(({ value }) => value === revision);
}
