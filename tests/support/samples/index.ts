import { readdirSync, readFileSync } from "node:fs";
import { tallPortrait } from "../portrait.ts";
import type { ResumeInput } from "../resumes.ts";

/*
 * Resumes of fictional people, as different as people are: one a file, whose `custom` says what is hard about it, and whether a tall photo belongs to it.
 * Those of tests/support/sample-resumes.ts are compared with pictures; these are checked by rules.
 */

type Sample = ResumeInput & { custom: { shape: string; photo?: "tall" } };

const folder = import.meta.dirname;

const read = (file: string): Sample => JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));

/** The resumes by the names of their files. */
export const samples: Record<string, Sample> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => [file.replace(".json", ""), read(file)]),
);

/** The resume with the photo that belongs to it. */
export const withPhoto = (sample: Sample): ResumeInput => (sample.custom.photo ? { ...sample, photo: tallPortrait() } : sample);
