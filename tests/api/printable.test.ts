import { expect, it } from "vitest";
import { limits } from "../../domain/fields/limits.ts";
import { pngs } from "../support/photos.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

/** Blank bullets: each counts as a line, and takes no time to render. */
const blankLines = (count: number) => ({ projects: [...Array(count / 200)].map(() => ({ details: Array(200).fill("") })) });

/** A picture that a photo's limit just lets pass: what comes after its end says nothing. */
const largestPhoto = () => {
  const [, base64 = ""] = (pngs.RGB ?? "").split(",");
  const picture = Buffer.from(base64, "base64");
  return `data:image/png;base64,${Buffer.concat([picture, Buffer.alloc(limits.photo - picture.length)]).toString("base64")}`;
};

it("a resume of some 4,000 lines has a PDF, whatever its photo weighs; one of more is told to be shortened, and stays", async () => {
  await using service = await startService();
  const { email } = (await service.call("POST", "/resume", { ...aResume(blankLines(3_600)), photo: largestPhoto() })).body.resume;
  const address = `/resume/${email}`;
  expect((await service.call("GET", `${address}/download`)).status).toBe(200);
  expect((await service.call("PUT", address, blankLines(4_000))).status).toBe(200);
  for (const path of ["/download", "/ats"]) {
    const { status, body } = await service.call("GET", address + path);
    expect({ status, message: body.message }).toEqual({
      status: 400,
      message: expect.stringMatching(/about 4\d{3} lines; a PDF can have 4000/),
    });
  }
  expect((await service.call("GET", address)).body.projects).toHaveLength(20);
});

it("a resume whose PDF has over a hundred pages has none, and is told to be shortened", async () => {
  await using service = await startService();
  // In a narrow column, a line takes several.
  const narrow = {
    skills: Array(200).fill("W".repeat(88)),
    interests: Array(100).fill({ name: "W".repeat(80), keywords: Array(8).fill("W".repeat(85)) }),
  };
  const { email } = (await service.call("POST", "/resume", aResume(narrow))).body.resume;
  const { status, body } = await service.call("GET", `/resume/${email}/download?template=creative`);
  expect({ status, message: body.message }).toEqual({ status: 400, message: expect.stringMatching(/has 1\d\d pages; a PDF can have 100/) });
});
