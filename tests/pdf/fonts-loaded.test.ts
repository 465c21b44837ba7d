import { Font } from "@react-pdf/renderer";
import { expect, it } from "vitest";
import { render } from "../support/render.ts";
import { aFullResume, aResume } from "../support/resumes.ts";

const loaded = () =>
  Object.entries(Font.getRegisteredFonts())
    .filter(([family, { sources }]) => family.startsWith("Resume ") && sources.some(({ data }) => data))
    .map(([family]) => family);

it("a resume has only the fonts read that its text needs", async () => {
  await render(aFullResume({ name: "Łukasz Щукін Nguyễn" }));
  expect(loaded()).toEqual(["Resume Sans"]);
  await render(aResume({ name: "שלום" }));
  expect(loaded()).toEqual(["Resume Sans", "Resume Hebrew"]);
  await render(aResume({ name: "서울" }));
  expect(loaded()).toEqual(["Resume Sans", "Resume Hebrew", "Resume KR"]);
});
