import type { Outline } from "../../outline/outline.ts";
import { Image } from "../../pdf-engine/marks.ts";
import { fittedSize } from "../type/fitted-size.ts";
import { Anchor } from "./anchor.tsx";
import { useSheet } from "./sheet.tsx";
import type { Style } from "./style.ts";
import { Narrow, Words } from "./words.tsx";

/*
 * What templates are composed of. Sizes in points.
 * Texts that stand apart on paper are texts apart in the file, so that a machine reads a title, a place and a date as three.
 */

type NameProps = { of: Pick<Outline, "name" | "nameReading">; size: number; width: number; style: Style };

/** How large it is said how a name is read, for a name of size 1. */
const readingSize = 0.42;

/** Sets the name, if there is one, and how it is read. It is smaller when a long word of it would not fit on a line of this width. */
export const Name = ({ of: { name, nameReading }, size, width, style }: NameProps) =>
  name && (
    <Narrow>
      <Words role="title" style={[style, { fontSize: fittedSize(name, size, width) }]}>
        {name}
      </Words>
      {nameReading && <Words style={[style, { fontSize: size * readingSize, fontWeight: 400 }]}>{nameReading}</Words>}
    </Narrow>
  );

/** Sets the headline, if there is one. */
export const Headline = ({ of: { headline }, style }: { of: Pick<Outline, "headline">; style?: Style }) =>
  headline && <Words style={style ?? {}}>{headline}</Words>;

type ContactsProps = {
  of: Pick<Outline, "contacts">;
  /** The colour of links; quiet by default. */
  color?: string;
  style?: Style;
};

/** Sets the ways to reach somebody, each as a text of its own. */
export function Contacts({ of: { contacts }, color, style = {} }: ContactsProps) {
  const { quiet } = useSheet();
  return contacts.map(({ text, url }, i) => (
    <Words key={i} style={style}>
      {url ? <Anchor url={url} text={text} color={color ?? quiet} /> : text}
    </Words>
  ));
}

type PhotoProps = { of: Pick<Outline, "photo" | "name" | "contacts">; size: number; radius?: number; style?: Style };

/** Of what is cut off a tall portrait, the part that is cut off above: the face is about a third from the top. */
const cutAbove = "10%";

/** Shows a portrait, cut to a square or, with half its size as radius, a circle. A screen reader says whose it is. */
export const Photo = ({ of: { photo, name, contacts }, size, radius = 0, style = {} }: PhotoProps) =>
  photo && (
    <Image
      src={photo}
      alt={name ?? contacts[0]?.text}
      style={[{ width: size, height: size, borderRadius: radius, objectFit: "cover", objectPositionY: cutAbove }, style]}
    />
  );

/** Sets the heading of a section. */
export const Heading = ({ style, children }: { style: Style; children: string }) => (
  <Words role="heading" style={style}>
    {children}
  </Words>
);
