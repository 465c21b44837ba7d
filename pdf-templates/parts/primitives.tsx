import { Image, Link, Page, type PageProps, type TextProps, View } from "@react-pdf/renderer";
import { type ReactNode, use } from "react";
import { linkTarget, linkText } from "../../outline/links.ts";
import type { Contact, Outline } from "../../outline/outline.ts";
import { type Footer, role } from "../roles.ts";
import { fittedSize } from "../type/fitted-size.ts";
import type { Look } from "./look.ts";
import { type AnchorProps, Narrow, runs, Typesetting, Words } from "./words.tsx";

/*
 * What templates are composed of. Sizes in points.
 * Texts that stand apart on paper are texts apart in the file, so that a machine reads a title, a place and a date as three.
 */

export type Style = Exclude<NonNullable<TextProps["style"]>, readonly unknown[]>;

/** A distance from the bottom is measured from the end of the content, so the footer needs the height. */
const pageHeights = { A4: 841.89, Letter: 792 };

/** The pages; from the second on, a line at the foot says whose they are and which. */
export function Sheet({
  look,
  name,
  style,
  foot,
  children,
}: {
  look: Look;
  name?: string | undefined;
  style: Style;
  foot: Style;
  children: ReactNode;
}) {
  const typesetting = use(Typesetting);
  const sheet: PageProps = {
    size: look.page === "Letter" ? "LETTER" : "A4",
    style: [{ fontFamily: typesetting.fonts.base }, style],
  };
  const footer: Footer = ({ page, pages }) => (
    <Page {...sheet}>
      <Row look={look} style={{ position: "absolute", top: pageHeights[look.page] - 36, ...foot }}>
        {/* One line: where a name is too long for it, the number still has its place. */}
        <Words
          {...role("footer")}
          typesetting={typesetting}
          style={{ maxLines: 1, flexGrow: 1, flexShrink: 1, flexBasis: 0, textAlign: look.isRtl ? "left" : "right" }}
        >
          {name ?? ""}
        </Words>
        <Words {...role("footer")} typesetting={typesetting} style={{ flexShrink: 0, [look.isRtl ? "marginRight" : "marginLeft"]: 4 }}>
          {`${name ? "·  " : ""}${page} / ${pages}`}
        </Words>
      </Row>
    </Page>
  );
  return (
    <Page {...sheet} {...{ footer }}>
      {children}
    </Page>
  );
}

/** Side by side, in the direction of reading. */
export const Row = ({ look, style = {}, children }: { look: Look; style?: Style; children: ReactNode }) => (
  <View style={[{ flexDirection: look.isRtl ? "row-reverse" : "row" }, style]}>{children}</View>
);

type SplitProps = {
  look: Look;
  texts: (ReactNode | undefined)[];
  styles: Style[];
  /** The first heads an entry. */
  heading?: boolean;
};

/** Texts on one line: the first takes the room there is, the others stand at the far end. Any may be missing. */
export function Split({ look, texts, styles, heading = false }: SplitProps) {
  if (!texts.some(Boolean)) return null;
  // However long they are, nearly half of the line is left for the first.
  const isCrowded = texts.slice(1).filter(Boolean).length > 1;
  const near = { flexGrow: 1, flexShrink: 1, flexBasis: 0, textAlign: look.isRtl ? "right" : "left" } as const;
  const far = {
    textAlign: look.isRtl ? "left" : "right",
    flexShrink: 0,
    maxWidth: isCrowded ? "27%" : "45%",
    [look.isRtl ? "marginRight" : "marginLeft"]: 14,
  } as const;
  const row = (
    <Row look={look}>
      {texts.map((text, i) => {
        if (i > 0 && !text) return null;
        return (
          <Words key={i} {...(heading && i === 0 ? role("subheading") : {})} style={[i === 0 ? near : far, styles[i] ?? {}]}>
            {text ?? ""}
          </Words>
        );
      })}
    </Row>
  );
  return isCrowded ? <Narrow>{row}</Narrow> : row;
}

/**
 * A text that leads somewhere, if its target is one that may be followed. To stand within `<Words>`, which says how it is set when it is more
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

type NameProps = { of: Pick<Outline, "name">; size: number; width: number; style: Style };

/** Whose resume it is, if they said so: smaller where a long word of it would not stand on a line of that width, in points. */
export const Name = ({ of: { name }, size, width, style }: NameProps) =>
  name && (
    <Narrow>
      <Words {...role("title")} style={[style, { fontSize: fittedSize(name, size, width) }]}>
        {name}
      </Words>
    </Narrow>
  );

/** The heading of a section. */
export const Heading = ({ style, children }: { style: Style; children: string }) => (
  <Words {...role("heading")} style={style}>
    {children}
  </Words>
);

/** What heads an entry, where it stands by itself. */
export const EntryTitle = ({ style, children }: { style: Style; children: ReactNode }) => (
  <Words {...role("subheading")} style={style}>
    {children}
  </Words>
);

/** What is read first, wherever it stands. */
export const Lead = ({ children }: { children: ReactNode }) => <View {...role("lead")}>{children}</View>;

/** Ways to reach somebody, each a text of its own. */
export const Contacts = ({ contacts, color, style }: { contacts: Contact[]; color: string; style?: Style }) =>
  contacts.map(({ text, url }, i) => (
    <Words key={i} style={style ?? {}}>
      {url ? <Anchor url={url} text={text} color={color} /> : text}
    </Words>
  ));

type PhotoProps = { of: Pick<Outline, "photo" | "name" | "contacts">; size: number; radius?: number; style?: Style };

/** A portrait, cut to a square or, with half its size as radius, a circle. Who cannot see it hears whose it is. */
export function Photo({ of: { photo, name, contacts }, size, radius = 0, style = {} }: PhotoProps) {
  const alt = { alt: name ?? contacts[0]?.text };
  return photo && <Image src={photo} {...alt} style={[{ width: size, height: size, borderRadius: radius, objectFit: "cover" }, style]} />;
}

/** What an entry is about, and where it is on the web. */
export const linked = (text: string | undefined, url: string | undefined, color: string): ReactNode =>
  url ? (
    <>
      {text}
      {text && "  ·  "}
      <Anchor url={url} color={color} />
    </>
  ) : (
    text
  );
