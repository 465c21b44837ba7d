import { expect, it } from "vitest";
import { contentDisposition } from "../../domain/files/content-disposition.ts";
import { resumeFileName } from "../../domain/files/file-name.ts";

it.each([
  ["Ada Example", 'attachment; filename="Ada Example - Resume.pdf"'],
  ["José Ünal", 'attachment; filename="Jose Unal - Resume.pdf"'],
  ["Ada＂; filename=＂evil.exe＂; x=＂", 'attachment; filename="Ada filenameevil.exe x - Resume.pdf"'],
  ["．．／．．／Ada", 'attachment; filename="Ada - Resume.pdf"'],
  ["Ada\\..\\x", 'attachment; filename="Ada .. x - Resume.pdf"'],
  ["山田", 'attachment; filename="Resume.pdf"'],
])("the file of %j has a plain name for old readers, and one of its own", (name, ascii) => {
  const filename = resumeFileName(name, "pdf");
  const header = contentDisposition("attachment", filename);
  expect(header.startsWith(`${ascii}; filename*=UTF-8''`)).toBe(true);
  expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe(filename);
});

it("a name of its own has only characters that a header may have (RFC 8187 §3.2.1)", () => {
  const [, extended = ""] = contentDisposition("attachment", "Ada (O'Hara) 山* - Resume.pdf").split("filename*=UTF-8''");
  expect(extended).toMatch(/^(%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])+$/);
});

it.each(["ä", "山", "👩"])("a long name (%s…) is cut after sixty characters, none of them in two", (character) => {
  expect(resumeFileName(character.repeat(100), "pdf")).toBe(`${character.repeat(60)} - Resume.pdf`);
});
