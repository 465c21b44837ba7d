import { describe } from "vitest";
import { areRefused, doNoHarm } from "./checks.ts";
import { bytesOf } from "./files.ts";

/** As long as a line of a resume can be: whatever looks for a shape in it must not look at each beginning again. */
const line = (text: string) => bytesOf(`Ada Example\n${text.repeat(9_900 / text.length)}`);

describe("a text that is none to read", () => {
  areRefused([
    ["nothing", new Uint8Array(), /no text/],
    ["white space", bytesOf(" \n\n\t"), /no text/],
    ["random bytes", Uint8Array.from({ length: 2_000 }, (_, i) => (i * 7_919 + 128) % 256), /not known/],
    ["a text in Latin-1", Buffer.from("Andr\xe9 Exemple", "latin1"), /UTF-8/],
    ["a text with zeros", bytesOf("Ada\u0000Example"), /not known/],
    ["half of UTF-16", Uint8Array.from([0xff, 0xfe, 0x41]), /UTF-8/],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /picture/],
    ["a photo", Buffer.from("\xff\xd8\xff\xe0", "latin1"), /picture/],
    ["a picture that moves", Buffer.from("GIF89a", "latin1"), /picture/],
    ["an old Word document", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), /old version of Word/],
    ["RTF", bytesOf("{\\rtf1 Ada}"), /RTF/],
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
    ["UTF-32", Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-8/],
    ["Shift JIS", Uint8Array.from([0x97, 0x9a, 0x97, 0xf0, 0x8f, 0x91]), /UTF-8/],
    ["HTML of five megabytes in one line", bytesOf(`<html>${"a".repeat(5_000_000)}`), /longer than any/],
    [
      "JSON nested deeper than a stack",
      bytesOf(`{"email": "a@b.co", "custom": ${"[".repeat(200_000)}${"]".repeat(200_000)}}`),
      /nested deeper|broken/,
    ],
    ["YAML nested deeper than a stack", bytesOf(`cv: ${"[".repeat(50_000)}`), /nested deeper|broken/],
  ]);
});

describe("a text that means harm", () => {
  doNoHarm([
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
    ["a mark of UTF-8 before JSON", bytesOf('\ufeff{"email": "ada@example.com"}')],
    ["UTF-16 from the other end", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("Ada Example", "utf16le").swap16()])],
    ["YAML with programs", bytesOf('cv:\n  name: !!js/function "function () { process.exit(1) }"\n  __proto__: {polluted: true}\n')],
    ["numbers beyond all numbers", bytesOf('{"email": "ada@example.com", "experience": [{"start": 1e999, "role": -1e999}]}')],
    ["a text of megabytes in a field", bytesOf(JSON.stringify({ email: "ada@example.com", summary: "a".repeat(5_000_000) }))],
    ["a line of at signs", line("a@a.")],
    ["a line of brackets", line("(2020 - ")],
    ["a line of digits", line("+1 (2) 3-4 ")],
    ["a line of addresses", line("www.a-b.c/")],
    ["a line of commas", line("A, 12345 B, ")],
    ["a line of dashes", line("A – B — ")],
  ]);
});
