import type { z } from "zod";
import type { resumeContent } from "../../domain/resume.ts";
import sample from "../../scripts/sample-resume.json" with { type: "json" };

export type ResumeInput = z.input<typeof resumeContent>;

let count = 0;

export const anEmail = (): string => `person-${++count}@example.com`;

/** A small resume under an email of its own. */
export const aResume = (fields: Partial<ResumeInput> = {}): ResumeInput => ({ email: anEmail(), name: "Ada Example", ...fields });

/** A resume as a front end sends it: every list filled, blank lines among the bullets. */
export const aFullResume = (fields: Partial<ResumeInput> = {}): ResumeInput => ({
  ...(sample as ResumeInput),
  email: anEmail(),
  experience: [
    { role: "Engineer", company: "Example Engines", start: "2019", end: "present", details: ["Built the mill.", "", "Kept it running."] },
  ],
  ...fields,
});
