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
