import { expect, it } from "vitest";
import { pdfFileName } from "../../domain/file-name.ts";
import { attachment } from "../../storage/files/attachment.ts";

it.each([
  ["Ada Example", 'attachment; filename="Ada Example - Resume.pdf"'],
  ["José Ünal", 'attachment; filename="Jose Unal - Resume.pdf"'],
  ["Ada＂; filename=＂evil.exe＂; x=＂", 'attachment; filename="Ada filenameevil.exe x - Resume.pdf"'],
  ["．．／．．／Ada", 'attachment; filename="Ada - Resume.pdf"'],
  ["Ada\\..\\x", 'attachment; filename="Ada .. x - Resume.pdf"'],
  ["山田", 'attachment; filename="Resume.pdf"'],
])("the file of %j has a plain name for old readers, and one of its own", (name, ascii) => {
  const filename = pdfFileName(name);
  const header = attachment(filename);
  expect(header.startsWith(`${ascii}; filename*=UTF-8''`)).toBe(true);
  expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe(filename);
});
