import { expect, it } from "vitest";
import { stylesOf } from "../../pdf-templates/type/families.ts";
import { fontFiles } from "../../pdf-templates/type/font-files.ts";
import { render } from "../support/render.ts";
import { aFullResume, aResume } from "../support/resumes.ts";

const loaded = () => Object.keys(stylesOf).filter((fontFamily) => fontFiles.find({ fontFamily }));

it("a resume has only the fonts read that its text needs", async () => {
  await render(aFullResume({ name: "Łukasz Щукін Nguyễn" }));
  expect(loaded()).toEqual(["Resume Sans"]);
  await render(aResume({ name: "שלום" }));
  expect(loaded()).toEqual(["Resume Sans", "Resume Hebrew"]);
  await render(aResume({ name: "서울" }));
  expect(loaded()).toEqual(["Resume Sans", "Resume Hebrew", "Resume KR"]);
  await render(aResume({ presentation: { typeface: "slab" } }));
  expect(loaded()).toEqual(["Resume Sans", "Resume Slab", "Resume Hebrew", "Resume KR"]);
});
