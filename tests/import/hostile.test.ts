import { deflateSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";
import { renderThread } from "../../handlers/rendering/render-thread.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, typeof file === "string" ? bytesOf(file) : file])));

const word = (document: string, others: Record<string, string | Uint8Array> = {}) =>
  zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": document,
    ...others,
  });

const body = (text: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

/** A PDF of one page, whose content is a stream. */
function pdf(content: Uint8Array, filter = "", more = ""): Uint8Array {
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<</Length ${content.length}${filter}>>stream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\nendstream endobj\ntrailer<</Root 1 0 R${more}>>\n%%EOF`)]);
}

/** Megabytes of zeros, packed. */
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);

/** What no resume can be read out of, and the words that say why. */
const refused: [what: string, bytes: Uint8Array, why: RegExp][] = [
  ["nothing", new Uint8Array(), /no text/],
  ["white space", bytesOf(" \n\n\t"), /no text/],
  ["random bytes", Uint8Array.from({ length: 2_000 }, (_, i) => (i * 7_919 + 128) % 256), /not known/],
  ["a text in Latin-1", Buffer.from("Andr\xe9 Exemple", "latin1"), /UTF-8/],
  ["a text with zeros", bytesOf("Ada\u0000Example"), /not known/],
  ["half of UTF-16", Uint8Array.from([0xff, 0xfe, 0x41]), /UTF-8/],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /picture/],
  ["a photo", Buffer.from("\xff\xd8\xff\xe0", "latin1"), /picture/],
  ["an old Word document", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), /old version of Word/],
  ["RTF", bytesOf("{\\rtf1 Ada}"), /RTF/],
  ["the head of a PDF", bytesOf("%PDF-1.7\n"), /damaged/],
  ["a PDF cut short", pdf(bytesOf("BT ET")).subarray(0, 120), /damaged|no text/],
  ["a PDF of nothing but a picture", pdf(bytesOf("q 100 0 0 100 0 0 cm Q")), /picture/],
  [
    "a PDF that is locked",
    pdf(
      bytesOf("BT ET"),
      "",
      "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<00000000000000000000000000000000000000000000000000000000000000aa>/U<00000000000000000000000000000000000000000000000000000000000000aa>/P -4>>",
    ),
    /password|damaged/,
  ],
  [
    "a PDF whose pages are each other's",
    bytesOf(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ),
    /damaged|no text/,
  ],
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
  ["broken JSON", bytesOf('{"basics": {"name": "Ada"'), /broken/],
  ["a list in JSON", bytesOf("[1, 2]"), /no object/],
  ["JSON of something else", bytesOf('{"weather": "fine"}'), /no resume/],
  ["broken YAML", bytesOf("cv:\n  name: [Ada\n"), /broken in line/],
  [
    "YAML that repeats itself",
    bytesOf(
      `cv:\n  name: Ada\n  a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
        .split("")
        .map((key, i) => `  ${key}: &${key} [${Array(9).fill(`*${"abcdefg"[i]}`).join(",")}]`)
        .join("\n")}\n`,
    ),
    /without end/,
  ],
];

/** What is read, whatever it tries. */
const harmless: [what: string, bytes: Uint8Array][] = [
  [
    "HTML with programs",
    bytesOf(
      "<!doctype html><script>process.exit(1)</script><img src=x onerror=alert(1)><iframe src='https://evil.example'></iframe><h1>Ada Example</h1>",
    ),
  ],
  ["HTML nested without end", bytesOf(`<html>${"<div>".repeat(50_000)}Ada Example`)],
  ["lists nested without end", bytesOf(`<html>${"<ul><li>".repeat(20_000)}Ada Example`)],
  ["Markdown nested without end", bytesOf(`# Ada Example\n\n${"> ".repeat(5_000)}x`)],
  ["one long line", bytesOf(`Ada Example\n${"a".repeat(1_000_000)}`)],
  ["a million short lines", bytesOf(`Ada Example\n${"x\n".repeat(100_000)}`)],
  ["thousands of titles", bytesOf("Experience\n".repeat(20_000))],
  ["thousands of dates", bytesOf(`Experience\n${"Jan 2020 - Feb 2021\n".repeat(10_000)}`)],
  ["dates that go on and on", bytesOf(`Experience\n${"2020 - ".repeat(20_000)}`)],
  ["signs of bullets", bytesOf(`Experience\n${"• ".repeat(50_000)}`)],
  [
    "keys of prototypes",
    bytesOf('{"email": "ada@example.com", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  ],
  ["JSON nested deep", bytesOf(`{"email": "ada@example.com", "custom": ${"[".repeat(4_000)}${"]".repeat(4_000)}}`)],
  ["a table with strange quotes", zip({ "Profile.csv": 'First Name,Last Name\n"Ada,Example\n' })],
  [
    "a document with a relation to elsewhere",
    word(body("Ada Example"), {
      "word/_rels/document.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    }),
  ],
];

describe("a file that is none to read", () => {
  it.each(refused)("is refused with the reason: %s", async (_, bytes, why) => {
    await expect(readFile({ bytes })).rejects.toMatchObject({ name: "Unreadable", message: expect.stringMatching(why) });
  });

  it.each(harmless)("does no harm: %s", async (_, bytes) => {
    const answer = await readFile({ bytes }).catch((error: Error) => {
      expect(error.name).toBe("Unreadable");
      return undefined;
    });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(answer ?? "")).not.toMatch(/evil|root:/);
  });

  it("ends with its thread when it takes too long, and the next is read", async () => {
    const thread = renderThread();
    const bomb = pdf(deflateSync(zeros(200)), "/Filter/FlateDecode");
    await expect(thread.readResume({ bytes: bomb }, AbortSignal.timeout(300))).rejects.toThrow();
    const { resume } = await thread.readResume({ bytes: bytesOf("Ada Example\nada@example.com") }, AbortSignal.timeout(20_000));
    expect(resume.email).toBe("ada@example.com");
    await thread.close();
  });
});
