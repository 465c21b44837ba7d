import { describe, expect, it } from "vitest";
import { type Face, resumeContent } from "../../domain/resume.ts";
import { variantFrom } from "../../domain/variants/compare.ts";
import { plainFace, resolveVariant } from "../../domain/variants/resolve.ts";

const resume = resumeContent.parse({
  email: "ada@example.com",
  headline: "Engineer",
  skills: ["Milling", "Baking"],
  experience: [{ id: "mill", role: "Engineer", tags: ["land"] }, { role: "Baker" }, { id: "ship", role: "Captain", tags: ["sea"] }],
  projects: [{ id: "bridge", name: "Bridge" }],
  custom: { note: "own" },
});

const before = plainFace(resume);

const edits: [string, string, Partial<Face>][] = [
  ["another email", "email", { email: "grace@example.com" }],
  ["other data of the caller's own", "custom", { custom: { note: "another" } }],
  ["a change of an entry without an id", "experience", { experience: before.experience.with(1, { role: "Head baker" }) }],
  ["the removal of an entry without an id", "experience", { experience: before.experience.toSpliced(1, 1) }],
  [
    "a move of an entry without an id",
    "experience",
    { experience: before.experience.with(0, before.experience[1] ?? {}).with(1, before.experience[0] ?? {}) },
  ],
  ["another order of skills that are texts", "skills", { skills: before.skills.toReversed() }],
  ["an entry that moves to another list", "volunteer", { projects: [], volunteer: [{ id: "bridge", role: "Builder" }] }],
  ["what is no resume", "headline", { headline: "x".repeat(10_000) }],
];

describe("an edit of a face that no variant can hold", () => {
  it.each(edits)("is refused with its place: %s", (_name, place, change) => {
    const compare = () => variantFrom(resume, { ...before, ...change });
    expect(compare).toThrow(TypeError);
    expect(compare).toThrow(place);
  });
});

it("an edit of a face that tags make keeps them, and the title", () => {
  const kept = { title: "At sea", tags: ["sea"] };
  const face = resolveVariant({ ...resume, variants: { sea: kept } }, "sea")?.face;
  expect(face?.experience.map(({ role }) => role)).toEqual(["Baker", "Captain"]);
  const variant = variantFrom(resume, { ...(face as Face), headline: "Captain" }, kept);
  expect(variant).toEqual({ ...kept, content: { headline: "Captain" } });
});
