import { Link, StyleSheet, Text, type TextProps, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { linkTarget, linkText } from "./links.ts";

/*
 * What templates are composed of. Sizes in points.
 * Texts that stand apart on paper are texts apart in the file, so that a machine reads a title, a place and a date as three.
 */

type Style = NonNullable<TextProps["style"]>;

/** The width of "•  " in a body text of 10 points, so that all lines of an item begin below each other. */
const bulletIndent = 7.04;

const styles = StyleSheet.create({
  row: { flexDirection: "row", justifyContent: "space-between" },
  left: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  right: { marginLeft: 14, maxWidth: "45%", textAlign: "right", flexShrink: 0 },
  bullet: { marginLeft: bulletIndent, textIndent: -bulletIndent, marginTop: 1.5 },
  link: { textDecoration: "none" },
  // Beyond 32,768 points, positions are rounded so coarsely that neighbours seem to overlap, and React-PDF would not break a
  // page between them: the gap outweighs that.
  body: { rowGap: 0.1 },
});

/** Two texts on one line, the second aligned right. Either may be missing. */
export function Row({
  left,
  right,
  leftStyle,
  rightStyle,
}: {
  left?: ReactNode;
  right?: string | undefined;
  leftStyle?: Style;
  rightStyle?: Style;
}) {
  if (!left && !right) return null;
  return (
    <View style={styles.row}>
      <Text style={[styles.left, leftStyle ?? {}]}>{left ?? ""}</Text>
      {right && <Text style={[styles.right, rightStyle ?? {}]}>{right}</Text>}
    </View>
  );
}

/** A list, each item one text with a hanging bullet. */
export function Bullets({ items }: { items: string[] | undefined }) {
  return items?.map((item, i) => (
    <Text key={i} style={styles.bullet}>
      {`•  ${item}`}
    </Text>
  ));
}

/** A paragraph a line. */
export function Paragraphs({ text }: { text: string | undefined }) {
  return text
    ?.split(/\n+/)
    .filter((line) => line.trim())
    .map((line, i) => (
      <Text key={i} style={{ marginTop: i > 0 ? 3 : 0 }}>
        {line}
      </Text>
    ));
}

/** A text that leads somewhere, if its target is one that may be followed. */
export function Anchor({ url, color }: { url: string; color: string }) {
  const target = linkTarget(url);
  if (!target) return <>{linkText(url)}</>;
  return (
    <Link src={target} style={[styles.link, { color }]}>
      {linkText(url)}
    </Link>
  );
}

/** A heading that stays with what follows, and what follows, `gap` apart. */
export function Section({ title, titleStyle, gap, children }: { title: string; titleStyle: Style; gap: number; children: ReactNode }) {
  return (
    <View>
      <View minPresenceAhead={48} wrap={false}>
        <Text style={titleStyle}>{title}</Text>
      </View>
      <View style={{ rowGap: gap }}>{children}</View>
    </View>
  );
}

/** One job, school or project: a head that stays with the first lines of its body. */
export function Entry({ head, children }: { head: ReactNode; children?: ReactNode }) {
  return (
    <View>
      <View minPresenceAhead={children ? 30 : 0} wrap={false}>
        {head}
      </View>
      {children && <View style={styles.body}>{children}</View>}
    </View>
  );
}
