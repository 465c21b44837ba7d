import { readFileSync } from "node:fs";
import { renderPdf } from "@formepdf/core";
import { Document, Fixed, Page, Strong, type Style, serialize, Text, View } from "@formepdf/react";
import type { Entry, Section } from "../../outline/outline.ts";
import { plain } from "../../outline/text/inline.ts";
import type { Job, Peer } from "../rendering/job.ts";

const quiet = "#57606a";

/** The engine takes its fonts with each document, as base64: made once here, and of those that a document needs alone. */
const faces = (family: string, [regular, bold, italic]: [string, string, string]) =>
  [
    { name: regular, fontWeight: 400 },
    { name: bold, fontWeight: 600 },
    { name: italic, fontWeight: 400, fontStyle: "italic" as const },
  ].map(({ name, ...style }) => {
    const bytes = readFileSync(new URL(`../../pdf-templates/type/fonts/Resume${name}.ttf`, import.meta.url));
    return { family, src: `data:font/ttf;base64,${bytes.toString("base64")}`, ...style };
  });

const fonts = {
  Sans: faces("Sans", ["Sans-Regular", "Sans-Semibold", "Sans-It"]),
  Arabic: faces("Arabic", ["Arabic-Regular", "Arabic-Semibold", "Arabic-Regular"]),
  JP: faces("JP", ["JP-Regular", "JP-Semibold", "JP-Regular"]),
};

const near: Style = { flexGrow: 1, flexShrink: 1, flexBasis: 0 };
const far: Style = { flexShrink: 0, maxWidth: "45%", color: quiet };

const row = (isRtl: boolean): Style => ({ flexDirection: isRtl ? "row-reverse" : "row" });

function EntryBlock({ entry, isRtl }: { entry: Entry; isRtl: boolean }) {
  const { title, date, subtitle, place, url, notes, paragraphs, bullets, keywords, keywordsLabel } = entry;
  const second = subtitle ?? url?.replace("https://", "") ?? "";
  return (
    <View>
      <View wrap={false}>
        <View style={row(isRtl)}>
          <Text style={{ ...near, fontWeight: 600 }}>{title ?? ""}</Text>
          <Text style={far}>{date ?? ""}</Text>
        </View>
        {(second || place) && (
          <View style={row(isRtl)}>
            <Text style={{ ...near, fontStyle: "italic", color: quiet }} {...(!subtitle && url && { href: url })}>
              {second}
            </Text>
            <Text style={far}>{place ?? ""}</Text>
          </View>
        )}
      </View>
      <View style={{ rowGap: 1.5 }}>
        {[...notes, ...paragraphs].map(plain).map((text) => (
          <Text key={text}>{text}</Text>
        ))}
        {bullets.map(plain).map((text) => (
          <View key={text} style={{ ...row(isRtl), columnGap: 3.5 }}>
            <Text>•</Text>
            <Text style={near}>{text}</Text>
          </View>
        ))}
        {keywords.length > 0 && <Text style={{ color: quiet }}>{`${keywordsLabel}${keywords.join(", ")}`}</Text>}
      </View>
    </View>
  );
}

const heading: Style = { marginTop: 13, marginBottom: 5, paddingBottom: 2, borderBottomWidth: 0.7, borderColor: "#d0d7de" };

function SectionBlock({ section: { title, paragraphs, parts }, isRtl }: { section: Section; isRtl: boolean }) {
  return (
    <View bookmark={title}>
      <View wrap={false} style={heading}>
        <Text style={{ fontSize: 11.5, fontWeight: 600, lineHeight: 1.2, color: "#24507a" }}>{title}</Text>
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
              {part.label && <Strong style={{ fontWeight: 600 }}>{part.label}</Strong>}
              {part.text}
            </Text>
          ),
        )}
      </View>
    </View>
  );
}

function resume({ outline: { name, headline, contacts, sections }, isRtl, script, language }: Job) {
  const text: Style = {
    fontFamily: script === "Sans" ? "Sans" : `Sans, ${script}`,
    fontSize: 10,
    lineHeight: 1.34,
    color: "#1b1f24",
    lang: language,
    hyphens: "none",
    textAlign: isRtl ? "right" : "left",
    direction: isRtl ? "rtl" : "ltr",
  };
  return (
    <Document
      title={`${name} - Resume`}
      author={name ?? ""}
      lang={language}
      style={text}
      fonts={[...new Set([...fonts.Sans, ...fonts[script]])]}
      pdfUa
    >
      <Page size="A4" margin={{ top: 46, right: 54, bottom: 50, left: 54 }}>
        <Text style={{ fontSize: 25, fontWeight: 600, lineHeight: 1.15, marginBottom: 4 }}>{name}</Text>
        <Text style={{ fontSize: 12, color: quiet, lineHeight: 1.25, marginBottom: 4 }}>{headline}</Text>
        <View style={{ ...row(isRtl), flexWrap: "wrap", columnGap: 16, rowGap: 1, fontSize: 9.5 }}>
          {contacts.map(({ text, url }) => (
            <Text key={text} style={{ color: quiet, textDecoration: "none", flexShrink: 0 }} {...(url && { href: url })}>
              {text}
            </Text>
          ))}
        </View>
        {sections.map((section) => (
          <SectionBlock key={section.key} section={section} isRtl={isRtl} />
        ))}
        <Fixed position="footer">
          <Text style={{ ...text, fontSize: 8.5, color: quiet, textAlign: "right" }}>{`${name}  ·  {{pageNumber}} / {{totalPages}}`}</Text>
        </Fixed>
      </Page>
    </Document>
  );
}

export const peer: Peer = (job) => renderPdf(JSON.stringify(serialize(resume(job))));
