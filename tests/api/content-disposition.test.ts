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
