import { linkTarget, linkText } from "../../outline/text/links.ts";
import { Link } from "../../pdf-engine/marks.ts";
import { type AnchorProps, runs } from "./words.tsx";

/**
 * Sets a text that leads somewhere, if its target is one that may be followed. It stands within `<Words>`, which says how it is set when it is more
 * than plain text.
 */
export function Anchor({ url, text = linkText(url), color, typesetting }: AnchorProps & { color: string }) {
  const target = linkTarget(url);
  const shown = typesetting ? runs(text, typesetting) : text;
  if (!target) return <>{shown}</>;
  return (
    <Link src={target} style={[{ textDecoration: "none", color }, typesetting ? { direction: typesetting.direction } : {}]}>
      {shown}
    </Link>
  );
}

/** Returns what is shown of an address, beside others that have so many letters together. */
export type Shown = (url: string, others: number) => string;

/** Shows all of an address in a narrow place, or the host where it has more letters than `most`. */
export const shownWithin =
  (most: number): Shown =>
  (url) => {
    const text = linkText(url);
    return text.length > most ? (text.split("/")[0] ?? text) : text;
  };

/** Letters of an address for which it may go on a line of its own. */
const ownLine = 32;

/** Shows all of an address on a line with room for so many letters, or the host where it and others have more. */
export const shownBeside =
  (line: number): Shown =>
  (url, others) =>
    shownWithin(Math.max(ownLine, line - others))(url, others);
