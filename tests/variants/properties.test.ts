import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Variant } from "../../domain/fields/variant.ts";
import { canonicalJson } from "../../domain/json/canonical-json.ts";
import type { Face, ResumeContent } from "../../domain/resume.ts";
import { variantFrom } from "../../domain/variants/compare.ts";
import { plainFace, resolveVariant } from "../../domain/variants/resolve.ts";
import { isFull, seed } from "../safety/support/seeds.ts";
import { edit, edited, master } from "./faces.ts";

const runs = { seed, numRuns: isFull ? 1_500 : 200 };

/** The face that a variant makes, which has to resolve. */
function faceOf(resume: ResumeContent, variant: Variant): Face {
  const resolved = resolveVariant({ ...resume, variants: { acme: variant } }, "acme");
  if (!resolved?.face) throw new Error(JSON.stringify(resolved?.issues));
  return resolved.face;
}

const tags = fc.subarray(["sea", "land"]);

describe(`any resume and any edit of it (SEED=${seed})`, () => {
  it("an empty variant is the resume without what is hidden", () => {
    fc.assert(
      fc.property(master, (resume) => {
        const face = faceOf(resume, {});
        const isHidden = (entry: unknown) => (entry as { hidden?: boolean }).hidden === true;
        const { experience, projects, custom_sections, ...rest } = resume;
        expect(face).toMatchObject(rest);
        expect(face.experience).toEqual(experience.filter((entry) => !isHidden(entry)));
        expect(face.projects).toEqual(projects?.filter((entry) => !isHidden(entry)));
        expect(face).not.toHaveProperty("variants");
      }),
      runs,
    );
  });

  it("a face that was edited is what its variant makes of the resume", () => {
    fc.assert(
      fc.property(master, tags, edit, (resume, tags, change) => {
        const kept = { title: "For Example Ltd", tags };
        const before = faceOf(resume, kept);
        const wanted = plainFace(edited(before, change) as ResumeContent);
        // An entry of its own with other tags is none that a face with tags shows.
        fc.pre(tags.length === 0 || canonicalJson(faceOf(wanted as ResumeContent, { tags })) === canonicalJson(wanted));
        const variant = variantFrom(resume, wanted, kept);
        expect(canonicalJson(faceOf(resume, variant))).toBe(canonicalJson(wanted));
      }),
      runs,
    );
  });

  it("an edit of a face, compared with the resume, is found again and again as the same variant", () => {
    fc.assert(
      fc.property(master, edit, (resume, change) => {
        const variant = variantFrom(resume, edited(faceOf(resume, {}), change));
        expect(variantFrom(resume, faceOf(resume, variant))).toEqual(variant);
      }),
      runs,
    );
  });

  it("a face that was not edited is an empty variant", () => {
    fc.assert(
      fc.property(master, (resume) => {
        expect(variantFrom(resume, faceOf(resume, {}))).toEqual({});
      }),
      runs,
    );
  });

  it("resolving twice changes nothing, neither the resume nor the face", () => {
    fc.assert(
      fc.property(master, edit, tags, (resume, change, tags) => {
        const variant = { ...variantFrom(resume, edited(faceOf(resume, {}), change)), tags };
        const before = canonicalJson([resume, variant]);
        const once = faceOf(resume, variant);
        expect(faceOf(resume, variant)).toEqual(once);
        expect(canonicalJson([resume, variant])).toBe(before);
        expect(faceOf(once as ResumeContent, { tags })).toEqual(once);
      }),
      runs,
    );
  });

  it("what variants change in different places, they change in any order and at once", () => {
    fc.assert(
      fc.property(master, edit, (resume, change) => {
        const { content, entries = {} } = variantFrom(resume, edited(faceOf(resume, {}), { ...change, added: {} }));
        const [one, other] = [{ content }, { entries }];
        const first = faceOf(faceOf(resume, one) as ResumeContent, other);
        expect(faceOf(faceOf(resume, other) as ResumeContent, one)).toEqual(first);
        expect(faceOf(resume, { ...one, ...other })).toEqual(first);
      }),
      runs,
    );
  });
});
