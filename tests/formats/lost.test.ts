import { expect, it } from "vitest";
import { writers } from "../../formats/index.ts";
import { aDocument } from "../support/documents.ts";
import { portrait } from "../support/portrait.ts";

it.each<[keyof typeof writers, string[]]>([
  ["docx", ["DOCX has no QR code: it is left out."]],
  ["html", []],
  ["md", ["Markdown has no photo: it is left out.", "Markdown has no QR code: it is left out."]],
  [
    "txt",
    [
      "Plain text has no photo: it is left out.",
      "Plain text has no QR code: it is left out.",
      "Plain text has no bold, italics and code: such words stand as the others.",
    ],
  ],
  ["json", []],
  ["yaml", ["The YAML of RenderCV has no photo: it is left out.", "The YAML of RenderCV has no QR code: it is left out."]],
])("%s says what it leaves out of a resume, and nothing where that is not there", async (format, warnings) => {
  const write = await writers[format]();
  const all = { photo: portrait, summary: "Likes **mills**.", presentation: { qr: "https://ada.example" } };
  expect((await write(aDocument(all))).warnings).toEqual(warnings);
  expect((await write(aDocument({ summary: "Likes mills." }))).warnings).toEqual([]);
});
