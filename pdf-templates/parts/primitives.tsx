import type { Outline } from "../../outline/outline.ts";
import { qrCodeOf, quietZone } from "../../outline/qr-code.ts";
import { Image, View } from "../../pdf-engine/marks.ts";
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

/** What stays free between a name of size 1 and how it is read: the lines of a name are lower than its deepest letters. */
const readingDistance = 0.2;

/** How high its lines are, as a factor on its size: it is longer than a name, and may have marks above its letters. */
const readingLeading = 1.3;

/**
 * Sets the name, if there is one, and how it is read. It is smaller when a long word of it would not fit on a line of this width, which it has with the
 * template's own margins.
 */
export function Name({ of: { name, nameReading }, size, width, style }: NameProps) {
  const { look } = useSheet();
  return (
    name && (
      <Narrow>
        <Words role="title" style={[style, { fontSize: fittedSize(name, size, look.across(width)) }]}>
          {name}
        </Words>
        {nameReading && (
          <Words
            style={[
              style,
              { fontSize: size * readingSize, fontWeight: 400, lineHeight: readingLeading, marginTop: size * readingDistance },
            ]}
          >
            {nameReading}
          </Words>
        )}
      </Narrow>
    )
  );
}

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

type PhotoProps = { of: Pick<Outline, "photo" | "name" | "contacts">; size: number; style?: Style };

/** Of what is cut off a tall portrait, the part that is cut off above: the face is about a third from the top. */
const cutAbove = "10%";

/** The corners of a square photo. */
const softCorner = 3;

/** Shows a portrait, cut to a square or a circle. A screen reader says whose it is. */
export function Photo({ of: { photo, name, contacts }, size, style = {} }: PhotoProps) {
  const { look } = useSheet();
  const borderRadius = look.photoShape === "round" ? size / 2 : softCorner;
  return (
    photo && (
      <Image
        src={photo}
        alt={name ?? contacts[0]?.text}
        style={[{ width: size, height: size, borderRadius, objectFit: "cover", objectPositionY: cutAbove }, style]}
      />
    )
  );
}

/** Points that a code is wide, and that a module of it has at least: less is hard to read for a phone, on paper. */
const codeSide = 56;
const smallestModule = 1.1;

/** Sets the QR code of the address that a resume asks for, which also is a link to it. A screen reader says the address. */
export function Code({ of: { qr } }: { of: Pick<Outline, "qr"> }) {
  const { look } = useSheet();
  if (!qr) return null;
  const { size, dark } = qrCodeOf(qr);
  const width = Math.max(codeSide, size * smallestModule);
  const points = (modules: number) => (modules * width) / size;
  // At the sides, the margins of the page are wider than what has to stay free.
  const marginTop = Math.max(look.space(14), points(quietZone));
  return (
    <View wrap={false} style={{ alignSelf: look.isRtl ? "flex-end" : "flex-start", marginTop }}>
      <View role="figure" alt={qr} href={qr} style={{ width, height: width }}>
        {dark.map(({ x, y, width, height }) => (
          <View
            key={`${x} ${y}`}
            style={{
              position: "absolute",
              left: points(x),
              top: points(y),
              width: points(width),
              height: points(height),
              backgroundColor: "#000000",
            }}
          />
        ))}
      </View>
    </View>
  );
}

/** Sets the heading of a section. */
export const Heading = ({ style, children }: { style: Style; children: string }) => (
  <Words role="heading" style={style}>
    {children}
  </Words>
);
