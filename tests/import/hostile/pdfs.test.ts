import { deflateSync } from "fflate";
import { describe } from "vitest";
import { areRefused, doNoHarm } from "./checks.ts";
import { bytesOf, pdf, pdfOf } from "./files.ts";

/** An empty page, locked with a password by AES (PDF 1.6). */
const locked = Buffer.from(
  "JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvTWVkaWFCb3ggWyAwIDAgOSA5IF0gL1BhcmVudCAyIDAgUiAvVHlwZSAvUGFnZSA+PgplbmRvYmoKNCAwIG9iago8PCAvQ0YgPDwgL1N0ZENGIDw8IC9BdXRoRXZlbnQgL0RvY09wZW4gL0NGTSAvQUVTVjIgL0xlbmd0aCAxNiA+PiA+PiAvRmlsdGVyIC9TdGFuZGFyZCAvTGVuZ3RoIDEyOCAvTyA8MGJhMzgzNWY4OGY5MDM4OGU3NGU1NDU4NDEyNWNlMTQyYmUwZGUyNGM2YjBkMzc3NDZlMDc1Yjg5MTc1NjY3MT4gL1AgLTQgL1IgNCAvU3RtRiAvU3RkQ0YgL1N0ckYgL1N0ZENGIC9VIDw4MDc0OWRkYjUyYzQyN2MyYWYxZDExM2MxYTAxMGU1OTAxMjI0NTZhOTFiYWU1MTM0MjczYTZkYjEzNGM4N2M0PiAvViA0ID4+CmVuZG9iagp4cmVmCjAgNQowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMDAwMDAgbiAKMDAwMDAwMDA2NCAwMDAwMCBuIAowMDAwMDAwMTIzIDAwMDAwIG4gCjAwMDAwMDAxOTIgMDAwMDAgbiAKdHJhaWxlciA8PCAvUm9vdCAxIDAgUiAvSUQgWzxhMGJlNWUzOGNmMDgzMmFmYTg4OGRmNzAxMGRhMWI1ZT48YTBiZTVlMzhjZjA4MzJhZmE4ODhkZjcwMTBkYTFiNWU+XSAvRW5jcnlwdCA0IDAgUiA+PgpzdGFydHhyZWYKNDkxCiUlRU9GCg==",
  "base64",
);

const pages = (kids: string, count: number) => ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Kids[${kids}]/Count ${count}>>`];

const page = (more = "") => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${more}>>`;

/** Words on a page, in a font that every reader has. */
const words = "BT /F 12 Tf 50 800 Td (Ada Example, ada@example.com, engineer of mills) Tj ET";

const stream = (text: string, more = "") => `<<${more}/Length ${text.length}>>stream\n${text}\nendstream `;

const font = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

describe("a PDF that is none to read", () => {
  areRefused([
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
    ["a PDF that is locked by AES", locked, /password/],
    [
      "a PDF of ten thousand pages",
      pdfOf([...pages(Array.from({ length: 10_000 }, (_, i) => `${i + 3} 0 R`).join(" "), 10_000), ...Array<string>(10_000).fill(page())]),
      /10000 pages/,
    ],
    ["a PDF that says it has a milliard pages", pdfOf([...pages("3 0 R", 1_000_000_000), page()]), /1000000000 pages|damaged|no text/],
    ["a PDF whose table of objects lies", bytesOf("%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n99999999\n%%EOF"), /damaged|no text/],
    [
      "a PDF whose objects are each other's",
      bytesOf("%PDF-1.4\n1 0 obj 2 0 R endobj\n2 0 obj 1 0 R endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
      /damaged|no text/,
    ],
    [
      "a PDF whose stream is packed a hundred times",
      pdf(
        Array.from({ length: 100 }).reduce((bytes: Uint8Array) => deflateSync(bytes), bytesOf("BT ET")),
        `/Filter[${"/FlateDecode".repeat(100)}]`,
      ),
      /no text|damaged/,
    ],
  ]);
});

describe("a PDF that means harm", () => {
  doNoHarm([
    [
      "programs that start with it",
      pdfOf([
        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('https://evil.example'\\))>>/AA<</WC<</S/Launch/F(/bin/evil)>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page(`/Contents 4 0 R/Resources<<${font}>>`),
        stream(words),
      ]),
    ],
    [
      "links to programs and files",
      pdfOf([
        ...pages("3 0 R", 1),
        page(
          `/Contents 4 0 R/Resources<<${font}>>/Annots[<</Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(javascript:alert\\(1\\))>>>><</Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(file:///etc/passwd)>>>>]`,
        ),
        stream(words),
      ]),
    ],
    [
      "a picture that draws itself",
      pdfOf([
        ...pages("3 0 R", 1),
        page(`/Contents 4 0 R/Resources<<${font}/XObject<</X 5 0 R>>>>`),
        stream(`${words} /X Do`),
        stream("/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"),
      ]),
    ],
    [
      "texts at the end of the world",
      pdfOf([
        ...pages("3 0 R", 1),
        page(`/Contents 4 0 R/Resources<<${font}>>`),
        stream(`BT /F 1e38 Tf 1e38 -1e38 Td (Ada Example of the mills) Tj 0 0 0 0 0 0 Tm (Ada) Tj ET`),
      ]),
    ],
    [
      "a file that is no resume",
      pdfOf([
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(resume.json)<</Type/Filespec/F(resume.json)/EF<</F 5 0 R>>>>]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page(`/Contents 4 0 R/Resources<<${font}>>`),
        stream(words),
        stream('{"email": "evil'),
      ]),
    ],
  ]);
});
