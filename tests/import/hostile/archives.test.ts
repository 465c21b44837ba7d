import { describe } from "vitest";
import { areRefused, doNoHarm } from "./checks.ts";
import { body, bytesOf, word, zeros, zip } from "./files.ts";

/** Where the headers of an archive's files stand: those before each file (PK 3 4), and those of its directory at the end (PK 1 2). */
function headers(bytes: Uint8Array, kind: 1 | 3): number[] {
  const [a, b] = kind === 3 ? [3, 4] : [1, 2];
  return Array.from(bytes.keys()).filter((i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === a && bytes[i + 3] === b);
}

/** An archive whose files say that they are locked with a password. */
function locked(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const at of headers(copy, 3)) copy.set([1], at + 6);
  for (const at of headers(copy, 1)) copy.set([1], at + 8);
  for (const at of headers(copy, 3)) copy.fill(0xaa, at + 60, at + 90);
  return copy;
}

/** An archive whose directory names one packed file under many names. */
function overlapping(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const first = headers(copy, 1).at(-1) ?? 0;
  for (const at of headers(copy, 1)) {
    for (const field of [20, 24, 42]) view.setUint32(at + field, view.getUint32(first + field, true), true);
  }
  return copy;
}

/** An archive whose directory says that its files have ten bytes each. */
function understated(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const at of headers(copy, 1)) new DataView(copy.buffer).setUint32(at + 24, 10, true);
  return copy;
}

const partNames = ["styles", "numbering", "footnotes", "endnotes", "comments"].map((name) => `word/${name}.xml`);

const contentTypes = (type: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;

const laughs = `<!DOCTYPE d [<!ENTITY a "ha">${"bcdefghij"
  .split("")
  .map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghij"[i]};`.repeat(10)}">`)
  .join("")}]>`;

describe("an archive that is none to read", () => {
  areRefused([
    ["an empty archive", zip({}), /neither|damaged/],
    ["an archive of something else", zip({ "a.txt": "Ada" }), /neither/],
    ["an archive cut short", zip({ "Profile.csv": "First Name\nAda" }).subarray(0, 40), /damaged/],
    ["an archive of paths", zip({ "../../etc/passwd": "x", "/etc/shadow": "x", "C:\\boot.ini": "x" }), /neither/],
    ["a document with macros", word(body("Ada"), { "word/vbaProject.bin": "x" }), /macros/],
    ["a document that is a bomb", word("", { "word/styles.xml": zeros(60) }), /far more/],
    ["a table that is a bomb", zip({ "Profile.csv": zeros(60) }), /far more/],
    ["an archive of thousands of files", zip(Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`${i}.txt`, ""]))), /too many/],
    ["a document that declares entities", word(`<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>${body("&b;")}`), /declaration/],
    [
      "a document that asks for a file",
      word(`<?xml version="1.0"?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>${body("&f;")}`),
      /declaration/,
    ],
    ["a document without a body", word("<w:document/>"), /damaged|no text/],
    ["a document whose XML is broken", word("<w:document><w:body><w:p>"), /damaged|no text/],
    ["a document that laughs a milliard times", word(`<?xml version="1.0"?>${laughs}${body("&j;")}`), /declaration/],
    ["entities behind a long comment", word(`<?xml version="1.0"?><!--${" ".repeat(5_000)}-->${laughs}${body("&j;")}`), /declaration/],
    [
      "entities of its styles",
      word(body("Ada"), { "word/styles.xml": `<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:styles>&f;</w:styles>` }),
      /declaration/,
    ],
    [
      "a document with macros by its type",
      word(body("Ada Example"), { "[Content_Types].xml": contentTypes("application/vnd.ms-word.document.macroEnabled.main+xml") }),
      /macros/,
    ],
    ["a document that is locked", locked(word(body("Ada Example ".repeat(50)))), /damaged|locked/],
    ["files that are one", overlapping(word("", Object.fromEntries(partNames.map((name) => [name, zeros(5)])))), /far more/],
    ["a table with a million columns", zip({ "Profile.csv": `${"First Name,".repeat(1_000_000)}\nAda` }), /broken/],
    ["a sheet of a table", zip({ "xl/workbook.xml": "<workbook/>" }), /neither/],
    ["an archive in an archive", zip({ "resume.docx": word(body("Ada")) }), /neither/],
  ]);
});

describe("an archive that means harm", () => {
  doNoHarm([
    ["a table with strange quotes", zip({ "Profile.csv": 'First Name,Last Name\n"Ada,Example\n' })],
    [
      "a document with a relation to elsewhere",
      word(body("Ada Example"), {
        "word/_rels/document.xml.rels":
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      }),
    ],
    ["files larger than they say", understated(word(body("Ada Example"), { "word/styles.xml": zeros(20) }))],
    [
      "tables in tables without end",
      word(body("", `${"<w:tbl><w:tr><w:tc>".repeat(3_000)}<w:p><w:r><w:t>Ada</w:t></w:r></w:p>${"</w:tc></w:tr></w:tbl>".repeat(3_000)}`)),
    ],
    ["two documents of one name", Buffer.concat([word(body("Ada")), word(body("Bo"))])],
    ["names that climb", word(body("Ada Example"), { "word/../../../../etc/evil.xml": "x", "word/media/../../evil.png": bytesOf("x") })],
    [
      "fields that ask for a file",
      word(body("", '<w:p><w:r><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r><w:r><w:t>Ada Example</w:t></w:r></w:p>')),
    ],
  ]);
});
