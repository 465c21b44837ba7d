import { fileURLToPath } from "node:url";
import { Document, Font, Link, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { Entry, Section } from "../../outline/outline.ts";
import { plain } from "../../outline/text/inline.ts";
import type { Job, Peer } from "../rendering/job.ts";

const font = (name: string) => fileURLToPath(new URL(`../../pdf-templates/type/fonts/Resume${name}.ttf`, import.meta.url));

const familyOf = (family: string, [regular, bold, italic]: [string, string, string]) =>
  Font.register({
    family,
    fonts: [
      { src: font(regular), fontWeight: 400 },
      { src: font(bold), fontWeight: 600 },
      { src: font(italic), fontWeight: 400, fontStyle: "italic" },
    ],
  });

familyOf("Sans", ["Sans-Regular", "Sans-Semibold", "Sans-It"]);
familyOf("Arabic", ["Arabic-Regular", "Arabic-Semibold", "Arabic-Regular"]);
familyOf("JP", ["JP-Regular", "JP-Semibold", "JP-Regular"]);
// Words are not hyphenated, as in the other documents.
Font.registerHyphenationCallback((word) => [word]);

const quiet = "#57606a";
const styles = StyleSheet.create({
  page: { fontSize: 10, lineHeight: 1.34, color: "#1b1f24", paddingTop: 46, paddingBottom: 50, paddingHorizontal: 54 },
  foot: { position: "absolute", top: 806, left: 54, right: 54, textAlign: "right", fontSize: 8.5, color: quiet },
  name: { fontSize: 25, fontWeight: 600, lineHeight: 1.15, marginBottom: 4 },
  headline: { fontSize: 12, color: quiet, lineHeight: 1.25, marginBottom: 4 },
  contacts: { flexWrap: "wrap", columnGap: 16, rowGap: 1, fontSize: 9.5 },
  heading: { fontSize: 11.5, fontWeight: 600, lineHeight: 1.2, color: "#24507a", paddingBottom: 2, marginTop: 13, marginBottom: 5 },
  ruled: { borderBottomWidth: 0.7, borderBottomColor: "#d0d7de" },
  near: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  far: { flexShrink: 0, maxWidth: "45%", color: quiet },
  strong: { fontWeight: 600 },
  quiet: { color: quiet, textDecoration: "none" },
  italic: { fontStyle: "italic", color: quiet },
  hanging: { flexDirection: "row", columnGap: 3.5 },
});

const row = (isRtl: boolean) => ({ flexDirection: isRtl ? ("row-reverse" as const) : ("row" as const) });

function EntryBlock({ entry, isRtl }: { entry: Entry; isRtl: boolean }) {
  const { title, date, subtitle, place, url, notes, paragraphs, bullets, keywords, keywordsLabel } = entry;
  const isSecond = subtitle || place || url;
  return (
    <View>
      <View wrap={false} minPresenceAhead={30}>
        <View style={row(isRtl)}>
          <Text style={[styles.near, styles.strong]}>{title ?? ""}</Text>
          <Text style={styles.far}>{date ?? ""}</Text>
        </View>
        {isSecond && (
          <View style={row(isRtl)}>
            <Text style={[styles.near, styles.italic]}>
              {subtitle ??
                (url && (
                  <Link src={url} style={styles.quiet}>
                    {url.replace("https://", "")}
                  </Link>
                ))}
            </Text>
            <Text style={styles.far}>{place ?? ""}</Text>
          </View>
        )}
      </View>
      <View style={{ rowGap: 1.5 }}>
        {[...notes, ...paragraphs].map(plain).map((text) => (
          <Text key={text}>{text}</Text>
        ))}
        {bullets.map(plain).map((text) => (
          <View key={text} style={[styles.hanging, row(isRtl)]}>
            <Text>•</Text>
            <Text style={styles.near}>{text}</Text>
          </View>
        ))}
        {keywords.length > 0 && <Text style={styles.quiet}>{`${keywordsLabel}${keywords.join(", ")}`}</Text>}
      </View>
    </View>
  );
}

function SectionBlock({ section: { title, paragraphs, parts }, isRtl }: { section: Section; isRtl: boolean }) {
  const bookmark = { bookmark: { title, fit: true } };
  return (
    <View {...bookmark}>
      <View minPresenceAhead={48} style={[styles.heading, styles.ruled]}>
        <Text>{title}</Text>
      </View>
      {paragraphs.map(plain).map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      <View style={{ rowGap: parts.some(({ kind }) => kind === "entry") ? 7 : 3 }}>
        {parts.map((part, i) =>
          part.kind === "entry" ? (
            <EntryBlock key={`${part.title} ${i}`} entry={part} isRtl={isRtl} />
          ) : (
            <Text key={`${part.label} ${part.text}`}>
              {part.label && <Text style={styles.strong}>{part.label}</Text>}
              {part.text}
            </Text>
          ),
        )}
      </View>
    </View>
  );
}

function Resume({ outline: { name, headline, contacts, sections }, isRtl, script, language }: Job) {
  const text = { fontFamily: script === "Sans" ? ["Sans"] : ["Sans", script], textAlign: isRtl ? ("right" as const) : ("left" as const) };
  const foot = ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
    pageNumber > 1 ? `${name}  ·  ${pageNumber} / ${totalPages}` : "";
  return (
    <Document title={`${name} - Resume`} author={name ?? ""} language={language}>
      <Page size="A4" style={[styles.page, text, isRtl ? { direction: "rtl" } : {}]}>
        <Text style={styles.name}>{name}</Text>
        <Text style={styles.headline}>{headline}</Text>
        <View style={[row(isRtl), styles.contacts]}>
          {contacts.map(({ text, url }) => (
            <Text key={text}>
              {url ? (
                <Link src={url} style={styles.quiet}>
                  {text}
                </Link>
              ) : (
                <Text style={styles.quiet}>{text}</Text>
              )}
            </Text>
          ))}
        </View>
        {sections.map((section) => (
          <SectionBlock key={section.key} section={section} isRtl={isRtl} />
        ))}
        <Text style={styles.foot} render={foot} fixed />
      </Page>
    </Document>
  );
}

export const peer: Peer = (job) => renderToBuffer(<Resume {...job} />);
