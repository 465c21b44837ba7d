/** @jsxImportSource hono/jsx */
import type { Inline } from "../../outline/text/inline.ts";
import { linked } from "../page/linked.ts";

/** Sets a text with its marks and links. */
export const MarkedText = ({ of: text }: { of: Inline }) => (
  <>{linked(text).map(({ link, runs }) => (link ? <a href={link}>{runs.map(set)}</a> : runs.map(set)))}</>
);

function set(run: Inline[number]) {
  if (run.kind === "break") return <br />;
  const text = run.code ? <code>{run.text}</code> : run.text;
  const stressed = run.em ? <em>{text}</em> : text;
  return run.strong ? <strong>{stressed}</strong> : stressed;
}
