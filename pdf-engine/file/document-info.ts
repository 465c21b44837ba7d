import type { DocumentProps } from "../marks.ts";
import type { PdfFile } from "./pdf-objects.ts";
import { PdfText, type Ref } from "./pdf-values.ts";

const text = (value: string | undefined) => (value ? new PdfText(value) : undefined);

/** Writes a date in UTC (ISO 32000-1 §7.9.4). */
const date = (value: Date | undefined) => value && new PdfText(`D:${value.toISOString().replace(/\D/g, "").slice(0, 14)}Z`);

/** Adds what a document says of itself for the trailer, where all programs look for it. */
export const addInfo = (file: PdfFile, props: DocumentProps): Ref =>
  file.add({
    Title: text(props.title),
    Author: text(props.author),
    Subject: text(props.subject),
    Keywords: text(props.keywords),
    Creator: text(props.creator),
    Producer: text(props.producer),
    CreationDate: date(props.creationDate),
    ModDate: date(props.modificationDate),
  });

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (value: string) => value.replace(/[&<>]/g, (char) => escapes[char] ?? char);

/**
 * Which standards a file keeps: PDF/UA-1 and the level A of a part of PDF/A, if of any. The third part is the first that allows files in a file. An
 * independent validator agrees (docs/pdf-ua.md).
 */
export type Claims = { archival: 2 | 3 | undefined };

/** PDF/A knows the properties of PDF/UA only where they are described (ISO 19005-2 §6.6.2.3). */
const description = `<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag>
</pdfaExtension:schemas>
`;

const claimed = ({ archival }: Claims) =>
  `<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>\n${
    archival
      ? `<pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">${archival}</pdfaid:part>\n<pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">A</pdfaid:conformance>\n${description}`
      : ""
  }`;

/** Adds what a document says of itself as XMP (ISO 16684-1), which is not compressed. */
export function addMetadata(
  file: PdfFile,
  { title, author, subject, keywords, creator, producer, ...props }: DocumentProps,
  claims: Claims,
): Ref {
  const say = (name: string, value: string | undefined, list?: "Alt" | "Seq") => {
    if (!value) return "";
    const item = list === "Alt" ? '<rdf:li xml:lang="x-default">' : "<rdf:li>";
    const said = list ? `<rdf:${list}>${item}${escaped(value)}</rdf:li></rdf:${list}>` : escaped(value);
    return `<${name}>${said}</${name}>\n`;
  };
  const time = (value: Date | undefined) => value?.toISOString().replace(".000", "");
  const properties = [
    say("dc:title", title, "Alt"),
    say("dc:creator", author, "Seq"),
    say("dc:description", subject, "Alt"),
    say("pdf:Keywords", keywords),
    say("pdf:Producer", producer),
    say("xmp:CreatorTool", creator),
    say("xmp:CreateDate", time(props.creationDate)),
    say("xmp:ModifyDate", time(props.modificationDate)),
  ].join("");
  const xml = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${properties}${claimed(claims)}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  return file.stream({ Type: "/Metadata", Subtype: "/XML" }, Buffer.from(xml, "utf8"));
}
