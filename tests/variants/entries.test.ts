import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { resolveVariant, type Variant } from "../../domain/variants/resolve.ts";

const resume = resumeContent.parse({
  email: "ada@example.com",
  experience: [{ id: "mill", role: "Engineer", company: "Example Mills" }],
  custom_sections: [
    {
      id: "talks",
      title: "Talks",
      items: [
        { id: "bread", title: "On bread" },
        { id: "steam", title: "On steam" },
      ],
    },
  ],
});

const resolved = (variant: Variant) => resolveVariant({ ...resume, variants: { acme: variant } }, "acme");

describe("a variant", () => {
  it("changes an entry of a custom section, and leaves one out", () => {
    const { face } = resolved({ entries: { bread: { title: "On rye" }, steam: null } }) ?? {};
    expect(face?.custom_sections).toEqual([{ id: "talks", title: "Talks", items: [{ id: "bread", title: "On rye" }] }]);
  });

  it("adds to a section that the resume has not", () => {
    expect(resolved({ add: { volunteer: [{ role: "Helper" }] } })?.face?.volunteer).toEqual([{ role: "Helper" }]);
  });

  it("takes a field of an entry away", () => {
    expect(resolved({ entries: { mill: { company: null } } })?.face?.experience).toEqual([{ id: "mill", role: "Engineer" }]);
  });

  it.each<[string, Variant, string, string]>([
    [
      "takes a field away that no entry has",
      { entries: { mill: { company: null, compny: null } } },
      "entries.mill.compny",
      "unknown_field",
    ],
    ["gives an entry another id", { entries: { mill: { id: "other" } } }, "entries.mill.id", "must not be there: an entry keeps its id"],
    ["orders an entry twice", { order: { experience: ["mill", "mill"] } }, "order.experience[1]", "stands there twice"],
    ["orders a section that is not there", { order: { volunteer: ["mill"] } }, "order.volunteer[0]", "names no entry of the resume"],
  ])("that %s says where", (_, variant, path, said) => {
    const { issues = [] } = resolved(variant) ?? {};
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(Object.values(issues[0] ?? {})).toContain(said);
  });
});
